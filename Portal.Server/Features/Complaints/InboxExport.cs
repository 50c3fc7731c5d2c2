using System.Globalization;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Files;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <summary>A view of the inbox as a CSV file, in its order and the reader's language, streamed. Every export is a line of the audit.</summary>
internal sealed class InboxExport(Databases databases, CurrentActor current, Clock clock, AuditLog audit)
{
    private const int AtATime = 500;

    public async Task Send(HttpContext context, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.ExportCustomers, "export", cancel) is not null)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        var list = InboxList.Of(name => context.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null);
        var query = InboxQuery.Of(list.Search);
        await audit.Write("complaints.exported", actor, new { filter = list.ToQuery() }, cancel);
        await using var file = await CsvAnswer.Begin(context, T("complaints", "beschwerden"), clock.Today, Header);
        for (var at = new PageAt(); ;)
        {
            // A context a block: however long the reader takes, no transaction and no connection waits for them.
            await using var db = databases.OpenStaff(actor);
            var found = (await InboxConditions.Prepare(db, actor, [query], clock, cancel)).Of(query);
            var page = await InboxRows.Read(db, found, list, at, clock.Now, cancel, AtATime);
            await file.Write(page.Items.Select(Cells), cancel);
            if (page.Next is null) break;
            at = new PageAt(After: page.Next);
        }
    }

    private static IEnumerable<string> Header =>
    [
        T("Number", "Nummer"), T("Kind", "Art"), T("Subject", "Betreff"), T("Customer number", "Kundennummer"), T("Customer", "Kunde"), T("Class", "Klasse"),
        T("Stage", "Stufe"), T("In charge", "Zuständig"), T("Order", "Auftrag"), T("Received", "Eingegangen"), T("Answer by", "Antwort bis"), T("Last word", "Letzte Nachricht"),
    ];

    private IEnumerable<string> Cells(InboxRow row) =>
    [
        row.Number, ComplaintWords.Of(row.Kind), row.Subject, row.CustomerNumber, row.CustomerName, row.Class == CustomerClass.None ? "" : row.Class.ToString(),
        ComplaintWords.Of(row.Stage), row.AssigneeName ?? "", row.OrderNumber ?? "", Say(row.ReceivedAt), Say(row.DueAt), Say(row.LastWordAt),
    ];

    private string Say(DateTimeOffset? moment) => moment is { } at ? clock.Local(at).ToString("g", CultureInfo.CurrentCulture) : "";
}
