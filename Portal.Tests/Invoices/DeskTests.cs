using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Invoices;
using Portal.Shared.Orders;
using Portal.Tests.Support;

namespace Portal.Tests.Invoices;

/// <summary>What staff find of orders and invoices, and what they may put right.</summary>
public sealed class DeskTests
{
    [EachDatabase]
    public async Task Staff_find_orders_and_invoices_of_all_customers_by_number_and_name(string provider)
    {
        await using var app = await Issued.Start(provider);
        var alpha = await app.Customer("Alpha Käse", "a@alpha.example", "A-1");
        var beta = await app.Customer("Beta Wein", "b@beta.example", "B-1");
        await app.World.Invoice(alpha, "R-1", -3, 100, order: "A-1");
        await app.World.Invoice(beta, "R-2", 5, 100, paid: 100, order: "B-1", issued: 10);
        await using var desk = await Desk.Of(app, Issued.Clerk);
        var (orders, invoices) = (desk.Get<IOrderDesk>(), desk.Get<IInvoiceDesk>());
        Assert.Equal(["B-1", "A-1"], (await orders.List(new(OrderFilter.All, null, new()))).Items.Select(r => r.Order.Number));
        Assert.Equal([("A-1", "Alpha Käse")], (await orders.List(new(OrderFilter.All, "alpha", new()))).Items.Select(r => (r.Order.Number, r.CustomerName)));
        Assert.Empty((await orders.List(new(OrderFilter.Open, null, new()))).Items);
        Assert.Equal(["R-2", "R-1"], (await invoices.List(new(InvoiceFilter.All, null, new()))).Items.Select(r => r.Invoice.Number));
        Assert.Equal(["R-1"], (await invoices.List(new(InvoiceFilter.Overdue, null, new()))).Items.Select(r => r.Invoice.Number));
        Assert.Equal(["R-2"], (await invoices.List(new(InvoiceFilter.Paid, "wein", new()))).Items.Select(r => r.Invoice.Number));
        Assert.Equal(["R-1"], (await invoices.OfCustomer(alpha.Number, new())).Items.Select(i => i.Number));
        var read = (await invoices.Read("R-1"))!;
        Assert.Equal((alpha.Number, false), (read.CustomerNumber, read.CanCancel));
        Assert.Null(await invoices.Read("R-9"));
    }

    [EachDatabase]
    public async Task A_new_promise_is_entered_with_its_reason_and_the_first_one_stays(string provider)
    {
        await using var app = await Issued.Start(provider);
        var alpha = await app.World.Customer("Alpha", "a@alpha.example");
        await app.World.Order(alpha, "A-1", 2);
        var (today, first) = (app.World.Clock.Today, app.World.Clock.Today.AddDays(2));
        await using var desk = await Desk.Of(app, Issued.Clerk);
        var orders = desk.Get<IOrderDesk>();
        var version = (await orders.Read("A-1"))!.Version;
        Assert.Equal("Date", (await orders.Promise("A-1", version, new PromiseDraft { Date = today.AddDays(-1), Reason = "x" })).Problems.Single().Field);
        Assert.Equal("Date", (await orders.Promise("A-1", version, new PromiseDraft { Date = first, Reason = "x" })).Problems.Single().Field);
        Assert.True((await orders.Promise("A-1", version, new PromiseDraft { Date = today.AddDays(9), Reason = "Strike at the port" })).Succeeded);
        Assert.Equal(ProblemKind.Stale, (await orders.Promise("A-1", version, new PromiseDraft { Date = today.AddDays(12), Reason = "x" })).Problems.Single().Kind);
        var (order, promises, told) = await app.World.Read(async db => (await db.Orders.SingleAsync(), await db.Promises.OrderBy(p => p.Id).ToListAsync(), await db.Events.SingleAsync()));
        Assert.Equal((first, today.AddDays(9)), (order.FirstPromise, order.CurrentPromise));
        Assert.Equal(["", "Strike at the port"], promises.Select(p => p.Reason));
        Assert.Equal(("order.promised", true, first.ToString("O")), (told.Kind, told.Visible, EventLog.Argument(told.Arguments, "before")));
        using var a = await app.Visit().SignIn("a@alpha.example");
        Assert.Contains("Strike at the port", (await a.Open("/orders/A-1")).QuerySelector(".ledger")!.TextContent);
    }

    [EachDatabase]
    public async Task A_correction_is_recorded_with_its_reason_and_the_issued_invoice_keeps_what_it_says(string provider)
    {
        await using var app = await Issued.Start(provider);
        await app.Customer("Alpha", "a@alpha.example", "A-1");
        await app.Order("A-1", o => o.Reference = "Wrong-1");
        var number = await app.Issue("A-1");
        await using var desk = await Desk.Of(app, Issued.Clerk);
        var orders = desk.Get<IOrderDesk>();
        var version = (await orders.Read("A-1"))!.Version;
        Assert.True((await orders.Correct("A-1", version, new OrderCorrection { Reference = "Right-1", DeliverTo = "Secret street 5", Reason = CorrectionReason.TypingError })).Succeeded);
        var told = await app.World.Read(db => db.Events.SingleAsync(e => e.Kind == "order.corrected"));
        Assert.Equal(("reference,deliverTo", "TypingError"), (EventLog.Argument(told.Arguments, "fields"), EventLog.Argument(told.Arguments, "reason")));
        Assert.DoesNotContain("Secret", told.Arguments);
        Assert.Equal("Wrong-1", await app.World.Read(db => db.Invoices.Where(i => i.Number == number).Select(i => i.Reference).SingleAsync()));
        Assert.Equal(["A-1"], (await orders.List(new(OrderFilter.All, "right-1", new()))).Items.Select(r => r.Order.Number));
        Assert.Equal(ProblemKind.NotFound, (await orders.Correct("A-9", 1, new OrderCorrection())).Problems.Single().Kind);
    }
}
