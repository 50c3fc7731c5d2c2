using Portal.Shared.Common;
using Portal.Shared.Customers;

namespace Portal.Tests.Account;

/// <summary>What countries ask of an address, and how their phone numbers are dialled from anywhere.</summary>
public sealed class CountryTests
{
    private static readonly string[] Ruled =
    [
        "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
        "CH", "GB", "US", "CA", "NO",
    ];

    [Fact]
    public void Every_country_has_a_code_two_names_and_a_calling_code()
    {
        Assert.Equal(249, Countries.All.Count);
        Assert.Equal(249, Countries.All.Select(c => c.Code).Distinct().Count());
        Assert.All(Countries.All, c =>
        {
            Assert.Matches("^[A-Z]{2}$", c.Code);
            Assert.Matches("^[1-9][0-9]{0,2}$", c.CallingCode);
            Assert.Matches("^[0-9]{0,2}$", c.TrunkPrefix);
            Assert.True(c.English.Length > 2 && c.German.Length > 2, c.Code);
        });
        // A number's calling code is found by trying one digit, then two, then three.
        var codes = Countries.All.Select(c => c.CallingCode).Distinct().ToList();
        Assert.DoesNotContain(codes, a => codes.Any(b => b != a && b.StartsWith(a, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_union_its_neighbours_and_north_america_have_rules_that_accept_their_own_example()
    {
        foreach (var code in Ruled)
        {
            var rule = Countries.Find(code)!.Address;
            Assert.True(rule.NeedsPostalCode, code);
            Assert.Equal(rule.Example, rule.Clean(rule.Example));
            Assert.Null(rule.Clean(""));
            Assert.Null(rule.Clean("??"));
        }
    }

    [Theory]
    [InlineData("DE", "10115", "10115")]
    [InlineData("DE", " d-10115 ", "10115")]
    [InlineData("DE", "1011", null)]
    [InlineData("DE", "101155", null)]
    [InlineData("AT", "A-1010", "1010")]
    [InlineData("NL", "1012ab", "1012 AB")]
    [InlineData("NL", "0012 AB", null)]
    [InlineData("SE", "S-111 52", "111 52")]
    [InlineData("SE", "11152", "111 52")]
    [InlineData("PL", "00950", "00-950")]
    [InlineData("PT", "1100148", "1100-148")]
    [InlineData("GB", "sw1a1aa", "SW1A 1AA")]
    [InlineData("GB", "M1 1AE", "M1 1AE")]
    [InlineData("GB", "12345", null)]
    [InlineData("IE", "d02af30", "D02 AF30")]
    [InlineData("CA", "k1a0b1", "K1A 0B1")]
    [InlineData("CA", "D1A 0B1", null)]
    [InlineData("US", "94103-1234", "94103-1234")]
    [InlineData("US", "9410", null)]
    [InlineData("LV", "1050", "LV-1050")]
    [InlineData("CH", "CH-8001", "8001")]
    [InlineData("NO", "0150", "0150")]
    [InlineData("BR", "anything 1", "ANYTHING 1")]
    [InlineData("BR", "", "")]
    public void A_postal_code_is_put_as_its_country_writes_it_or_refused(string country, string typed, string? clean) =>
        Assert.Equal(clean, Countries.Find(country)!.Address.Clean(typed));

    [Theory]
    [InlineData("DE", false, "Postal code", "Region")]
    [InlineData("US", true, "ZIP code", "State")]
    [InlineData("CA", true, "Postal code", "Province or territory")]
    [InlineData("GB", false, "Postcode", "County")]
    [InlineData("IE", false, "Eircode", "County")]
    [InlineData("IT", false, "Postal code", "Province")]
    public void Fields_are_called_what_the_country_calls_them(string country, bool needsRegion, string code, string region)
    {
        var rule = Countries.Find(country)!.Address;
        Assert.Equal((needsRegion, code, region), Texts.In("en", () => (rule.NeedsRegion, rule.PostalCodeLabel, rule.RegionLabel)));
    }

    [Theory]
    [InlineData("Germany", "DE")]
    [InlineData("deutschland", "DE")]
    [InlineData("UK", "GB")]
    [InlineData("USA", "US")]
    [InlineData(" ch ", "CH")]
    [InlineData("Atlantis", null)]
    public void A_country_is_known_by_code_and_by_both_names(string typed, string? code) => Assert.Equal(code, Countries.Find(typed)?.Code);

    [Theory]
    [InlineData("040 66969-201", "DE", "+494066969201")]
    [InlineData("+49 (0) 40 66969-201", "", "+494066969201")]
    [InlineData("0049 40 66969201", "GB", "+494066969201")]
    [InlineData("040/66969-201 Durchwahl 7", "Deutschland", "+494066969201")]
    [InlineData("06 6982 1", "IT", "+390669821")]
    [InlineData("020 7946 0123", "GB", "+442079460123")]
    [InlineData("(415) 555-0123", "US", "+14155550123")]
    [InlineData("1-415-555-0123", "CA", "+14155550123")]
    [InlineData("011 49 40 66969201", "US", "+494066969201")]
    [InlineData("06 1 234 5678", "HU", "+3612345678")]
    [InlineData("22 123 45 67", "PL", "+48221234567")]
    [InlineData("12345678", "NO", "+4712345678")]
    [InlineData("040 66969201", "", "")]
    [InlineData("ring me", "DE", "")]
    [InlineData("+49 1234567890123456", "", "")]
    [InlineData("+999 1234567", "", "")]
    [InlineData("", "DE", "")]
    public void A_phone_number_is_normalised_by_the_country_it_was_typed_in(string typed, string country, string normalised) =>
        Assert.Equal(normalised, PhoneNumbers.Normalise(typed, country));

    [Fact]
    public void A_number_is_found_as_it_is_dialled_from_abroad_and_at_home() =>
        Assert.Equal(["494066969201", "04066969201"], PhoneNumbers.SearchForms("+494066969201"));
}
