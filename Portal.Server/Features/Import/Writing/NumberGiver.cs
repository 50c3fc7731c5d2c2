using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Common;

namespace Portal.Server.Features.Import;

/// <summary>
/// The portal's numbers for new records: the one the file gives, else the external id where people can read it and nobody has it,
/// else the next of a series.
/// </summary>
internal sealed partial class NumberGiver(StaffDb db, IQueryable<string> taken, CancellationToken cancel)
{
    private readonly HashSet<string> used = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Only from the series.</summary>
    public async Task<Dictionary<string, Outcome<string>>> FromSeries(IEnumerable<Row> fresh, string series, Func<long, string> write)
    {
        var rows = fresh.ToList();
        var numbers = await Next(series, write, rows.Count);
        return rows.Zip(numbers).ToDictionary(p => p.First.Key, p => (Outcome<string>)p.Second);
    }

    /// <param name="series">Null where a number must never be made up: then a row without a good one is refused.</param>
    public async Task<Dictionary<string, Outcome<string>>> Give(IReadOnlyList<Row> fresh, string? series, Func<long, string> write)
    {
        var wanted = fresh.Select(Wanted).Distinct().ToArray();
        used.UnionWith(await taken.Where(n => EF.Parameter(wanted).Contains(n)).ToListAsync(cancel));
        var numbers = new Dictionary<string, Outcome<string>>();
        var without = new List<Row>();
        foreach (var row in fresh)
        {
            var number = Wanted(row);
            if (Readable().IsMatch(number) && used.Add(number)) numbers[row.Key] = number;
            else if (row["number"].Length > 0 || series is null) numbers[row.Key] = Outcome.Invalid(row["number"].Length > 0 ? "number" : RecordKind.Key, Why(number));
            else without.Add(row);
        }
        if (without.Count == 0) return numbers;
        foreach (var (key, number) in await FromSeries(without, series!, write)) numbers[key] = number;
        return numbers;
    }

    private static string Wanted(Row row) => row["number"] is { Length: > 0 } number ? number : row.Key;

    private static string Why(string number) => Readable().IsMatch(number)
        ? $"The number '{number}' is taken by another record"
        : $"The number '{number}' must be at most 40 letters, digits, points, hyphens and underscores";

    private async Task<List<string>> Next(string series, Func<long, string> write, int count)
    {
        var numbers = new List<string>();
        while (numbers.Count < count)
        {
            var first = await Numbers.Block(db, series, count - numbers.Count, cancel);
            var block = Enumerable.Range(0, count - numbers.Count).Select(i => write(first + i)).ToArray();
            // Records made by other ways may have a number of the series already.
            var there = await taken.Where(n => EF.Parameter(block).Contains(n)).ToListAsync(cancel);
            numbers.AddRange(block.Except(there, StringComparer.OrdinalIgnoreCase).Where(used.Add));
        }
        return numbers;
    }

    /// <summary>A number stands in addresses and is read out on the telephone.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$")]
    private static partial Regex Readable();
}
