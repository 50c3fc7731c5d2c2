using System.Globalization;
using System.Text;

namespace Portal.Server.Data;

/// <summary>
/// Turns text into the words that search compares: lower case, accents off, and the two spellings of an umlaut made one
/// (ü, ue and u; ß and ss). Query and record go through the same door, so nobody has to know how a name is written.
/// </summary>
internal static class SearchWords
{
    public const int MaxLength = 40;

    /// <summary>The words of a text, each once.</summary>
    public static IReadOnlyList<string> Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var chunk in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var folded = Fold(chunk);
            var parts = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Add(words, string.Concat(parts));
            foreach (var part in parts) Add(words, part);
            // "BS-2026-000123" is also typed as 123.
            if (parts.Length > 1 && parts[^1].All(char.IsAsciiDigit)) Add(words, parts[^1].TrimStart('0'));
        }
        return [.. words];
    }

    /// <summary>The words somebody typed into a search field: what stands between spaces is one word, "A-17" too.</summary>
    public static IReadOnlyList<string> Asked(string? query) =>
        string.IsNullOrWhiteSpace(query) ? []
            : PhoneOf(query) is { } phone ? [phone]
            : [.. query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(w => Cut(string.Concat(Fold(w).Split(' '))))
                .Where(w => w.Length > 0).Distinct(StringComparer.Ordinal).Take(6)];

    /// <summary>A phone number is typed with spaces anywhere: it is one word, as it is dialled.</summary>
    private static string? PhoneOf(string query)
    {
        var typed = query.Trim();
        if (typed[0] is not ('+' or '0') || typed.Any(c => !char.IsAsciiDigit(c) && !char.IsWhiteSpace(c) && !"+-/().".Contains(c, StringComparison.Ordinal))) return null;
        var digits = string.Concat(typed.Replace("(0)", "", StringComparison.Ordinal).Where(char.IsAsciiDigit));
        if (digits.StartsWith("00", StringComparison.Ordinal)) digits = digits[2..];
        return digits.Length >= 6 ? Cut(digits) : null;
    }

    /// <summary>Lower case letters and digits; everything between them becomes a space.</summary>
    public static string Fold(string text)
    {
        var plain = new StringBuilder(text.Length + 4);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (Letters.TryGetValue(char.ToLowerInvariant(c), out var plainLetters)) plain.Append(plainLetters);
            else plain.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        }
        return plain.Replace("ae", "a").Replace("oe", "o").Replace("ue", "u").ToString();
    }

    private static readonly Dictionary<char, string> Letters = new()
    {
        ['ß'] = "ss", ['ø'] = "o", ['æ'] = "a", ['œ'] = "o", ['ł'] = "l", ['đ'] = "d", ['ð'] = "d", ['þ'] = "th", ['ı'] = "i",
    };

    private static void Add(HashSet<string> words, string word)
    {
        if (word.Length > 0) words.Add(Cut(word));
    }

    private static string Cut(string word) => word.Length > MaxLength ? word[..MaxLength] : word;
}
