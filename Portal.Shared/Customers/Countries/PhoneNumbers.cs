using System.Text.RegularExpressions;

namespace Portal.Shared.Customers;

/// <summary>
/// Phone numbers as they are dialled from anywhere. What was typed is kept beside it and shown; this is what links dial and what
/// search compares. Rules: ITU-T E.164 (at most 15 digits), and each country's calling code and trunk prefix.
/// </summary>
public static partial class PhoneNumbers
{
    private const int Shortest = 7, Longest = 15;

    /// <summary>"+49401234567", or empty where what was typed is no number that can be dialled from abroad.</summary>
    /// <param name="country">Code or name of the country whose people write numbers without a calling code; empty where it is not known.</param>
    public static string Normalise(string? typed, string? country)
    {
        if (string.IsNullOrWhiteSpace(typed)) return "";
        // "+49 (0) 40": the zero is dialled within the country only. What follows a word is an extension.
        var main = Extension().Replace(typed.Replace("(0)", "", StringComparison.Ordinal), "");
        var digits = new string([.. main.Where(char.IsAsciiDigit)]);
        var home = Countries.Find(country);
        if (main.TrimStart().StartsWith('+')) return Whole(digits);
        if (home?.CallingCode == "1" && digits.StartsWith("011", StringComparison.Ordinal)) return Whole(digits[3..]);
        if (digits.StartsWith("00", StringComparison.Ordinal)) return Whole(digits[2..]);
        if (home is null) return "";
        var trunk = home.TrunkPrefix;
        var national = trunk.Length > 0 && digits.StartsWith(trunk, StringComparison.Ordinal) ? digits[trunk.Length..] : digits;
        return Whole(home.CallingCode + national);
    }

    /// <summary>The ways people type a number that is known, as digits: from abroad and from within the country.</summary>
    public static IEnumerable<string> SearchForms(string? normalised)
    {
        if (string.IsNullOrEmpty(normalised)) yield break;
        var digits = normalised.TrimStart('+');
        yield return digits;
        if (CallingCodeOf(digits) is { } code) yield return "0" + digits[code.Length..];
    }

    /// <summary>True where something was typed that has too few digits to be called.</summary>
    public static bool IsTooShort(string? typed) => !string.IsNullOrWhiteSpace(typed) && typed.Count(char.IsAsciiDigit) < 4;

    private static string Whole(string digits) => digits.Length is >= Shortest and <= Longest && CallingCodeOf(digits) is not null ? "+" + digits : "";

    private static readonly HashSet<string> CallingCodes = [.. Countries.All.Select(c => c.CallingCode)];

    /// <summary>No calling code begins another, so the first that fits is the one.</summary>
    private static string? CallingCodeOf(string digits) =>
        Enumerable.Range(1, 3).Where(n => n <= digits.Length).Select(n => digits[..n]).FirstOrDefault(CallingCodes.Contains);

    [GeneratedRegex(@"[A-Za-z#].*$")]
    private static partial Regex Extension();
}
