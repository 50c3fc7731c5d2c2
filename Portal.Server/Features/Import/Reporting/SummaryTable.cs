using System.Globalization;

namespace Portal.Server.Features.Import;

/// <summary>The figures of an import, as a terminal shows them.</summary>
internal static class SummaryTable
{
    private static readonly string[] Header = ["file", "records", "read", "new", "changed", "unchanged", "refused", "conflicts"];

    public static IEnumerable<string> Lines(IReadOnlyList<Tally> tallies)
    {
        List<string[]> rows = [Header, .. tallies.Select(Cells)];
        var widths = Enumerable.Range(0, Header.Length).Select(i => rows.Max(r => r[i].Length)).ToArray();
        return rows.Select(r => string.Join("  ", r.Select((cell, i) => i < 2 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))));
    }

    private static string[] Cells(Tally t) =>
        [t.File, t.Records, .. new[] { t.Read, t.New, t.Changed, t.Unchanged, t.Refused, t.Conflicts }.Select(n => n.ToString("N0", CultureInfo.InvariantCulture))];
}
