using System.Globalization;
using Portal.Shared.Common;

namespace Portal.Server.Features.Invoices;

/// <summary>An address as it stands on a letter.</summary>
internal static class PostalLines
{
    // The runtime names countries in English or in their own language, whoever reads.
    private static readonly Dictionary<string, string> German = new()
    {
        ["AT"] = "Österreich", ["BE"] = "Belgien", ["BG"] = "Bulgarien", ["CH"] = "Schweiz", ["CY"] = "Zypern", ["CZ"] = "Tschechien", ["DE"] = "Deutschland",
        ["DK"] = "Dänemark", ["EE"] = "Estland", ["ES"] = "Spanien", ["FI"] = "Finnland", ["FR"] = "Frankreich", ["GB"] = "Vereinigtes Königreich",
        ["GR"] = "Griechenland", ["HR"] = "Kroatien", ["HU"] = "Ungarn", ["IE"] = "Irland", ["IT"] = "Italien", ["LI"] = "Liechtenstein", ["LT"] = "Litauen",
        ["LU"] = "Luxemburg", ["LV"] = "Lettland", ["MT"] = "Malta", ["NL"] = "Niederlande", ["NO"] = "Norwegen", ["PL"] = "Polen", ["PT"] = "Portugal",
        ["RO"] = "Rumänien", ["SE"] = "Schweden", ["SI"] = "Slowenien", ["SK"] = "Slowakei", ["US"] = "Vereinigte Staaten",
    };

    /// <param name="home">The sender's country, which is not written.</param>
    public static string Of(string street, string postalCode, string city, string region, string country, string home) => string.Join('\n',
        new[] { street, $"{postalCode} {city}".Trim(), region, country == home ? "" : CountryName(country) }.Where(line => line.Length > 0));

    /// <summary>The country's name in the reader's language, in capitals as the post asks for; what is no known code stays as it is.</summary>
    private static string CountryName(string country)
    {
        if (country.Length != 2) return country;
        if (Texts.IsGerman && German.TryGetValue(country, out var german)) return german.ToUpper(CultureInfo.CurrentCulture);
        try
        {
            return new RegionInfo(country).EnglishName.ToUpper(CultureInfo.CurrentCulture);
        }
        catch (ArgumentException)
        {
            return country;
        }
    }
}
