using System.Globalization;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Server.Files;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.CustomerFiles;

/// <summary>The customers' list as a CSV file, in the reader's language, streamed. Every export is a line of the audit.</summary>
internal sealed class CustomerExport(Databases databases, CurrentActor current, Clock clock, AuditLog audit)
{
    private const int AtATime = 500;

    public async Task Send(HttpContext context, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        var filter = CustomerFilter.Of(name => context.Request.Query[name]);
        if (await audit.Refuses(actor, StaffRight.ExportCustomers, "export", cancel) is not null)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        await audit.Write("customers.exported", actor, new { filter = filter.ToQuery() }, cancel);
        await using var file = await CsvAnswer.Begin(context, T("customers", "kunden"), clock.Today, Header);
        string? cursor = null;
        do
        {
            // A context a block: however long the reader takes, no transaction and no connection waits for them.
            await using var db = databases.OpenStaff(actor);
            var customers = CustomerPaging.After(CustomerQuery.Of(db, filter, actor, clock.Today), cursor).Take(AtATime);
            var rows = await CustomerRows.Read(db, actor, customers, clock.Today, cancel);
            await file.Write(rows.Select(r => Cells(r.Row)), cancel);
            cursor = rows.Count == AtATime ? rows[^1].Cursor : null;
        }
        while (cursor is not null);
    }

    private static IEnumerable<string> Header =>
    [
        T("Number", "Nummer"), T("Name", "Name"), T("Kind", "Art"), T("Stage", "Stufe"), T("Class", "Klasse"), T("Town", "Ort"), T("Country", "Land"),
        T("Phone", "Telefon"), T("E-mail", "E-Mail"), T("Account manager", "Betreuung"), T("Last order", "Letzter Auftrag"),
        T("Open complaints", "Offene Beschwerden"), T("Overdue", "Überfällig"),
    ];

    private static IEnumerable<string> Cells(CustomerRow row) =>
    [
        row.Number, row.Name, CustomerWords.Of(row.Kind), CustomerWords.Of(row.Stage), row.Class == CustomerClass.None ? "" : row.Class.ToString(), row.Town,
        row.Country, row.Phone, row.Email, row.ManagerName ?? "", row.LastOrderOn?.ToString("d", CultureInfo.CurrentCulture) ?? "",
        row.OpenComplaints.ToString(CultureInfo.InvariantCulture), string.Join(" + ", row.Overdue.Select(m => m.ToString())),
    ];
}
