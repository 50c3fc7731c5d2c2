using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Search;
using Portal.Tests.Support;

namespace Portal.Tests.Import;

/// <summary>A small shop's files, in the form of Northwind's: once whole, once with the commas of its addresses left unquoted.</summary>
public sealed class SampleTests
{
    [EachDatabase]
    public async Task A_whole_set_goes_in_and_a_second_time_changes_nothing(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        using var shop = Source.Sample("shop");
        var first = await shop.Into(app, "northwind");
        Assert.Equal(["staff 2 new", "products 4 new", "customers 6 new", "contacts 6 new", "addresses 6 new", "orders 8 new", "order-lines 14 new"], first.Told());
        Assert.Null(first.ReportPath);
        Assert.Equal((6, 8, 14, 4, 2), await Counts(app));
        Assert.Equal((2, 2), await LateAndOpen(app));

        var before = await Demo.Dump.Of(app.Databases);
        var second = await shop.Into(app, "northwind");
        Assert.Equal(["staff 2 same", "products 4 same", "customers 6 same", "contacts 6 same", "addresses 6 same", "orders 8 same", "order-lines 14 same"], second.Told());
        Assert.Equal(before, await Demo.Dump.Of(app.Databases));
    }

    [EachDatabase]
    public async Task Of_a_dirty_set_the_good_rows_go_in_and_every_other_is_told_of(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        using var shop = Source.Sample("shop-dirty");
        var outcome = await shop.Into(app, "northwind");
        Assert.Equal(
            ["staff 2 new", "products 4 new", "customers 3 new, 3 refused", "contacts 3 new", "addresses 3 new", "orders 5 new, 3 refused", "order-lines 9 new, 5 refused"],
            outcome.Told());
        Assert.Equal((3, 5, 9, 4, 2), await Counts(app));
        Assert.Equal((1, 1), await LateAndOpen(app));

        var findings = Source.Findings(outcome);
        Assert.Equal(
            [
                "customers.csv 3 address", "customers.csv 4 address", "customers.csv 6 address", "orders.csv 3 shipAddress", "orders.csv 5 shipAddress", "orders.csv 8 shipAddress",
                "order-details.csv 4 orderID", "order-details.csv 5 orderID", "order-details.csv 7 orderID", "order-details.csv 8 orderID", "order-details.csv 13 orderID",
            ],
            findings.Select(f => $"{f.File} {f.Line} {f.Column}"));
        Assert.All(findings, f => Assert.Equal("refused", f.Result));
        Assert.Equal("The row has 12 cells, the header names 11 columns; the comma in 'address' needs quotes around the cell", findings[0].Reason);
        Assert.Equal(("7002/3", "7002", "There is no order '7002': not in the portal, nor did one go in from these files"), (findings[6].Id, findings[6].FileValue, findings[6].Reason));

        Assert.Equal(
            ["staff 2 same", "products 4 same", "customers 3 same, 3 refused", "contacts 3 same", "addresses 3 same", "orders 5 same, 3 refused", "order-lines 9 same, 5 refused"],
            (await shop.Into(app, "northwind")).Told());
        using var mended = Source.Sample("shop");
        Assert.Equal("orders 3 new, 5 same", (await mended.Into(app, "northwind")).Told()[5]);
    }

    [EachDatabase]
    public async Task Values_arrive_as_the_files_have_them_and_NULL_is_empty(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        using var shop = Source.Sample("shop");
        await shop.Into(app, "northwind");
        var order = await app.World.Read(db => db.Orders.Include(o => o.Lines).Include(o => o.Promises).Include(o => o.Deliveries).SingleAsync(o => o.ExternalId == "7002"));
        Assert.Equal((new DateOnly(2024, 3, 1), new DateOnly(2024, 3, 15), new DateOnly(2024, 3, 20), 0.75m), (order.OrderedOn, order.FirstPromise, order.DeliveredOn, order.Freight));
        Assert.Equal("Löwen-Apotheke, Markt 4, Hinterhaus, 07743 Jena, Germany", order.DeliverTo);
        Assert.Equal(("United Package", new DateOnly(2024, 3, 20)), (order.Deliveries.Single().Carrier, order.Deliveries.Single().DeliveredOn));
        Assert.Equal([46.00m, 159.60m], order.Lines.OrderBy(l => l.Position).Select(l => l.Total));
        Assert.Equal(205.60m, order.Total);
        Assert.Equal(new DateTimeOffset(2024, 3, 1, 11, 0, 0, TimeSpan.Zero), order.Promises.Single().MadeAt);
        Assert.Equal("Chidi Okafor", await app.World.Read(db => db.Staff.Where(s => s.Id == order.StaffId).Select(s => s.Name).SingleAsync()));
        var address = await app.World.Read(db => db.Addresses.SingleAsync(a => a.ExternalId == "HANSE"));
        Assert.Equal(("Deichstr. 12", "", "DE", true), (address.Street, address.Region, address.Country, address.IsDefault));
        Assert.Null(await app.World.Read(db => db.Orders.Where(o => o.ExternalId == "7004").Select(o => o.DeliveredOn).SingleAsync()));
        Assert.True(await app.World.Read(db => db.Products.Where(p => p.ExternalId == "4").Select(p => p.Discontinued).SingleAsync()));
    }

    [EachDatabase]
    public async Task Imported_history_makes_no_mail_no_event_and_no_reminder(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        using var shop = Source.Sample("shop");
        await shop.Into(app, "northwind");
        shop.Replace("orders.csv", "2024-03-19 00:00:00.000,NULL", "2024-03-19 00:00:00.000,2024-04-02 00:00:00.000");
        Assert.Equal("orders 1 changed, 7 same", (await shop.Into(app, "northwind")).Told()[5]);
        await app.RunJob("complaint-reminders");
        await app.RunJob("housekeeping");
        Assert.Equal((0, 0), await app.World.Read(async db => (await db.Mails.CountAsync(), await db.Events.CountAsync())));
        Assert.Empty(app.Mail.Mails);
    }

    [EachDatabase]
    public async Task An_imported_order_is_shown_and_found_by_its_customer_alone(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        using var shop = Source.Sample("shop");
        await shop.Into(app, "northwind");
        foreach (var (id, email) in new[] { ("LOWEN", "joerg@loewen.example"), ("HANSE", "wiebke@hansen.example") })
        {
            await app.World.Member(await app.World.Read(db => db.Customers.SingleAsync(c => c.ExternalId == id)), email);
        }
        using var joerg = await app.Visit().SignIn("joerg@loewen.example");
        Assert.Equal(["7002"], await Listed(joerg, "/orders"));
        Assert.Equal(["7002"], await Listed(joerg, "/orders?q=earl"));
        Assert.Equal(["7002"], await Listed(joerg, "/orders?filter=late"));
        Assert.Contains("Assam Broken", (await joerg.Open("/orders/7002")).Body!.TextContent, StringComparison.Ordinal);

        using var wiebke = await app.Visit().SignIn("wiebke@hansen.example");
        Assert.Equal(["7005", "7001"], await Listed(wiebke, "/orders"));
        Assert.Empty(await Listed(wiebke, "/orders?q=7002"));
        Assert.Equal(HttpStatusCode.NotFound, (await wiebke.Http.GetAsync("/orders/7002")).StatusCode);

        await app.World.Staff("Anna Agent", "anna@x.example");
        await using var desk = await Desk.Of(app, "anna@x.example");
        Assert.Equal([(HitKind.Order, "7002")], (await desk.Get<ISearchDesk>().Find("7002")).Select(h => (h.Kind, h.Number)));
        Assert.Equal("Löwen-Apotheke", (await desk.Get<ISearchDesk>().Find("loewen"))[0].Title);
    }

    private static async Task<string[]> Listed(Visitor visitor, string path) =>
        [.. (await visitor.Open(path)).QuerySelectorAll(".rows .title").Select(a => a.TextContent.Trim())];

    private static Task<(int, int, int, int, int)> Counts(PortalApp app) => app.World.Read(async db => (
        await db.Customers.CountAsync(), await db.Orders.CountAsync(), await db.OrderLines.CountAsync(), await db.Products.CountAsync(), await db.Staff.CountAsync()));

    private static Task<(int, int)> LateAndOpen(PortalApp app) => app.World.Read(async db => (
        await db.Orders.CountAsync(o => o.DeliveredOn > o.FirstPromise), await db.Orders.CountAsync(o => o.DeliveredOn == null)));
}
