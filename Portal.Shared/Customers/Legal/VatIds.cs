using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Customers;

/// <summary>
/// VAT identification numbers: form and check digit of the member states of the European Union, of Northern Ireland (XI), Great Britain
/// (GB) and Switzerland (CHE). Forms as the European Commission lists them for VIES; the arithmetic as the tax authorities publish it,
/// collected in the Commission's "VIES VAT number validation algorithms" and, for CHE, in the UID's technical description (eCH-0097).
/// That a number is well formed does not say that it was given out, nor to whom. A number of any other country is taken as typed.
/// </summary>
public static class VatIds
{
    public const int MaxLength = 60;

    /// <summary>A number of each country in the table, by the letters in front.</summary>
    public static IReadOnlyDictionary<string, string> Examples { get; } = VatRule.All.ToDictionary(rule => rule.Key, rule => rule.Value.Example);

    /// <summary>Looks at what was typed; nothing typed is nothing wrong.</summary>
    /// <param name="country">Where the customer is, by code or name, or empty: in a country that is not in the table, any number may be one.</param>
    public static CheckedText Check(string? typed, string? country = null)
    {
        var (text, plain) = ((typed ?? "").Trim(), CheckedText.Plain(typed));
        if (plain.Length == 0) return new("");
        // Greece is GR everywhere else.
        if (plain.StartsWith("GR", StringComparison.Ordinal)) plain = "EL" + plain[2..];
        var prefix = plain.StartsWith("CHE", StringComparison.Ordinal) ? "CHE" : plain.Length > 2 ? plain[..2] : plain;
        if (VatRule.All.TryGetValue(prefix, out var rule)) return Look(rule, plain);
        // A number without letters may be one of a country that writes none; the letters of a country say so themselves.
        var isElsewhere = prefix.All(char.IsAsciiLetter) ? Countries.Find(prefix)?.Code == prefix : Countries.Find(country) is { } home && !VatRule.All.ContainsKey(PrefixOf(home.Code));
        return isElsewhere ? new(text) : new(text, T(
            "A VAT ID begins with the letters of its country, such as DE136695976. These are none.", "Eine USt-IdNr. beginnt mit den Buchstaben des Landes, etwa DE136695976. Diese gehören zu keinem."));
    }

    private static CheckedText Look(VatRule rule, string plain)
    {
        // Belgium's numbers once had nine digits.
        var number = rule.Prefix == "BE" && plain.Length == 11 ? "0" + plain[2..] : plain[rule.Prefix.Length..];
        var name = Countries.NameOf(CountryOf(rule.Prefix));
        if (!rule.HasLength(number.Length))
        {
            return new(plain, T($"A VAT ID of {name} has another length; it looks like {rule.Example}.", $"Eine USt-IdNr. aus {name} hat eine andere Länge; sie sieht so aus: {rule.Example}."));
        }
        if (!rule.HasForm(number)) return new(plain, T($"A VAT ID of {name} looks like {rule.Example}.", $"Eine USt-IdNr. aus {name} sieht so aus: {rule.Example}."));
        return new(rule.Prefix + number, rule.Fits(number) ? null : T(
            "The check digit of this VAT ID does not fit: a digit may be mistyped.", "Die Prüfziffer dieser USt-IdNr. passt nicht: Vielleicht ist eine Ziffer vertippt."));
    }

    private static string CountryOf(string prefix) => prefix switch { "EL" => "GR", "XI" => "GB", "CHE" => "CH", _ => prefix };

    private static string PrefixOf(string country) => country switch { "GR" => "EL", "CH" => "CHE", _ => country };
}
