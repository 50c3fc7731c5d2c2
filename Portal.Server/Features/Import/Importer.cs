using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Files;
using Portal.Server.Hosting;
using Portal.Shared.Common;

namespace Portal.Server.Features.Import;

/// <summary>What the operator asked for.</summary>
/// <param name="Mapping">A mapping's file or name; null for our own files.</param>
/// <param name="ReportPath">Where the report goes; null for beside the data.</param>
internal sealed record ImportRequest(string Folder, string? Mapping = null, string? ReportPath = null)
{
    public bool DryRun { get; init; }

    public bool AllOrNothing { get; init; }

    /// <summary>Told now and then how far it is.</summary>
    public Action<Tally>? Progress { get; init; }
}

/// <param name="IsWritten">False for a dry run, and where all or nothing came to nothing.</param>
/// <param name="ReportPath">Null where there was nothing to report.</param>
internal sealed record ImportOutcome(ImportReport Report, bool IsWritten, string? ReportPath, IReadOnlyList<string> Notes);

/// <summary>
/// Brings records from files. Each batch is a transaction of its own, so that a killed import is completed by the next; a dry run
/// and all-or-nothing do the same work in one transaction, which they take back.
/// </summary>
internal sealed class Importer(Databases databases, Clock clock, AuditLog audit, PortalSettings settings, FileStore store)
{
    private const int Tries = 5;

    /// <summary>Looks at mapping and files, without the database.</summary>
    /// <exception cref="ImportStopped">They cannot be imported, for the reason given.</exception>
    public Plan Check(ImportRequest request)
    {
        var kinds = RecordKinds.All(settings.Currency, clock);
        return new Plan(request.Folder, request.Mapping is { } named ? Mapping.Load(named) : Mapping.Own(kinds), kinds);
    }

    /// <exception cref="ImportStopped">It could not go on, for the reason given.</exception>
    public async Task<ImportOutcome> Run(Plan plan, ImportRequest request, CancellationToken cancel)
    {
        var tools = new ImportTools(clock, new Originals(request.Folder, store, databases));
        try
        {
            return await (request.DryRun || request.AllOrNothing ? InOneTransaction(plan, request, tools, cancel) : InBatches(plan, request, tools, cancel));
        }
        finally
        {
            await tools.Originals.Sweep();
        }
    }

    private async Task<ImportOutcome> InBatches(Plan plan, ImportRequest request, ImportTools tools, CancellationToken cancel)
    {
        var findings = Findings(request);
        await using var report = new ImportReport(findings);
        await new ImportRun(plan, report, work => Write(work, cancel), tools, request.Progress).Run(cancel);
        if (report.Written > 0) await audit.Write("import.run", Actor.System, Counts(report), cancel);
        return Outcome(plan, report, findings, isWritten: true);
    }

    private async Task<ImportOutcome> InOneTransaction(Plan plan, ImportRequest request, ImportTools tools, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            ImportOutcome? done = null;
            var outcome = await databases.WriteAsStaff<bool>(Actor.System, async db =>
            {
                var findings = Findings(request);
                await using var report = new ImportReport(findings);
                await new ImportRun(plan, report, work => Write(db, work, cancel), tools, request.Progress).Run(cancel);
                var goesIn = !request.DryRun && report.Refused == 0;
                done = Outcome(plan, report, findings, goesIn);
                if (!goesIn) return Portal.Shared.Common.Outcome.Refused("Taken back.");
                if (report.Written > 0) await audit.Append(db, "import.run", Actor.System, Counts(report), cancel);
                return true;
            }, cancel);
            if (!IsStale(outcome)) return done!;
            if (attempt == Tries) throw Busy("Nothing was written");
        }
    }

    private async Task<BatchResult> Write(Func<StaffDb, Task<BatchResult>> work, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await databases.WriteAsStaff<BatchResult>(Actor.System, async db => await work(db), cancel);
            if (outcome.Succeeded) return outcome.Value;
            if (!IsStale(outcome)) throw new InvalidOperationException(outcome.Problems[0].Message);
            if (attempt == Tries) throw Busy("What went in so far stays");
        }
    }

    private static async Task<BatchResult> Write(StaffDb db, Func<StaffDb, Task<BatchResult>> work, CancellationToken cancel)
    {
        var result = await work(db);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return result;
    }

    private FindingFile Findings(ImportRequest request) => new(request.ReportPath, request.Folder, clock.Local(clock.Now));

    private static ImportOutcome Outcome(Plan plan, ImportReport report, FindingFile findings, bool isWritten) =>
        new(report, isWritten, report.HasFindings ? findings.Path : null, [.. plan.Unused()]);

    private static bool IsStale(Outcome outcome) => outcome.Problems.Any(p => p.Kind == ProblemKind.Stale);

    private static ImportStopped Busy(string what) => new($"The same records keep changing in the portal. {what}; run the import again.");

    private static Dictionary<string, string> Counts(ImportReport report) =>
        report.Tallies.ToDictionary(t => $"{t.Records} from {t.File}", t => $"{t.New} new, {t.Changed} changed, {t.Refused} refused");
}
