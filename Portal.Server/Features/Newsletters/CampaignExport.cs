using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Files;
using Portal.Server.Mail;
using Portal.Server.Mail.Returns;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Newsletters;

/// <summary>What became of each mail of a campaign, as a CSV file, streamed. Every export is a line of the audit.</summary>
internal sealed class CampaignExport(Databases databases, CurrentActor current, Clock clock, AuditLog audit)
{
    private const int AtATime = 500;

    public async Task Send(string number, HttpContext context, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        foreach (var right in new[] { StaffRight.RunCampaigns, StaffRight.ExportCustomers })
        {
            if (await audit.Refuses(actor, right, "export", cancel) is null) continue;
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        if (await Batch(actor, number, cancel) is not { } batch)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        await audit.Write("campaign.exported", actor, new { number }, cancel);
        await using var file = await CsvAnswer.Begin(context, T($"campaign-{number}", $"kampagne-{number}"), clock.Today, Header);
        for (var after = 0L; ;)
        {
            await using var db = databases.OpenStaff(actor);
            var rows = await Rows(db, batch, after).ToListAsync(cancel);
            await file.Write(rows.Select(Cells), cancel);
            if (rows.Count < AtATime) break;
            after = rows[^1].Id;
        }
    }

    private static IEnumerable<string> Header =>
        [T("Address", "Adresse"), T("Name", "Name"), T("State", "Stand"), T("Sent", "Gesendet"), T("Mail server's words", "Worte des Mailservers"), T("Came back", "Zurückgekommen")];

    private async Task<long?> Batch(StaffActor actor, string number, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(actor);
        return await db.CampaignRuns.Where(r => r.Campaign!.Number == number).Select(r => (long?)r.BatchId).SingleOrDefaultAsync(cancel);
    }

    private static IQueryable<Row> Rows(StaffDb db, long batch, long after) => db.Mails.Where(m => m.BatchId == batch && m.Id > after).OrderBy(m => m.Id).Take(AtATime).Select(m => new Row
    {
        Id = m.Id, Recipient = m.Recipient, Name = m.RecipientName, State = m.State, SentAt = m.SentAt, Reply = m.LastReply,
        CameBack = db.Bounces.Where(b => b.MailId == m.Id && b.Source != BounceSource.Server).OrderByDescending(b => b.Id).Select(b => b.Words).FirstOrDefault(),
    });

    private IEnumerable<string> Cells(Row r) => [r.Recipient, r.Name, Say(r.State), Say(r.SentAt), MailWords.Show(r.Reply), r.CameBack ?? ""];

    private static string Say(MailState state) => state switch
    {
        MailState.Sent => T("sent", "gesendet"),
        MailState.Failed => T("failed", "fehlgeschlagen"),
        MailState.Unknown => T("fate unknown", "Verbleib unklar"),
        MailState.Withdrawn => T("no longer wanted", "nicht mehr gewünscht"),
        _ => T("remaining", "ausstehend"),
    };

    private string Say(DateTimeOffset? moment) => moment is { } at ? clock.Local(at).ToString("g", CultureInfo.CurrentCulture) : "";

    private sealed class Row
    {
        public long Id { get; init; }
        public required string Recipient { get; init; }
        public required string Name { get; init; }
        public MailState State { get; init; }
        public DateTimeOffset? SentAt { get; init; }
        public required string Reply { get; init; }
        public string? CameBack { get; init; }
    }
}
