using System.Net;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Account;
using Portal.Shared.Newsletters;
using Portal.Tests.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Newsletters;

/// <summary>What was sent, for everybody to read; and what became of it, for those who may see it.</summary>
public sealed class ArchiveTests
{
    private const string Rita = "rita@reader.example", Maria = "maria@alfreds.example";

    [EachDatabase]
    public async Task Everybody_reads_what_went_to_everybody_and_nothing_else(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.Topics();
        var alfreds = await app.World.Customer("Alfreds", Maria);
        await app.Subscribed(Rita);
        await app.Subscribed(Maria, topic: "prices", customer: alfreds.Id);
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var campaigns = desk.Get<ICampaignDesk>();
        var draft = NewsletterApp.Draft(subject: "Neues für {{name|alle}} & <Co>\u0001", body: "Hallo {{name|zusammen}}, *neu* ist [dies](https://nordwind.example/neu).");
        (draft.SubjectEn, draft.BodyEn) = ("News for {{name|all}}", "Hello {{name|everybody}}, this is *new*.");
        var open = await campaigns.Send(draft);
        var closed = await campaigns.Send(NewsletterApp.Draft("prices", subject: "Secret prices"));
        var aimed = NewsletterApp.Draft(subject: "Only for readers of German");
        aimed.Aim.Language = "de";
        var few = await campaigns.Send(aimed);
        var unsent = (await campaigns.Create(NewsletterApp.Draft(subject: "Not yet"))).Value;
        foreach (var number in new[] { open, closed, few }) await app.UntilCampaign(number, CampaignState.Sent);

        using var nobody = app.Visit();
        var list = (await nobody.Open("/newsletter")).QuerySelectorAll(".issues a").Select(a => a.TextContent);
        Assert.Equal(["News for all"], list);
        var page = await nobody.Open($"/newsletter/{open}");
        Assert.Equal(("News for all", "Hello everybody, this is new."), (page.QuerySelector("h1")!.TextContent, page.QuerySelector("article")!.TextContent.Trim()));
        foreach (var hidden in new[] { closed, few, unsent, "NL-2026-999999" }) Assert.Equal(HttpStatusCode.NotFound, (await nobody.Http.GetAsync($"/newsletter/{hidden}")).StatusCode);

        XNamespace atom = "http://www.w3.org/2005/Atom";
        var answer = await nobody.Http.GetAsync("/newsletter/feed.xml");
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        var entry = Assert.Single(XDocument.Parse(await answer.Content.ReadAsStringAsync()).Descendants(atom + "entry"));
        Assert.EndsWith($"/newsletter/{open}", entry.Element(atom + "id")!.Value);
        Assert.Contains("<em>new</em>", entry.Element(atom + "content")!.Value);

        var (rita, maria) = (app.Mail.Mails.First(m => m.To == Rita), app.Mail.Mails.Single(m => m.To == Maria));
        Assert.Contains($"/newsletter/{open}", rita.Text);
        Assert.DoesNotContain("/newsletter/", maria.Text);
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task Results_go_out_as_a_file_to_those_who_may_export_and_leave_a_line(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.Topics();
        await app.World.Staff("Max Manager", "max@nordwind.example", StaffRole.Manager);
        await app.World.Staff("Anna Agent", "anna@nordwind.example");
        await app.Subscribed(Rita, name: "=Rita");
        await app.Subscribed("gone@reader.example");
        app.Mail.Answer = line => line.StartsWith("RCPT TO:<gone", StringComparison.Ordinal) ? "550 5.1.1 no such user" : null;
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var number = await desk.Get<ICampaignDesk>().Send(NewsletterApp.Draft());
        await app.UntilCampaign(number, CampaignState.Sent);
        using var program = app.Visit();
        var leave = app.Mail.Mails.Single().Link("unsubscribe");
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.OK, (await program.Http.PostAsync(leave, null)).StatusCode);
        Assert.Equal(1, (await desk.Get<ICampaignDesk>().Read(number))!.Left);

        var path = $"/staff/campaigns/{number}/results";
        using var max = await app.Visit().SignIn("max@nordwind.example");
        using var anna = await app.Visit().SignIn("anna@nordwind.example");
        using var maria = app.Visit();
        var lines = (await max.Http.GetStringAsync(path)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Contains(lines, l => l.Contains(Rita, StringComparison.Ordinal) && l.Contains("sent", StringComparison.Ordinal) && !l.Contains(";=Rita", StringComparison.Ordinal) && !l.Contains(",=Rita", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("gone@reader.example", StringComparison.Ordinal) && l.Contains("550 5.1.1 no such user", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, (await anna.Http.GetAsync(path)).StatusCode);
        Assert.DoesNotContain(Rita, await (await maria.Http.GetAsync(path)).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await max.Http.GetAsync("/staff/campaigns/NL-2026-999999/results")).StatusCode);
        Assert.Equal(1, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "campaign.exported")));
    }
}
