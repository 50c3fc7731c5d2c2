using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Client;
using Portal.Server.Hosting;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Shared.Invoices;
using Portal.Shared.Orders;
using Portal.Shared.Search;

namespace Portal.Bench;

/// <summary>
/// Beside each measured page an endpoint that asks the same contract for the same data and returns it as JSON: what the page
/// costs beyond it is the price of the page.
/// </summary>
internal static class Twins
{
    private static DbContextOptions? trial;

    public static async Task<int> Serve(string[] settings)
    {
        await using var app = PortalHost.Build(settings);
        // Not Startup.Prepare: the demo's database is served as production serves its own.
        await Startup.Migrate(app, CancellationToken.None);
        var twins = app.MapGroup("/twin").RequireAuthorization(Areas.Customer);
        twins.MapGet("/orders", async (IMyOrders orders, CancellationToken cancel) =>
            await orders.List(new OrderList(OrderFilter.All, null, new PageAt()), cancel));
        twins.MapGet("/orders/{number}", async (string number, IMyOrders orders, IMyInvoices invoices, CancellationToken cancel) =>
            await orders.Read(number, cancel) is { } order ? Results.Ok(new { order, invoices = await invoices.OfOrder(number, cancel) }) : Results.NotFound());
        twins.MapGet("/invoices", async (IMyInvoices invoices, CancellationToken cancel) => new
        {
            Page = await invoices.List(new InvoiceList(InvoiceFilter.All, null, new PageAt()), cancel),
            Owed = await invoices.Owed(cancel),
        });
        twins.MapGet("/invoices/{number}", async (string number, IMyInvoices invoices, CancellationToken cancel) =>
            await invoices.Read(number, cancel) is { } invoice ? Results.Ok(invoice) : Results.NotFound());
        twins.MapGet("/complaints", async (IMyComplaints complaints, CancellationToken cancel) =>
            await complaints.List(new ComplaintList(false, null, new PageAt()), cancel));
        twins.MapGet("/complaints/{number}", async (string number, IMyComplaints complaints, CancellationToken cancel) =>
            await complaints.Read(number, cancel) is { } complaint ? Results.Ok(complaint) : Results.NotFound());
        twins.MapGet("/home", async (IMyOrders orders, IMyInvoices invoices, IMyComplaints complaints, IMyCompany company, CancellationToken cancel) => new
        {
            Overdue = await invoices.Overdue(4, cancel),
            Care = await company.Care(cancel),
            Orders = await orders.List(new OrderList(OrderFilter.Open, null, new PageAt()), cancel),
            Complaints = await complaints.List(new ComplaintList(true, null, new PageAt()), cancel),
        });
        app.MapGet("/twin/search", async (string q, ISearchDesk search, CancellationToken cancel) => await search.Find(q, cancel)).RequireAuthorization(Areas.Staff);
        app.MapGet("/twin/inbox", async (string? q, IInboxDesk inbox, CancellationToken cancel) => await inbox.List(new InboxList(q ?? ""), new PageAt(), cancel)).RequireAuthorization(Areas.Staff);
        app.MapGet("/twin/inbox/views", async (IInboxDesk inbox, CancellationToken cancel) => await inbox.Views(cancel)).RequireAuthorization(Areas.Staff);
        app.MapGet("/twin/trial", TrialPage).AllowAnonymous();
        await app.RunAsync();
        return 0;
    }

    /// <summary>The simplest page of this kind that one could write, one query and a list: what the machine is worth at this moment.</summary>
    private static async Task<RazorComponentResult<Trial>> TrialPage(PortalSettings settings, CancellationToken cancel)
    {
        trial ??= new DbContextOptionsBuilder().UseSqlite($"Data Source={Path.Combine(settings.DataFolder, "portal.db")}").Options;
        await using var db = new DbContext(trial);
        var rows = await db.Database.SqlQuery<TrialRow>(
            $"SELECT Number, Reference, Total FROM Orders WHERE CustomerId = (SELECT MIN(Id) FROM Customers) ORDER BY OrderedOn DESC LIMIT 20").ToListAsync(cancel);
        return new RazorComponentResult<Trial>(new { Rows = rows });
    }
}

/// <summary>A row of the trial page.</summary>
public sealed record TrialRow(string Number, string Reference, decimal Total);
