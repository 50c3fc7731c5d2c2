using Portal.Server.Data;

namespace Portal.Server.Features.Import;

/// <summary>Runs the writing of a batch in a transaction.</summary>
internal delegate Task<BatchResult> WriteBatch(Func<StaffDb, Task<BatchResult>> work);

/// <summary>One passage through the files: rows in batches, in the order in which records name each other.</summary>
internal sealed class ImportRun(Plan plan, ImportReport report, WriteBatch write, ImportTools tools, Action<Tally>? progress)
{
    /// <summary>Large enough that a look-up serves many rows, small enough that nobody waits long behind it.</summary>
    public const int BatchSize = 1000;

    private readonly Dictionary<RecordKind, SeenKeys> seen = [];

    public async Task Run(CancellationToken cancel)
    {
        foreach (var section in plan.Sections) await Run(section, cancel);
    }

    private async Task Run(Section section, CancellationToken cancel)
    {
        var tally = report.Begin(section);
        var keys = seen.TryGetValue(section.Kind, out var known) ? known : seen[section.Kind] = new SeenKeys();
        var batch = new List<Row>(BatchSize);
        await foreach (var (row, finding) in new RowReader(section, plan.Format, keys, report.RefusedIn(section.File)).Read(cancel))
        {
            tally.Read++;
            if (finding is not null) report.Add(section, finding);
            if (row is not null) batch.Add(row);
            if (batch.Count == BatchSize) await Flush(section, batch, cancel);
        }
        if (batch.Count > 0) await Flush(section, batch, cancel);
    }

    private async Task Flush(Section section, List<Row> batch, CancellationToken cancel)
    {
        report.Add(section, await write(db => section.Kind.Take(new BatchInput(db, tools, cancel), batch)));
        batch.Clear();
        // Nothing of the batch is needed any more. Left to itself the runtime lets several batches pile up first.
        GC.Collect(0);
        progress?.Invoke(report.Tallies[^1]);
    }
}
