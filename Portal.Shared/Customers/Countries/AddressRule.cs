using System.Text.RegularExpressions;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Customers;

/// <summary>How addresses of a country are written: its postal code, and whether it has regions.</summary>
/// <param name="Pattern">A regular expression of the whole code; empty where any will do, or none.</param>
/// <param name="Example">A code that fits.</param>
/// <param name="CodeWord">What the code is called there; empty for "postal code".</param>
/// <param name="RegionWord">What the region is called; with "!" where an address is incomplete without it; empty where it has none.</param>
public sealed partial record AddressRule(string Pattern, string Example, string CodeWord, string RegionWord)
{
    /// <summary>For an address whose country is not known.</summary>
    public static readonly AddressRule Free = new("", "", "", "");

    public bool NeedsPostalCode => Pattern.Length > 0;

    public bool HasRegion => RegionWord.Length > 0;

    public bool NeedsRegion => RegionWord.EndsWith('!');

    public string PostalCodeLabel => CodeWord switch
    {
        "zip" => T("ZIP code", "Postleitzahl (ZIP)"),
        "eircode" => "Eircode",
        "postcode" => T("Postcode", "Postleitzahl (Postcode)"),
        _ => T("Postal code", "Postleitzahl"),
    };

    public string RegionLabel => RegionWord.TrimEnd('!') switch
    {
        "state" => T("State", "Bundesstaat"),
        "province" => T("Province", "Provinz"),
        "provincecode" => T("Province or territory", "Provinz oder Territorium"),
        "county" => T("County", "Grafschaft oder Kreis"),
        _ => T("Region", "Region"),
    };

    /// <summary>
    /// The code as the country's post writes it: capitals, single spaces, its separator in place, and without the letters of the
    /// country that some put before it ("D-10115", "S-111 52").
    /// </summary>
    /// <returns>Null where it cannot be one of this country.</returns>
    public string? Clean(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var code = Spaces().Replace(typed.Trim().ToUpperInvariant(), " ");
        if (!NeedsPostalCode) return code;
        var bare = Prefix().Replace(code, "");
        return new[] { AsExample(code), AsExample(bare), code, bare, Prefix().Match(Example).Value + bare }.FirstOrDefault(c => Regex.IsMatch(c, $"^(?:{Pattern})$", RegexOptions.CultureInvariant));
    }

    /// <summary>The same letters with the separator where the example has it, counted from the end.</summary>
    private string AsExample(string code)
    {
        var plain = new string([.. code.Where(char.IsAsciiLetterOrDigit)]);
        var separator = Example.LastIndexOfAny([' ', '-']);
        var tail = separator < 0 ? 0 : Example.Length - separator - 1;
        return separator < 0 || plain.Length <= tail ? plain : $"{plain[..^tail]}{Example[separator]}{plain[^tail..]}";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("^[A-Z]{1,3}[- ](?=[0-9])")]
    private static partial Regex Prefix();
}
