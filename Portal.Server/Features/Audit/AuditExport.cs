using System.Globalization;
using System.Text;
using System.Text.Json;
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
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.Headers.ContentDisposition = $"attachment; filename={T("security-record", "sicherheitsprotokoll")}-{clock.Today:yyyy-MM-dd}.csv";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        var separator = IsGerman ? ';' : ',';
        await writer.WriteAsync(CsvLine.Of(separator, [T("Line", "Zeile"), T("Time (UTC)", "Zeit (UTC)"), T("Kind", "Art"), T("What", "Was"), T("Who", "Wer"), T("Facts", "Angaben")]));
        long? below = null;
        do
        {
            // A context a block: however long the reader takes, no transaction and no connection waits for them.
            await using var db = databases.OpenStaff(actor);
            var block = await AuditReading.Block(db, clock, filter, below, AtATime, cancel);
            foreach (var line in block) await writer.WriteAsync(CsvLine.Of(separator, Cells(line)).AsMemory(), cancel);
            await writer.FlushAsync(cancel);
            below = block.Count == AtATime ? block[^1].Number : null;
        }
        while (below is not null);
    }

    private static IEnumerable<string> Cells(AuditLine line) =>
    [
        line.Number.ToString(CultureInfo.InvariantCulture), line.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), line.Kind, AuditWords.Of(line.Kind), line.Who,
        line.Facts is null ? T("erased", "gelöscht") : string.Join(", ", line.Facts.Select(f => $"{f.Key}: {f.Value}")),
    ];
}
