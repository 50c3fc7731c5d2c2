using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Account;
using Portal.Shared.Complaints;
using Portal.Tests.Support;

namespace Portal.Tests.CompanyUsers;

/// <summary>A company's sites, and how much of which documents its people see.</summary>
public sealed class SiteTests
{
    private const string Maria = "maria@alfreds.example", Fritz = "fritz@alfreds.example";

    [EachDatabase]
    public async Task An_administrator_keeps_sites_and_binds_somebody_to_one(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var alfreds = await app.World.Customer("Alfreds", Maria);
        await app.World.Member(alfreds, Fritz, role: MemberRole.Reader);
        using var maria = await app.Visit().SignIn(Maria);
        await Saved(await maria.Submit("/company/sites/new", "form.card", ("Input.Name", "Hafen")));
        await Saved(await maria.Submit("/company/sites/new", "form.card", ("Input.Name", "Werk")));
        Assert.Contains("of this name already", await (await maria.Submit("/company/sites/new", "form.card", ("Input.Name", "Hafen"))).Content.ReadAsStringAsync());
        var site = await app.World.Read(db => db.Sites.SingleAsync(s => s.Name == "Hafen"));
        var harbour = site.Number;
        var order = await app.World.Order(alfreds, "A-1", 5);
        await app.World.Order(alfreds, "A-2", 5);
        await app.World.Write(async db => (await db.Orders.SingleAsync(o => o.Id == order.Id)).SiteId = site.Id);

        var fritz = await app.World.Read(db => db.Contacts.Where(c => c.Email == Fritz).Select(c => c.Number).SingleAsync());
        await Saved(await maria.Submit($"/company/users/{fritz}", "form.card", ("Input.Site", harbour), ("Input.Orders", "Site"), ("Input.Invoices", "None"), ("Input.Complaints", "")));
        using var visitor = await app.Visit().SignIn(Fritz);
        var orders = (await visitor.Open("/orders")).Body!.TextContent;
        Assert.Contains("A-1", orders);
        Assert.DoesNotContain("A-2", orders);
        Assert.DoesNotContain("Invoices", orders);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.GetAsync("/orders/A-2")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.GetAsync("/invoices")).StatusCode);

        // Whoever belongs to it keeps it; renamed and unused it goes.
        Assert.Contains("People belong", await (await maria.Submit($"/company/sites/{harbour}", "form.removal")).Content.ReadAsStringAsync());
        await Saved(await maria.Submit($"/company/sites/{harbour}", "form.card", ("Input.Name", "Nordhafen")));
        var plant = await app.World.Read(db => db.Sites.Where(s => s.Name == "Werk").Select(s => s.Number).SingleAsync());
        await Saved(await maria.Submit($"/company/sites/{plant}", "form.removal"));
        Assert.Equal(["Nordhafen"], await app.World.Read(db => db.Sites.Select(s => s.Name).ToListAsync()));
        Assert.Equal(["site.added", "site.added", "site.renamed", "site.removed"], await app.World.Read(db => db.Events.Where(e => e.Kind.StartsWith("site.")).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync()));
    }

    [EachDatabase]
    public async Task Finance_sees_no_complaint_and_gets_no_mail_of_one_unless_given(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var alfreds = await app.World.Customer("Alfreds", Maria);
        await app.World.Member(alfreds, Fritz, role: MemberRole.Support);
        await app.World.Order(alfreds, "A-1", 5);
        using var fritz = await app.Visit().SignIn(Fritz);
        var filed = await fritz.Submit("/complaints/new?order=A-1", "form.card", ("Draft.Subject", "Broken"), ("Draft.Text", "All of it"));
        Assert.Equal(HttpStatusCode.Found, filed.StatusCode);
        var number = fritz.Place(filed)!.Split('/', '?')[2];
        using var maria = await app.Visit().SignIn(Maria);
        var contact = await app.World.Read(db => db.Contacts.Where(c => c.Email == Fritz).Select(c => c.Number).SingleAsync());
        await Saved(await maria.Submit($"/company/users/{contact}", "form.card", ("Input.Role", "Finance"), ("Input.Orders", ""), ("Input.Invoices", ""), ("Input.Complaints", "")));
        Assert.Equal(HttpStatusCode.NotFound, (await fritz.Http.GetAsync($"/complaints/{number}")).StatusCode);
        Assert.DoesNotContain("Complain", (await fritz.Open("/orders/A-1")).QuerySelector("main")!.TextContent);

        // What staff answer is mailed to whoever filed it, as long as she may see it.
        var before = await app.World.Read(db => db.Mails.CountAsync(m => m.Kind == "complaint-answered"));
        var anna = await app.World.Staff("Anna", "anna@nordwind.example");
        await using var desk = await Desk.Of(app, "anna@nordwind.example");
        var complaints = desk.Get<IComplaintDesk>();
        Assert.True((await complaints.Assign(number, (await complaints.Read(number))!.Version, anna.Id)).Succeeded);
        Assert.True((await complaints.Answer(number, (await complaints.Read(number))!.Version, new MessageDraft { FormKey = Guid.NewGuid(), Text = "We look at it." })).Succeeded);
        Assert.Equal(before, await app.World.Read(db => db.Mails.CountAsync(m => m.Kind == "complaint-answered")));
        await Saved(await maria.Submit($"/company/users/{contact}", "form.card", ("Input.Complaints", "Company")));
        Assert.Equal(HttpStatusCode.OK, (await fritz.Http.GetAsync($"/complaints/{number}")).StatusCode);
        Assert.True((await complaints.Answer(number, (await complaints.Read(number))!.Version, new MessageDraft { FormKey = Guid.NewGuid(), Text = "It is on its way." })).Succeeded);
        Assert.Equal(before + 1, await app.World.Read(db => db.Mails.CountAsync(m => m.Kind == "complaint-answered")));
    }

    [EachDatabase]
    public async Task Only_the_own_administrators_see_and_change_sites(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var alfreds = await app.World.Customer("Alfreds", Maria);
        await app.World.Member(alfreds, Fritz, role: MemberRole.Purchasing);
        await app.World.Customer("Beta", "b@beta.example");
        using var maria = await app.Visit().SignIn(Maria);
        await Saved(await maria.Submit("/company/sites/new", "form.card", ("Input.Name", "Hafen")));
        var number = await app.World.Read(db => db.Sites.Select(s => s.Number).SingleAsync());
        var before = await Rows.Snapshot(app);
        foreach (var email in new[] { Fritz, "b@beta.example" })
        {
            using var other = await app.Visit().SignIn(email);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Http.GetAsync($"/company/sites/{number}")).StatusCode);
            Assert.DoesNotContain("Hafen", await (await other.Http.GetAsync("/company/sites")).Content.ReadAsStringAsync());
            Assert.Equal(HttpStatusCode.NotFound, (await other.Post(await maria.Open($"/company/sites/{number}"), $"/company/sites/{number}", "form.card", ("Input.Name", "Mine"),
                ("__RequestVerificationToken", Visitor.Fields((await other.Open("/account")).QuerySelector<IHtmlFormElement>("form[action='/account/sign-out']")!)["__RequestVerificationToken"]))).StatusCode);
        }
        Assert.Equal(before, await Rows.Snapshot(app));
    }

    private static async Task Saved(HttpResponseMessage answer) => Assert.True(answer.StatusCode == HttpStatusCode.Found, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
}
