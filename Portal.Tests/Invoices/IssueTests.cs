using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Invoices;
using Portal.Shared.Common;
using Portal.Shared.Invoices;
using Portal.Tests.Support;

namespace Portal.Tests.Invoices;

/// <summary>How an invoice comes to be, and that nothing changes it after.</summary>
public sealed class IssueTests
{
    private const string Email = "a@alpha.example";

    [EachDatabase]
    public async Task An_invoice_is_issued_once_with_number_event_and_file_in_one_step(string provider)
    {
        await using var app = await Issued.Start(provider);
        await app.Customer("Alpha GmbH", Email, "A-1");
        await using var desk = await Desk.Of(app, Issued.Clerk);
        var invoices = desk.Get<IInvoiceDesk>();
        var draft = (await invoices.Begin("A-1")).Value;
        Assert.Equal(214.20m, (await invoices.Preview(draft)).Value.Total.Amount);
        var number = (await invoices.Issue(draft)).Value;
        Assert.Equal($"R-{app.World.Clock.Today.Year}-000001", number);
        // The same form again gives the same answer; another form is told that it is done.
        Assert.Equal(number, (await invoices.Issue(draft)).Value);
        Assert.Contains(number, (await invoices.Begin("A-1")).Problems.Single().Message);
        draft.FormKey = Guid.NewGuid();
        Assert.False((await invoices.Issue(draft)).Succeeded);
        var (issued, documents, events) = await app.World.Read(async db => (await db.Invoices.CountAsync(), await db.InvoiceDocuments.CountAsync(), await db.Events.ToListAsync()));
        Assert.Equal((1, 1), (issued, documents));
        var told = Assert.Single(events);
        Assert.Equal((InvoiceEvents.Issued, number, true, "214.20"), (told.Kind, told.SubjectNumber, told.Visible, EventLog.Argument(told.Arguments, "total")));
        Assert.Single(Files(app));
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task Refused_attempts_leave_no_gap_and_no_file(string provider)
    {
        await using var app = await Issued.Start(provider);
        var customer = await app.Customer("Alpha GmbH", Email, "A-1");
        await app.World.Order(customer, "A-2", -10, -8);
        await app.Issue("A-1");
        await using var desk = await Desk.Of(app, Issued.Clerk);
        var draft = (await desk.Get<IInvoiceDesk>().Begin("A-2")).Value;
        foreach (var wrong in new Action<IssueDraft>[] { d => d.OrderNumber = "A-1", d => d.OrderNumber = "A-9", d => d.DueOn = app.World.Clock.Today.AddDays(-1), d => d.Scheme = TaxScheme.IntraUnion })
        {
            var attempt = new IssueDraft { FormKey = Guid.NewGuid(), OrderNumber = "A-2", SuppliedFrom = draft.SuppliedFrom, DueOn = draft.DueOn };
            wrong(attempt);
            Assert.False((await desk.Get<IInvoiceDesk>().Issue(attempt)).Succeeded);
        }
        Assert.EndsWith("-000002", await app.Issue("A-2"));
        Assert.Equal(2, Files(app).Length);
    }

    [EachDatabase]
    public async Task Two_agents_who_invoice_one_order_at_once_make_one_invoice(string provider)
    {
        await using var app = await Issued.Start(provider);
        await app.Customer("Alpha GmbH", Email, "A-1");
        await using var desk = await Desk.Of(app, Issued.Clerk);
        var draft = (await desk.Get<IInvoiceDesk>().Begin("A-1")).Value;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var own = await Desk.Of(app, Issued.Clerk);
            return await own.Get<IInvoiceDesk>().Issue(new IssueDraft { FormKey = Guid.NewGuid(), OrderNumber = "A-1", SuppliedFrom = draft.SuppliedFrom, DueOn = draft.DueOn });
        }));
        Assert.Single(outcomes, o => o.Succeeded);
        Assert.Equal((1, 1), (await app.World.Read(db => db.Invoices.CountAsync()), Files(app).Length));
    }

    [EachDatabase]
    public async Task Nobody_changes_or_deletes_an_issued_invoice_not_even_the_program(string provider)
    {
        await using var app = await Issued.Start(provider);
        await app.Customer("Alpha GmbH", Email, "A-1");
        await app.Issue("A-1");
        await Refused(async db => db.Entry(await db.Invoices.SingleAsync()).Property(i => i.Total).CurrentValue = 1);
        await Refused(async db => db.Entry(await db.Invoices.SingleAsync()).Property(i => i.RecipientName).CurrentValue = "Other");
        await Refused(async db => db.Remove(await db.Invoices.SingleAsync()));
        await Refused(async db => db.Entry(await db.InvoiceLines.SingleAsync()).Property(l => l.Net).CurrentValue = 1);
        await Refused(async db => db.Remove(await db.InvoiceLines.SingleAsync()));
        await Refused(async db => db.Remove(await db.InvoiceTaxes.SingleAsync()));
        await Refused(async db => db.Entry(await db.InvoiceDocuments.SingleAsync()).Property(d => d.Sha256).CurrentValue = "x");
        await Refused(async db => db.Remove(await db.InvoiceDocuments.SingleAsync()));
        await app.World.Write(async db => (await db.Invoices.SingleAsync()).Pay(app.World.Clock.Today, 214.20m));
        Assert.Equal(app.World.Clock.Today, await app.World.Read(db => db.Invoices.Select(i => i.SettledOn).SingleAsync()));

        Task Refused(Func<StaffDb, Task> change) => Assert.ThrowsAsync<UnauthorizedAccessException>(() => app.World.Write(change));
    }

    [EachDatabase]
    public async Task A_cancellation_has_a_number_of_its_own_and_the_order_can_be_invoiced_anew(string provider)
    {
        await using var app = await Issued.Start(provider);
        await app.Customer("Alpha GmbH", Email, "A-1");
        var first = await app.Issue("A-1");
        var bytes = await app.Pdf(Email, first);
        await using var desk = await Desk.Of(app, Issued.Clerk);
        var invoices = desk.Get<IInvoiceDesk>();
        Assert.False((await invoices.Cancel(new CancelDraft { FormKey = Guid.NewGuid(), Number = first })).Succeeded);
        var cancel = new CancelDraft { FormKey = Guid.NewGuid(), Number = first, Reason = CancelReason.WrongAmount };
        var second = (await invoices.Cancel(cancel)).Value;
        Assert.Equal(second, (await invoices.Cancel(cancel)).Value);
        Assert.EndsWith("-000002", second);
        Assert.Equal(ProblemKind.Refused, (await invoices.Cancel(new CancelDraft { FormKey = Guid.NewGuid(), Number = first, Reason = CancelReason.Other })).Problems.Single().Kind);
        Assert.Equal(bytes, await app.Pdf(Email, first));
        var text = PdfTools.Text(await app.Pdf(Email, second));
        Assert.Contains($"Stornorechnung {second}", text);
        Assert.Contains($"Hiermit wird die Rechnung {first} storniert.", text);
        Assert.Contains("-214,20", text);
        Assert.EndsWith("-000003", await app.Issue("A-1"));
        var sum = await app.World.Read(db => db.Invoices.SumAsync(i => i.Total));
        Assert.Equal(214.20m, sum);
        using var a = await app.Visit().SignIn(Email);
        Assert.Contains("Storniert", (await a.Open($"/invoices/{first}")).QuerySelector(".heading")!.TextContent);
        Assert.Equal("214,20 EUR", (await a.Open("/invoices")).QuerySelector(".sums dd")!.TextContent);
    }

    private static string[] Files(PortalApp app) => Directory.GetFiles(Path.Combine(app.Folder, "files"), "*.pdf", SearchOption.AllDirectories);
}
