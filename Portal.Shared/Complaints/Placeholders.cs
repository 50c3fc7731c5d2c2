using System.Text.RegularExpressions;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Complaints;

/// <summary>
/// What a canned text leaves open, as {name}. Filled in when it is inserted, before anybody sends it; what is not known then stays
/// visible in the answer.
/// </summary>
public static partial class Placeholders
{
    /// <summary>Each with what it stands for.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> Known =>
    [
        ("name", T("who complained", "wer sich beschwert hat")), ("number", T("the complaint's number", "die Nummer der Beschwerde")),
        ("order", T("the order's number", "die Nummer des Auftrags")), ("product", T("the product", "der Artikel")),
        ("customer", T("the customer's name", "der Name des Kunden")), ("me", T("your name", "Ihr Name")),
    ];

    /// <summary>Those in a text that nothing stands for, as they are written, each once.</summary>
    public static IReadOnlyList<string> Unknown(string text) =>
        [.. Written().Matches(text).Select(m => m.Value).Distinct().Where(p => !Known.Any(k => $"{{{k.Name}}}" == p))];

    /// <param name="values">By name; what is missing or empty stays as it is written.</param>
    public static string Fill(string text, IReadOnlyDictionary<string, string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Written().Replace(text, m => values.GetValueOrDefault(m.Value[1..^1]) is { Length: > 0 } value ? value : m.Value);
    }

    [GeneratedRegex(@"\{[^{}\s]{1,40}\}")]
    private static partial Regex Written();
}
