using System.Text;

namespace Portal.Server.Files;

/// <summary>A line of a CSV file that spreadsheets open: quoted where needed, and nothing in it is taken for a formula.</summary>
internal static class CsvLine
{
    // Their full-width twins, too: spreadsheets read them the same way.
    private const string Beginnings = "=+-@\t\r\n\0＝＋－＠";

    public static string Of(char separator, params IEnumerable<string> cells) =>
        new StringBuilder().AppendJoin(separator, cells.Select(cell => Cell(cell, separator))).Append("\r\n").ToString();

    private static string Cell(string text, char separator)
    {
        if (text.TrimStart(' ') is [var first, ..] && Beginnings.Contains(first, StringComparison.Ordinal)) text = "'" + text;
        return text.Contains('"', StringComparison.Ordinal) || text.Contains(separator, StringComparison.Ordinal) || text.AsSpan().IndexOfAny('\r', '\n') >= 0
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
