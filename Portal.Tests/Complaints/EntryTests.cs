using Microsoft.EntityFrameworkCore;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Tests.Support;

namespace Portal.Tests.Complaints;

/// <summary>The ways in: the customer's three intakes, and what staff write down for her.</summary>
public sealed class EntryTests
{
    private const string Anna = "anna@nordwind.example", Mia = "mia@nordwind.example", Maria = "maria@alfreds.example", Stranger = "b@beta.example";

    [EachDatabase]
    public async Task Staff_enter_what_came_by_phone_and_the_customer_finds_it_acknowledged_as_hers(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Anna);
        var entry = desk.Get<IComplaintEntry>();
        Assert.Null(await entry.Begin("K-404"));
        var facts = (await entry.Begin("K-10001"))!;
        Assert.Equal(("A-1", 2), (Assert.Single(facts.Orders).Number, facts.Orders[0].Lines.Count));
        var contact = Assert.Single(facts.Contacts);
        var draft = Draft(contact.Number);
        (draft.OrderNumber, draft.Line, draft.Quantity) = ("A-1", 1, "1");
        var first = await entry.Enter(draft);
        Assert.True(first.Succeeded, first.Succeeded ? "" : first.Problems[0].Message);
        Assert.Equal(first.Value, (await entry.Enter(draft)).Value);
        await app.Mail.Next(m => m.To == Maria && m.Subject.Contains(first.Value, StringComparison.Ordinal));
        var seen = (await desk.Get<IComplaintDesk>().Read(first.Value))!;
        Assert.Equal((Channel.Phone, "Anna Agent", 1m, EntryKind.FromCustomer), (seen.Channel, seen.AssigneeName, seen.Quantity, seen.Thread[0].Kind));
        using var maria = await app.Visit().SignIn(Maria);
        Assert.Contains("She said it is wet.", (await maria.Open($"/complaints/{first.Value}")).Body!.TextContent);
        using var stranger = await app.Visit().SignIn(Stranger);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await stranger.Http.GetAsync($"/complaints/{first.Value}")).StatusCode);

        // What is somebody else's, or was never, is said and leaves nothing.
        var before = await Rows.Snapshot(app);
        foreach (var (change, field) in new (Action<EnteredComplaint>, string)[]
        {
            (d => d.Customer = "K-404", "Customer"), (d => d.Contact = "nobody", "Contact"), (d => d.OrderNumber = "B-1", "OrderNumber"),
            (d => d.ReceivedOn = app.World.Clock.Today.AddDays(1), "ReceivedOn"), (d => (d.OrderNumber, d.Line, d.Quantity) = ("A-1", 1, "9999"), "Quantity"),
        })
        {
            var wrong = Draft(contact.Number);
            change(wrong);
            Assert.Equal(field, Assert.Single((await entry.Enter(wrong)).Problems).Field);
        }
        Assert.Equal(before, await Rows.Snapshot(app));
        await using var marketer = await Desk.Of(app, Mia);
        Assert.Equal(ProblemKind.Refused, Assert.Single((await marketer.Get<IComplaintEntry>().Enter(Draft(""))).Problems).Kind);
    }

    [Fact]
    public async Task The_three_intakes_ask_what_each_needs_and_an_invoice_leads_to_one()
    {
        await using var app = await Start("Sqlite");
        using var maria = await app.Visit().SignIn(Maria);
        var page = await maria.Open("/complaints/new?kind=suggestion");
        Assert.Contains("What could be better?", page.QuerySelector("h1")!.TextContent);
        Assert.Null(page.QuerySelector("#remedy"));
        await maria.Submit("/complaints/new?kind=suggestion", "form.card", ("Draft.Subject", "Smaller boxes"), ("Draft.Text", "For one person."), ("Draft.WantedRemedy", "Credit"));
        page = await maria.Open("/complaints/new?order=A-1&line=1");
        Assert.NotNull(page.QuerySelector("#quantity"));
        var about = await maria.Open("/invoices/R-1");
        var link = about.QuerySelector("a[href^='/complaints/new?invoice=R-1']")!.GetAttribute("href")!;
        await maria.Submit(link, "form.card", ("Draft.Text", "Twice the freight."));
        var kept = await app.World.Read(db => db.Complaints.OrderBy(c => c.Id).Select(c => new { c.Kind, c.WantedRemedy, c.InvoiceNumber }).ToListAsync());
        Assert.Equal([(ComplaintKind.Suggestion, Remedy.None, null), (ComplaintKind.Complaint, Remedy.None, "R-1")], kept.Select(k => (k.Kind, k.WantedRemedy, k.InvoiceNumber)));
        using var stranger = await app.Visit().SignIn(Stranger);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await stranger.Http.GetAsync("/complaints/new?invoice=R-1")).StatusCode);

        // A suggestion is answered, down to "built in"; it needs no assessment and has no cause.
        await using var desk = await Desk.Of(app, Anna);
        var complaints = desk.Get<IComplaintDesk>();
        var number = await app.World.Read(db => db.Complaints.Where(c => c.Kind == ComplaintKind.Suggestion).Select(c => c.Number).SingleAsync());
        await complaints.Assign(number, 1, (await complaints.Colleagues()).Single(c => c.IsMe).StaffId);
        Assert.True((await complaints.Close(number, 2, new Closing { Outcome = ComplaintOutcome.Upheld, Cause = Cause.Other, Text = "There is one now." })).Succeeded);
        await app.Mail.Next(m => m.To == Maria && m.Text.Contains("Built in", StringComparison.Ordinal) && m.Text.Contains("There is one now.", StringComparison.Ordinal));
        var closed = (await maria.Open($"/complaints/{number}")).Body!.TextContent;
        Assert.Contains("Closed: Built in.", closed);
        Assert.DoesNotContain("Cause", closed);
    }

    private static EnteredComplaint Draft(string contact) => new()
    {
        FormKey = Guid.NewGuid(), Customer = "K-10001", Contact = contact, Channel = Channel.Phone, Subject = "Wet tea", Text = "She said it is wet.", WantedRemedy = Remedy.Credit,
    };

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        var (alfreds, beta) = (await app.World.Customer("Alfreds", Maria), await app.World.Customer("Beta", Stranger));
        await app.World.Staff("Anna Agent", Anna);
        await app.World.Staff("Mia Marketer", Mia, StaffRole.Marketer);
        await app.World.Order(alfreds, "A-1", -5, null, "Chai", "Tofu");
        await app.World.Order(beta, "B-1", -5);
        await app.World.Invoice(alfreds, "R-1", -4, 100m);
        return app;
    }
}
