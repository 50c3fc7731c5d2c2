using Portal.Shared.Common;
using Portal.Shared.Customers;

namespace Portal.Tests.Customers;

/// <summary>VAT IDs by country: numbers that companies publish, and the same with a digit changed.</summary>
public sealed class VatIdTests
{
    /// <summary>Of each country, each of its forms.</summary>
    public static readonly TheoryData<string> Published = new()
    {
        "ATU13585627", "ATU 142 43 102", "ATU54300000", "BE0428759497", "BE 0402 918 402", "BG175074752", "BG 131202360", "BG7111042925", "BG7542011030", "CY10189098G", "CY- 10277198H", "CY00632993 F",
        "CZ25123891", "CZ 450 33 145", "CZ6011270177", "CZ7652046248", "DE136308783", "DE - 113866163", "DE 811 363 057", "DK10150817", "DK-20 04 52 72", "EE101256753", "EE 100 931 558", "EL082499478", "EL: 094279805",
        "ESA78109592", "ES X-5253868-R", "ES54362315K", "ES Q-2818015-F", "ESY5277343F", "ES W4003922D", "FI18261444", "FI 0982651-1", "FR83404833048", "FR K 7399859412", "FR16000063601", "HR33392005961", "HU12892312", "HU 10672101",
        "IE6433435OA", "IE 0005306C", "IE8D79739I", "IE6433435IH", "IT00743110157", "IT: 02331250163", "LT119511515", "LT100001919017", "LT290068995116", "LU 150 274 42", "LU.248.70.640", "LV 4000 3521 600", "LV90000528023",
        "MT 1167-9112", "MT17025737", "NL 009122746 B01", "NL.8186.43.778.B.01", "NL002455799B11", "NL001617419B92", "PL 5840304472", "PL 768-000-24-66", "PT 501 964 843", "PT 500 019 720", "RO 185 472 90", "RO573768", "RO1630615123457",
        "SE 556043606401", "SE 202 100-5000 01", "SI 50223054", "SI 70310815", "SK 202 274 96 19", "SK2020257679", "GB 980 7806 84", "GB 100190874", "GB242338087388", "GD100", "XI 980780684", "CHE-113.042.942", "CHE-107.787.577 IVA",
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void What_companies_publish_is_taken_and_kept_without_what_stands_between(string number)
    {
        var typed = number.StartsWith("GD", StringComparison.Ordinal) ? "GB" + number : number;
        var looked = VatIds.Check(typed);
        Assert.Null(looked.Problem);
        Assert.DoesNotMatch("[^A-Z0-9]", looked.Value);
        Assert.Equal(looked, VatIds.Check(looked.Value.ToLowerInvariant()));
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void A_digit_that_is_mistyped_shows(string number)
    {
        // Departments have no check digit; that one of them is a health authority shows.
        if (number is "GD100") number = "GBGD500";
        else number = VatIds.Check(number).Value;
        foreach (var place in Enumerable.Range(0, number.Length).Where(i => Counts(number, i)))
        {
            var other = number[..place] + (char)('0' + (number[place] - '0' + 1) % 10) + number[(place + 1)..];
            Assert.True(VatIds.Check(other).Problem is not null, $"{other}, from {number}");
        }
    }

    [Theory]
    [InlineData("DE13630878", "another length")]
    [InlineData("DE1363087833", "another length")]
    [InlineData("DE13630878X", "looks like DE136695976")]
    [InlineData("DE136308784", "check digit")]
    [InlineData("ATX13585627", "looks like ATU13585627")]
    [InlineData("QQ124567", "letters of its country")]
    [InlineData("136308783", "letters of its country")]
    [InlineData("GR094501041", "check digit")]
    public void What_is_wrong_is_said(string typed, string said) => Assert.Contains(said, Texts.In(Texts.English, () => VatIds.Check(typed).Problem));

    [Fact]
    public void Every_sentence_is_there_in_German()
    {
        Assert.Equal("Eine USt-IdNr. aus Deutschland hat eine andere Länge; sie sieht so aus: DE136695976.", Texts.In(Texts.German, () => VatIds.Check("DE1").Problem));
        Assert.Equal("Die Prüfziffer dieser USt-IdNr. passt nicht: Vielleicht ist eine Ziffer vertippt.", Texts.In(Texts.German, () => VatIds.Check("DE136308784").Problem));
    }

    [Theory]
    [InlineData("US 12-3456789", null, "US 12-3456789")]
    [InlineData(" NO 974 760 673 MVA ", null, "NO 974 760 673 MVA")]
    [InlineData("51 824 753 556", "Australia", "51 824 753 556")]
    [InlineData("gr 094501040", "GR", "EL094501040")]
    [InlineData("BE413562567", "BE", "BE0413562567")]
    [InlineData("  ", "DE", "")]
    public void Other_countries_are_taken_as_typed_and_known_ones_in_their_own_notation(string typed, string? country, string kept) => Assert.Equal(new CheckedText(kept), VatIds.Check(typed, country));

    [Fact]
    public void Every_member_state_has_its_example_and_each_fits()
    {
        const string members = "AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI";
        Assert.Equal([], members.Split(' ').Except(VatIds.Examples.Keys));
        Assert.All(VatIds.Examples.Values, example => Assert.Equal(new CheckedText(example), VatIds.Check(example)));
    }

    /// <summary>A digit in the reach of a check digit: not those that only number branches, persons before 1954 or alternatives.</summary>
    private static bool Counts(string number, int place) => char.IsAsciiDigit(number[place]) && number[..2] switch
    {
        "NL" => place < 11 && number is not ("NL001617419B92" or "NL002455799B11"),
        "SE" => place < 12,
        "GB" => place < 11 && number.Length > 7 || number == "GBGD500",
        "BG" => number.Length == 11,
        "CZ" => number.Length != 11,
        _ => true,
    };
}
