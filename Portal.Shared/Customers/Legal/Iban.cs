using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Customers;

/// <summary>
/// An account number whose length and check digits fit: ISO 13616, the lengths by country of the IBAN registry that SWIFT keeps, the
/// check digits by ISO/IEC 7064 MOD 97-10.
/// </summary>
/// <param name="Plain">Without spaces.</param>
public sealed record Iban(string Plain)
{
    public const int MaxLength = 34;

    private static readonly Dictionary<string, int> Lengths = (
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 "
        + "GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 "
        + "MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 "
        + "UA29 VA22 VG24 XK20 YE30").Split(' ').ToDictionary(entry => entry[..2], entry => int.Parse(entry[2..], System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>In groups of four, as people write it.</summary>
    public string Spaced => string.Join(' ', Plain.Chunk(4).Select(group => new string(group)));

    /// <returns>Null where it is not one, or a digit is wrong.</returns>
    public static Iban? Parse(string? text) => Check(text) is { Value.Length: > 0, Problem: null } fits ? new Iban(fits.Value) : null;

    /// <summary>Looks at what was typed; nothing typed is nothing wrong.</summary>
    public static CheckedText Check(string? typed)
    {
        var plain = CheckedText.Plain(typed);
        return new(plain, plain.Length == 0 ? null : Problem(plain));
    }

    /// <summary>The country and the last four places: "DE … 2051". Whole it is shown to nobody without a right and a record.</summary>
    public static string Mask(string? plain) => plain is { Length: > 8 } ? $"{plain[..2]} … {plain[^4..]}" : plain is { Length: > 0 } ? "…" : "";

    private static string? Problem(string plain)
    {
        var country = plain.Length >= 2 ? plain[..2] : plain;
        if (!Lengths.TryGetValue(country, out var length))
        {
            return T("An IBAN begins with the letters of its country, such as DE; these are none that has IBANs.", "Eine IBAN beginnt mit den Buchstaben des Landes, etwa DE; diese gehören zu keinem Land mit IBAN.");
        }
        var name = Countries.NameOf(country);
        if (!plain.All(char.IsAsciiLetterOrDigit)) return T("An IBAN has letters and digits only.", "Eine IBAN besteht nur aus Buchstaben und Ziffern.");
        if (plain.Length != length)
        {
            return T($"An IBAN of {name} ({country}) has {length} characters; this one has {plain.Length}.", $"Eine IBAN aus {name} ({country}) hat {length} Zeichen; diese hat {plain.Length}.");
        }
        // 00, 01 and 99 leave the same remainder as 97, 98 and 02 and are never given out.
        var fits = char.IsAsciiDigit(plain[2]) && char.IsAsciiDigit(plain[3]) && plain[2..4] is not ("00" or "01" or "99") && Digits.Mod97(plain[4..] + plain[..4]) == 1;
        return fits ? null : T("The check digits of this IBAN do not fit: a digit may be mistyped.", "Die Prüfziffern dieser IBAN passen nicht: Vielleicht ist eine Ziffer vertippt.");
    }
}
