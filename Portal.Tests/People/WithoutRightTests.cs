using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Shared.Invoices;
using Portal.Shared.Search;
using Portal.Shared.Staff;
using Portal.Tests.Support;

namespace Portal.Tests.People;

/// <summary>Whoever has no right to see invoices meets them nowhere; whoever may not answer complaints only reads them [ASVS 8.2.3].</summary>
public sealed class WithoutRightTests
{
    private const string Blind = "blind@nordwind.example", Seeing = "seeing@nordwind.example";

    [EachDatabase]
    public async Task Invoices_are_in_no_page_list_search_file_timeline_or_export(string provider)
    {
        await using var app = await Start(provider);
        using var visitor = await app.Visit().SignIn(Blind);
        foreach (var page in new[] { "/staff/invoices", "/staff/invoices/R-1", "/staff/invoices/R-1/pdf", "/staff/invoices/R-9" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Http.GetAsync(page)).StatusCode);
        }
        foreach (var page in new[] { "/staff/orders/A-1", "/staff/customers/K-10001", "/staff/customers/K-10001?tab=invoices", "/staff/customers/K-10001?tab=print", "/staff/customers/K-10001?tab=timeline", "/staff/customers?overdue=1" })
        {
            var body = await (await visitor.Http.GetAsync(page)).Content.ReadAsStringAsync();
            Assert.DoesNotContain("R-1", body, StringComparison.Ordinal);
            Assert.DoesNotContain("/staff/invoices", body, StringComparison.Ordinal);
            Assert.DoesNotContain("verdue invoice", body, StringComparison.Ordinal);
        }
        await using var blind = await Desk.Of(app, Blind);
        await using var seeing = await Desk.Of(app, Seeing);
        Assert.True((await seeing.Get<IInvoiceDesk>().Pay(new PaymentDraft { FormKey = Guid.NewGuid(), Number = "R-1", PaidOn = app.World.Clock.Today, Amount = "1" })).Succeeded);
        var (export, seen) = (await Export(app, Blind), await Export(app, Seeing));
        Assert.DoesNotContain("118", export, StringComparison.Ordinal);
        Assert.Contains("118", seen, StringComparison.Ordinal);

        var query = new TimelineQuery(null, null, null);
        Assert.Contains(await seeing.Get<ISearchDesk>().Find("R-1"), h => h.Kind == HitKind.Invoice);
        Assert.DoesNotContain(await blind.Get<ISearchDesk>().Find("R-1"), h => h.Kind == HitKind.Invoice);
        Assert.Equal(1, (await seeing.Get<ICustomerFileDesk>().Glance("K-10001"))!.OverdueInvoices.Value);
        Assert.Equal(0, (await blind.Get<ICustomerFileDesk>().Glance("K-10001"))!.OverdueInvoices.Value);
        Assert.Contains((await seeing.Get<ICustomerFileDesk>().History("K-10001", query)).Entries, e => e.Area == "invoice");
        Assert.DoesNotContain((await blind.Get<ICustomerFileDesk>().History("K-10001", query)).Entries, e => e.Area == "invoice");
        Assert.Empty((await blind.Get<ICustomerFileDesk>().History("K-10001", query with { Area = "invoice" })).Entries);
        // The list of those who owe something would tell who owes something.
        Assert.Equal(2, (await blind.Get<ICustomerListDesk>().List(new CustomerFilter { Overdue = true }, new PageAt())).Total.Value);
        Assert.Single((await seeing.Get<ICustomerListDesk>().List(new CustomerFilter { Overdue = true }, new PageAt())).Items);
        var invoices = blind.Get<IInvoiceDesk>();
        foreach (var attempt in new Func<Task>[]
        {
            () => invoices.List(new DeskInvoiceList(InvoiceFilter.All, null, new PageAt())), () => invoices.Read("R-1"), () => invoices.OfOrder("A-1"), () => invoices.OfCustomer("K-10001", new PageAt()),
        })
        {
            await Assert.ThrowsAsync<UnauthorizedAccessException>(attempt);
        }
        Assert.True(await app.World.Read(db => db.Audit.AnyAsync(a => a.Kind == "staff.refused")));
    }

    [EachDatabase]
    public async Task Complaints_are_read_and_noted_upon_but_not_answered(string provider)
    {
        await using var app = await Start(provider);
        using (var visitor = await app.Visit().SignIn("a@alpha.example")) await visitor.Submit("/complaints/new?order=A-1", "form.card", ("Draft.Subject", "Wet tea"), ("Draft.Text", "All of it."));
        var number = await app.World.Read(db => db.Complaints.Select(c => c.Number).SingleAsync());
        await using var blind = await Desk.Of(app, Blind);
        var desk = blind.Get<IComplaintDesk>();
        var complaint = (await desk.Read(number))!;
        Assert.Empty(complaint.Steps);
        var before = await Rows.Snapshot(app);
        var me = (await desk.Colleagues()).Single(c => c.IsMe).StaffId;
        foreach (var refused in new Func<Task<Outcome>>[]
        {
            () => desk.Assign(number, complaint.Version, me), () => desk.Investigate(number, complaint.Version), () => desk.Reopen(number, complaint.Version),
            () => desk.Answer(number, complaint.Version, new MessageDraft { FormKey = Guid.NewGuid(), Text = "x" }),
            () => desk.Assess(number, complaint.Version, new Assessment()), () => desk.Decide(number, complaint.Version, new ComplaintDecision { Text = "x" }),
            () => blind.Get<IRemedyDesk>().Plan(number, complaint.Version, new RemedyDraft { FormKey = Guid.NewGuid(), Kind = Remedy.Credit, What = "x", OwnerId = me, DueOn = app.World.Clock.Today }),
            () => desk.Close(number, complaint.Version, new Closing { Outcome = ComplaintOutcome.Upheld, Cause = Cause.Defect, Text = "x" }),
        })
        {
            Assert.Equal(ProblemKind.Refused, Assert.Single((await refused()).Problems).Kind);
        }
        Assert.Equal(before, await Rows.Snapshot(app));
        Assert.True((await desk.AddNote(number, new MessageDraft { FormKey = Guid.NewGuid(), Text = "A note is for all." })).Succeeded);
    }

    private static async Task<string> Export(PortalApp app, string email)
    {
        using var visitor = await app.Visit().SignIn(email);
        return await (await visitor.Http.GetAsync("/staff/customers/export")).Content.ReadAsStringAsync();
    }

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        await app.World.StaffWith("Bertha Blind", Blind, StaffRight.ExportCustomers);
        await app.World.StaffWith("Sina Seeing", Seeing, StaffRight.ExportCustomers, StaffRight.SeeInvoices, StaffRight.RecordPayments);
        var alpha = await app.World.Customer("Alpha GmbH", "a@alpha.example");
        await app.World.Customer("Beta GmbH", "b@beta.example");
        await app.World.Order(alpha, "A-1", 5, null, "Tea");
        await app.World.Invoice(alpha, "R-1", -5, 119, order: "A-1");
        return app;
    }
}
