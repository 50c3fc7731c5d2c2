using Portal.Shared.Common;
using Portal.Shared.Customers;

namespace Portal.Tests.Customers;

/// <summary>IBANs by country, length and check digits; BICs by their form.</summary>
public sealed class BankNumberTests
{
    /// <summary>Examples of the IBAN registry.</summary>
    public static readonly TheoryData<string> Registered = new()
    {
        "AD1200012030200359100100", "AE070331234567890123456", "AT611904300234573201", "BE68539007547034", "BG80BNBG96611020345678", "CH9300762011623852957", "CY17002001280000001200527600",
        "CZ6508000000192000145399", "DE89370400440532013000", "DK5000400440116243", "EE382200221020145685", "ES9121000418450200051332", "FI2112345600000785", "FR1420041010050500013M02606",
        "GB29NWBK60161331926819", "GR1601101250000000012300695", "HR1210010051863000160", "HU42117730161111101800000000", "IE29AIBK93115212345678", "IS140159260076545510730339", "IT60X0542811101000000123456",
        "LI21088100002324013AA", "LT121000011101001000", "LU280019400644750000", "LV80BANK0000435195001", "MC5811222000010123456789030", "MT84MALT011000012345MTLCAST001S", "NL91ABNA0417164300", "NO9386011117947",
        "PL61109010140000071219812874", "PT50000201231234567890154", "RO49AAAA1B31007593840000", "SE4550000000058398257466", "SI56263300012039086", "SK3112000000198742637541", "SM86U0322509800000000270100", "TR330006100519786457841326",
    };

    [Theory]
    [MemberData(nameof(Registered))]
    public void What_is_registered_is_taken_and_a_mistyped_digit_shows(string iban)
    {
        var spaced = new Iban(iban).Spaced;
        Assert.Equal(new CheckedText(iban), Iban.Check($" {spaced.ToLowerInvariant()} "));
        Assert.Equal(iban, Iban.Parse(spaced)?.Plain);
        foreach (var place in Enumerable.Range(2, iban.Length - 2).Where(i => char.IsAsciiDigit(iban[i])))
        {
            var other = iban[..place] + (char)('0' + (iban[place] - '0' + 1) % 10) + iban[(place + 1)..];
            Assert.True(Iban.Check(other).Problem is not null, other);
        }
    }

    [Theory]
    [InlineData("DE8937040044053201300", "has 22 characters; this one has 21")]
    [InlineData("XX89370400440532013000", "none that has IBANs")]
    [InlineData("US89370400440532013000", "none that has IBANs")]
    [InlineData("DE88370400440532013000", "a digit may be mistyped")]
    [InlineData("DE8937040044053201300Ä", "letters and digits only")]
    [InlineData("my account", "none that has IBANs")]
    public void What_is_wrong_with_an_IBAN_is_said(string typed, string said) => Assert.Contains(said, Texts.In(Texts.English, () => Iban.Check(typed).Problem));

    [Fact]
    public void Masked_it_shows_country_and_last_four() =>
        Assert.Equal(("DE … 3000", "", "…"), (Iban.Mask("DE89370400440532013000"), Iban.Mask(""), Iban.Mask("DE8930")));

    [Theory]
    [InlineData("BYLADEM1001", null)]
    [InlineData("deut de ff", null)]
    [InlineData("NBKOXKPR", null)]
    [InlineData("BYLADEM1", null)]
    [InlineData("BYLADEM10", "8 or 11 characters; this one has 9")]
    [InlineData("BYLAQQM1001", "is no country")]
    [InlineData("BYL4DEM1001", "looks like this")]
    public void A_BIC_is_looked_at_by_its_form(string typed, string? said)
    {
        var problem = Texts.In(Texts.English, () => Bics.Check(typed).Problem);
        if (said is null) Assert.Null(problem);
        else Assert.Contains(said, problem);
    }
}
