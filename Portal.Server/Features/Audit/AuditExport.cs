using System.Globalization;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Files;
using Portal.Shared.Audit;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Audit;

/// <summary>The security record as a CSV file, in the reader's language, streamed. That it was taken out is a line of the record itself.</summary>
internal sealed class AuditExport(Databases databases, CurrentActor current, Clock clock, AuditLog audit)
{
    private const int AtATime = 500;

    /// <summary>The address is for those with the right alone; see <see cref="AuditSetup"/>.</summary>
    public async Task Send(HttpContext context, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        var filter = AuditFilter.Of(name => context.Request.Query[name]);
        await audit.Write("audit.exported", actor, new { filter = filter.ToQuery() }, cancel);
        await using var file = await CsvAnswer.Begin(
            context, T("security-record", "sicherheitsprotokoll"), clock.Today, T("Line", "Zeile"), T("Time (UTC)", "Zeit (UTC)"), T("Kind", "Art"), T("What", "Was"), T("Who", "Wer"), T("Facts", "Angaben"));
        long? below = null;
        do
        {
            // A context a block: however long the reader takes, no transaction and no connection waits for them.
            await using var db = databases.OpenStaff(actor);
            var block = await AuditReading.Block(db, clock, filter, below, AtATime, cancel);
            await file.Write(block.Select(Cells), cancel);
            below = block.Count == AtATime ? block[^1].Number : null;
        }
        while (below is not null);
    }

    private static IEnumerable<string> Cells(AuditLine line) =>
    [
        line.Number.ToString(CultureInfo.InvariantCulture), line.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), line.Kind, AuditWords.Of(line.Kind), line.Who,
        AuditWords.Facts(line),
    ];
}
