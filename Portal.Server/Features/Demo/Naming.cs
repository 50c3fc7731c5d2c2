using System.Text;

namespace Portal.Server.Features.Demo;

/// <summary>Names of people and companies as they stand in addresses.</summary>
internal static class Naming
{
    private static readonly string[] Forms =
    [
        " GmbH & Co. KG", " gGmbH", " GmbH", " e. K.", " e. V.", " e.U.", " OHG", " KG", " AG", " B.V.", " V.O.F.", " BV", " NV", " ApS", " A/S", " I/S",
        " SARL", " SAS", " Sp. z o.o.", " Sp. j.", " Ltd", " LLP", " AB", " HB", " S.r.l.", " S.a.s.",
    ];

    /// <summary>"katrin.petersen"</summary>
    public static string Local(string person) => string.Join('.', Plain(person).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>"gasthof-zur-alten-muehle"</summary>
    public static string Domain(string company)
    {
        var form = Forms.FirstOrDefault(f => company.EndsWith(f, StringComparison.Ordinal));
        var words = Plain(form is null ? company : company[..^form.Length]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('-', words.Take(5));
    }

    /// <summary>As the Swiss write it.</summary>
    public static string In(Country country, string text) => country.Code == "CH" ? text.Replace("ß", "ss", StringComparison.Ordinal) : text;

    /// <summary>Umlauts as German addresses spell them, other accents off, everything else a space.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length + 4);
        foreach (var c in text.ToLowerInvariant())
        {
            if (Spelled.TryGetValue(c, out var letters)) plain.Append(letters);
            else if (char.IsAscii(c)) plain.Append(char.IsAsciiLetterOrDigit(c) ? c : ' ');
            else if (c.ToString().Normalize(NormalizationForm.FormD)[0] is var bare && char.IsAsciiLetter(bare)) plain.Append(bare);
            else if (c != '’') plain.Append(' ');
        }
        return plain.ToString();
    }

    private static readonly Dictionary<char, string> Spelled = new()
    {
        ['ä'] = "ae", ['ö'] = "oe", ['ü'] = "ue", ['ß'] = "ss", ['ø'] = "oe", ['æ'] = "ae", ['å'] = "aa", ['ł'] = "l", ['ı'] = "i",
    };
}
