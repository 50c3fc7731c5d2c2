using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Invoices;
using Portal.Tests.Support;

namespace Portal.Tests.Invoices;

/// <summary>What came in for an invoice, entered by hand, and who may touch the books.</summary>
public sealed class PaymentTests
{
    private static PaymentDraft Draft(string number, string amount, DateOnly on) => new() { FormKey = Guid.NewGuid(), Number = number, Amount = amount, PaidOn = on };

    [EachDatabase]
    public async Task Payments_add_up_settle_the_invoice_and_can_be_taken_back(string provider)
    {
        await using var app = await Issued.Start(provider);
        var alpha = await app.Customer("Alpha", "a@alpha.example", "A-1");
        var number = await app.Issue("A-1");
        var today = app.World.Clock.Today;
        await using var desk = await Desk.Of(app, Issued.Clerk);
        var invoices = desk.Get<IInvoiceDesk>();
        var total = (await invoices.Read(number))!.Invoice.Total.Amount;
        var first = Draft(number, "1,50", today);
        Assert.True((await invoices.Pay(first)).Succeeded);
        // The button pressed twice, the answer lost: once in the books.
        Assert.True((await invoices.Pay(first)).Succeeded);
        Assert.Equal((1.50m, 1), await Books());
        Assert.True((await invoices.Pay(Draft(number, (total - 1.50m).ToString("N2", CultureInfo.CurrentCulture), today))).Succeeded);
        Assert.Equal(today, await app.World.Read(db => db.Invoices.Where(i => i.Number == number).Select(i => i.SettledOn).SingleAsync()));
        Assert.Empty((await invoices.List(new(InvoiceFilter.Open, null, new()))).Items);
        Assert.True((await invoices.Pay(Draft(number, "-1.50", today))).Succeeded);
        Assert.Equal((total - 1.50m, 3), await Books());
        Assert.Equal([number], (await invoices.List(new(InvoiceFilter.Open, null, new()))).Items.Select(r => r.Invoice.Number));
        var told = await app.World.Read(db => db.Events.Where(e => e.Kind == "invoice.paid").OrderBy(e => e.Id).ToListAsync());
        Assert.Equal(["1.50", (total - 1.50m).ToString("0.00", CultureInfo.InvariantCulture), "-1.50"], told.Select(e => EventLog.Argument(e.Arguments, "amount")));
        using var a = await app.Visit().SignIn("a@alpha.example");
        Assert.Equal(3, (await a.Open($"/invoices/{number}")).QuerySelectorAll(".ledger li").Length);
        var line = (await desk.Get<ICustomerFileDesk>().History(alpha.Number, new TimelineQuery(null, null, null))).Entries[0];
        Assert.Contains("taken back", line.Text, StringComparison.Ordinal);

        Task<(decimal, int)> Books() => app.World.Read(async db => (await db.Invoices.Where(i => i.Number == number).Select(i => i.Paid).SingleAsync(), await db.Payments.CountAsync()));
    }

    [EachDatabase]
    public async Task A_payment_that_cannot_be_is_refused_in_words_and_nothing_is_written(string provider)
    {
        await using var app = await Issued.Start(provider);
        await app.Customer("Alpha", "a@alpha.example", "A-1");
        var number = await app.Issue("A-1");
        var today = app.World.Clock.Today;
        await using var desk = await Desk.Of(app, Issued.Clerk);
        var invoices = desk.Get<IInvoiceDesk>();
        foreach (var (amount, on, field) in new[]
        {
            ("99999", today, "Amount"), ("-1", today, "Amount"), ("0", today, "Amount"), ("a lot", today, "Amount"), ("1.2345", today, "Amount"),
            ("1", today.AddDays(1), "PaidOn"), ("1", today.AddYears(-3), "PaidOn"),
        })
        {
            Assert.Equal((amount, field), (amount, (await invoices.Pay(Draft(number, amount, on))).Problems.Single().Field));
        }
        Assert.Equal(ProblemKind.NotFound, (await invoices.Pay(Draft("R-9", "1", today))).Problems.Single().Kind);
        var cancellation = (await invoices.Cancel(new CancelDraft { FormKey = Guid.NewGuid(), Number = number, Reason = CancelReason.WrongAmount })).Value;
        Assert.Equal(ProblemKind.Refused, (await invoices.Pay(Draft(cancellation, "1", today))).Problems.Single().Kind);
        Assert.Equal("Amount", (await invoices.Pay(Draft(number, "1", today))).Problems.Single().Field);
        Assert.Equal((0, 0), await app.World.Read(async db => (await db.Payments.CountAsync(), await db.Events.CountAsync(e => e.Kind == "invoice.paid"))));
    }

    [EachDatabase]
    public async Task Two_who_enter_the_rest_at_once_do_not_pay_it_twice(string provider)
    {
        await using var app = await Issued.Start(provider);
        await app.Customer("Alpha", "a@alpha.example", "A-1");
        var number = await app.Issue("A-1");
        await using var desk = await Desk.Of(app, Issued.Clerk);
        var invoices = desk.Get<IInvoiceDesk>();
        var rest = (await invoices.Read(number))!.Invoice.Total.Figure;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => invoices.Pay(Draft(number, rest, app.World.Clock.Today)))));
        Assert.Single(outcomes, o => o.Succeeded);
        Assert.Equal(1, await app.World.Read(db => db.Payments.CountAsync()));
    }

    [EachDatabase]
    public async Task Whoever_lacks_the_right_neither_issues_nor_cancels_nor_enters_money_and_it_is_recorded(string provider)
    {
        await using var app = await Issued.Start(provider);
        await app.Customer("Alpha", "a@alpha.example", "A-1");
        await app.Customer("Beta", "b@beta.example", "B-1");
        var number = await app.Issue("A-1");
        await using var desk = await Desk.Of(app, Issued.Agent);
        var invoices = desk.Get<IInvoiceDesk>();
        var before = await app.World.Read(async db => (await db.Invoices.CountAsync(), await db.Payments.CountAsync(), await db.Events.CountAsync()));
        var read = (await invoices.Read(number))!;
        Assert.Equal((false, false), (read.CanCancel, read.CanPay));
        var draft = new IssueDraft { FormKey = Guid.NewGuid(), OrderNumber = "B-1", SuppliedFrom = app.World.Clock.Today, DueOn = app.World.Clock.Today };
        IEnumerable<Problem> refusals =
        [
            .. (await invoices.Begin("B-1")).Problems, .. (await invoices.Issue(draft)).Problems, .. (await invoices.Pay(Draft(number, "1", app.World.Clock.Today))).Problems,
            .. (await invoices.Cancel(new CancelDraft { FormKey = Guid.NewGuid(), Number = number, Reason = CancelReason.Other })).Problems,
        ];
        Assert.Equal([ProblemKind.Refused, ProblemKind.Refused, ProblemKind.Refused, ProblemKind.Refused], refusals.Select(p => p.Kind));
        Assert.Contains("Account manager", refusals.First().Message, StringComparison.Ordinal);
        Assert.Equal(before, await app.World.Read(async db => (await db.Invoices.CountAsync(), await db.Payments.CountAsync(), await db.Events.CountAsync())));
        Assert.Equal(4, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "staff.refused")));
    }
}
