using System.CommandLine;
using System.Globalization;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Import;
using Portal.Server.Files;

namespace Portal.Server.Hosting.Verbs;

/// <summary>import: brings customers, orders and what belongs to them from CSV files. docs/import.md says how.</summary>
internal static class ImportVerb
{
    private const int NotWritten = 3;

    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "Where the CSV files are." };
        var mapping = new Option<string?>("--mapping") { Description = "How foreign files are to be read: a JSON file, or the name of one that comes with the portal (northwind)." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Report what would happen; write nothing." };
        var allOrNothing = new Option<bool>("--all-or-nothing") { Description = "Write nothing unless every row goes in; exits 3 then." };
        var report = new Option<string?>("--report") { Description = "Where the refused rows and the conflicts are written; beside the data by default." };
        var verb = new Command("import", "Brings records from CSV files; again and again, changing only what the files changed.") { folder, mapping, dryRun, allOrNothing, report };
        verb.SetAction((asked, cancel) => Run(
            new ImportRequest(asked.GetRequiredValue(folder), asked.GetValue(mapping), asked.GetValue(report))
            {
                DryRun = asked.GetValue(dryRun), AllOrNothing = asked.GetValue(allOrNothing), Progress = ProgressLine(),
            }, cancel));
        return verb;
    }

    private static async Task<int> Run(ImportRequest request, CancellationToken cancel)
    {
        await using var app = VerbTable.Open();
        var services = app.Services;
        var importer = new Importer(
            services.GetRequiredService<Databases>(), services.GetRequiredService<Clock>(), services.GetRequiredService<AuditLog>(), services.GetRequiredService<PortalSettings>(),
            services.GetRequiredService<FileStore>());
        try
        {
            var plan = importer.Check(request);
            await BringUpToDate(app, request, cancel);
            var outcome = await importer.Run(plan, request, cancel);
            foreach (var line in Lines(request, outcome)) await Console.Out.WriteLineAsync(line);
            return request.AllOrNothing && outcome.Report.Refused > 0 ? NotWritten : 0;
        }
        catch (ImportStopped e)
        {
            throw new VerbException(e.IsWrongUse ? 1 : NotWritten, e.Message);
        }
    }

    /// <summary>A dry run leaves even an old database as it is.</summary>
    private static async Task BringUpToDate(WebApplication app, ImportRequest request, CancellationToken cancel)
    {
        if (!request.DryRun)
        {
            await Startup.Migrate(app, cancel);
            return;
        }
        var databases = app.Services.GetRequiredService<Databases>();
        if ((await databases.Pending(cancel)).Count == 0) return;
        throw new VerbException(NotWritten, "The database is not of this version of the program yet, and a dry run changes nothing: run \"migrate\" first.");
    }

    /// <summary>What the operator reads at the end.</summary>
    public static IEnumerable<string> Lines(ImportRequest request, ImportOutcome outcome)
    {
        foreach (var line in SummaryTable.Lines(outcome.Report.Tallies)) yield return line;
        foreach (var note in outcome.Notes) yield return note;
        var (refused, conflicts) = (Count(outcome.Report.Refused, "row was", "rows were"), Count(outcome.Report.Conflicts, "conflict was", "conflicts were"));
        yield return outcome.ReportPath is { } path ? $"{refused} refused, {conflicts} found: {path}" : "Every row went in.";
        if (request.DryRun) yield return "This was a dry run: nothing was written.";
        else if (!outcome.IsWritten) yield return "Nothing was written, for --all-or-nothing was asked for and not every row could go in.";
    }

    private static string Count(long n, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{n:N0} {(n == 1 ? one : many)}");

    /// <summary>A line that a terminal overwrites; nothing where the output goes to a file.</summary>
    private static Action<Tally>? ProgressLine() => Console.IsErrorRedirected
        ? null
        : tally => Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{tally.File}: {tally.Read:N0} rows\x1b[K\r"));
}
