using System.Text.RegularExpressions;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Newsletters;

/// <summary>What stands for something about the recipient: {{name}}, or {{name|dear reader}} for those of whom it is not known.</summary>
/// <param name="Name">One of <see cref="Placeholders.Known"/>.</param>
internal sealed record Placeholder(string Name, string Fallback);

/// <summary>
/// Finds placeholders before the text is read as Markdown, and puts a mark in each one's place; the recipient's values take the
/// marks' places at the very end, in one pass. So a value is never read as Markdown, as HTML, or for placeholders of its own.
/// </summary>
internal static partial class Placeholders
{
    private const char Open = '\uE000', Close = '\uE001';

    public static readonly string[] Known = ["name", "customer"];

    /// <returns>The text with its marks, or why it cannot be sent.</returns>
    public static (string Marked, string? Problem) Mark(string text, List<Placeholder> found)
    {
        string? problem = null;
        // Marks of our own that somebody typed are none.
        var marked = Braces().Replace(text.Replace($"{Open}", "", StringComparison.Ordinal).Replace($"{Close}", "", StringComparison.Ordinal), match =>
        {
            var (name, fallback) = (match.Groups[1].Value.Trim(), match.Groups[2].Value.Trim());
            if (!Known.Contains(name, StringComparer.Ordinal)) problem ??= Unknown(match.Value);
            found.Add(new Placeholder(name, fallback));
            return $"{Open}{found.Count - 1}{Close}";
        });
        if (problem is null && marked.Contains("{{", StringComparison.Ordinal)) problem = Unclosed;
        return (marked, problem);
    }

    public static bool HasMarks(string text) => text.Contains(Open, StringComparison.Ordinal);

    /// <param name="value">What stands in a placeholder's place, ready for where it stands.</param>
    public static string Fill(string marked, IReadOnlyList<Placeholder> placeholders, Func<Placeholder, string> value) =>
        Marks().Replace(marked, match => value(placeholders[int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)]));

    private static string Unknown(string typed) => T(
        $"{typed} is not a placeholder. There are {{{{name}}}} and {{{{customer}}}}, with a substitute if you like: {{{{name|dear reader}}}}.",
        $"{typed} ist kein Platzhalter. Es gibt {{{{name}}}} und {{{{customer}}}}, auf Wunsch mit Ersatz: {{{{name|liebe Leserin, lieber Leser}}}}.");

    private static string Unclosed => T(
        "A placeholder begins with {{ and does not end with }}.", "Ein Platzhalter beginnt mit {{ und endet nicht mit }}.");

    [GeneratedRegex(@"\{\{([^{}|]*)(?:\|([^{}]*))?\}\}")]
    private static partial Regex Braces();

    [GeneratedRegex("\uE000([0-9]+)\uE001")]
    private static partial Regex Marks();
}
