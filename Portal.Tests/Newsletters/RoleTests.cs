using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;
using Portal.Tests.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Newsletters;

/// <summary>Who may write to many, and whose newsletters anybody can change.</summary>
public sealed class RoleTests
{
    private static readonly string[] Pages = ["/staff/campaigns", "/staff/campaigns/new", "/staff/topics", "/staff/topics/new", "/staff/topics/range", "/staff/suppressions", "/staff/suppressions/new", "/staff/suppressions/none"];

    [Theory]
    [InlineData(StaffRole.Agent, false)]
    [InlineData(StaffRole.AccountManager, false)]
    [InlineData(StaffRole.Marketer, true)]
    [InlineData(StaffRole.Manager, true)]
    [InlineData(StaffRole.Administrator, true)]
    public async Task Campaigns_are_for_marketers_managers_and_administrators(StaffRole role, bool may)
    {
        await using var app = await PortalApp.Start();
        await app.Topics();
        await app.Subscribed("rita@reader.example");
        await app.World.Staff("Somebody", "somebody@nordwind.example", role);
        await using var nele = await Desk.Of(app, NewsletterApp.Nele);
        var number = (await nele.Get<ICampaignDesk>().Create(NewsletterApp.Draft())).Value;
        using var visitor = await app.Visit().SignIn("somebody@nordwind.example");
        foreach (var page in Pages.Append($"/staff/campaigns/{number}"))
        {
            Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await visitor.Http.GetAsync(page)).StatusCode);
        }
        if (may) return;
        var before = await Snapshot(app);
        await using var desk = await Desk.Of(app, "somebody@nordwind.example");
        var (campaigns, topics, suppressions) = (desk.Get<ICampaignDesk>(), desk.Get<ITopicDesk>(), desk.Get<ISuppressionDesk>());
        foreach (var attempt in new Func<Task>[]
        {
            () => campaigns.List(new PageAt()), () => campaigns.Read(number), () => campaigns.Create(NewsletterApp.Draft()), () => campaigns.Save(number, NewsletterApp.Draft()),
            () => campaigns.Readers("range"), () => campaigns.Preview(NewsletterApp.Draft(), "rita@reader.example", "de"), () => campaigns.SendTest(number),
            () => campaigns.Start(number, 1), () => campaigns.Aimed(NewsletterApp.Draft()), () => campaigns.Managers(), () => campaigns.Approve(number, 1),
            () => campaigns.TakeBack(number, ""), () => campaigns.SendUnknown(number), () => campaigns.Pause(number), () => campaigns.Resume(number), () => campaigns.Cancel(number),
            () => topics.List(), () => topics.Read("range"), () => topics.Create(Topic("mine")), () => topics.Save("range", Topic("range")),
            () => suppressions.List(null, new PageAt()), () => suppressions.Read("none"), () => suppressions.Find("rita@reader.example"), () => suppressions.Health(),
            () => suppressions.Add(new SuppressionForm { Email = "rita@reader.example", Note = "phone" }), () => suppressions.Lift("none", "because"),
        })
        {
            await Assert.ThrowsAsync<UnauthorizedAccessException>(attempt);
        }
        Assert.Equal(before, await Snapshot(app));
        await app.UntilSettled();
        Assert.Empty(app.Mail.Mails);
    }

    [EachDatabase]
    public async Task Topics_are_made_changed_and_rested(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.Topics();
        await app.Subscribed("rita@reader.example");
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var topics = desk.Get<ITopicDesk>();
        Assert.Equal("fish", (await topics.Create(Topic("fish"))).Value);
        foreach (var wrong in new[] { "fish", "new", "Fish", "a b", "-a", "ä", "" }) Assert.Equal("Slug", Assert.Single((await topics.Create(Topic(wrong))).Problems).Field);
        var read = (await topics.Read("fish"))!;
        (read.NameEn, read.IsActive) = ("Fish and more", false);
        Assert.True((await topics.Save("fish", read)).Succeeded);
        Assert.Equal(ProblemKind.Stale, Assert.Single((await topics.Save("fish", read)).Problems).Kind);
        var rows = await topics.List();
        Assert.Equal(1, rows.Single(t => t.Slug == "range").Subscribers.Value);
        Assert.False(rows.Single(t => t.Slug == "fish").IsActive);
        using var visitor = app.Visit();
        Assert.DoesNotContain("Fish", (await visitor.Open("/subscribe")).Body!.TextContent);
    }

    [EachDatabase]
    public async Task A_stranger_and_nobody_change_only_their_own(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.Topics();
        await app.World.Customer("Alpha", "a@alpha.example");
        await app.World.Customer("Beta", "b@beta.example");
        await app.World.Member((await app.World.Read(db => db.Customers.SingleAsync(c => c.Name == "Alpha"))), "colleague@alpha.example");
        using var a = await app.Visit().SignIn("a@alpha.example");
        await a.Choose("/newsletters", "form.card", ["range", "prices"]);
        Assert.Equal(2, await app.Receiving("a@alpha.example"));
        var consent = await app.World.Read(db => db.Consents.FirstAsync());
        Assert.Equal((ConsentSource.Account, "/newsletters"), (consent.Source, consent.Form));
        Assert.Contains(consent.Text, (await a.Open("/newsletters")).Body!.TextContent);
        Assert.All(await app.World.Read(db => db.Events.ToListAsync()), e => Assert.Equal(("newsletter-subscribed", false), (e.Kind, e.Visible)));

        // The same form again, as a double click sends it, and what names somebody else.
        await a.Choose("/newsletters", "form.card", ["range", "prices"], ("Input.Email", "b@beta.example"), ("Input.CustomerId", "2"), ("Email", "b@beta.example"));
        Assert.Equal(2, await app.World.Read(db => db.Consents.CountAsync()));
        var before = await Snapshot(app);
        foreach (var other in new[] { "b@beta.example", "colleague@alpha.example" })
        {
            using var b = await app.Visit().SignIn(other);
            var page = await b.Open("/newsletters?email=a@alpha.example&token=x");
            Assert.Empty(page.QuerySelectorAll("input[checked]"));
            Assert.DoesNotContain("a@alpha.example", page.Body!.TextContent);
            await b.Submit("/newsletters", "form.inline");
            Assert.Equal(2, await app.Receiving("a@alpha.example"));
        }
        Assert.Equal(2, await app.World.Read(db => db.Suppressions.CountAsync()));
        using var nobody = app.Visit();
        Assert.Equal(HttpStatusCode.Found, (await nobody.Http.PostAsync("/newsletters", new FormUrlEncodedContent([new("_handler", "preferences")]))).StatusCode);
        Assert.Equal(before.Split('|')[0], (await Snapshot(app)).Split('|')[0]);

        await a.Submit("/newsletters", "form.inline");
        Assert.Equal(0, await app.Receiving("a@alpha.example"));
        await a.Choose("/newsletters", "form.card", ["range"]);
        Assert.Equal((1, 2), (await app.Receiving("a@alpha.example"), await app.World.Read(db => db.Suppressions.CountAsync())));
        Assert.Empty(app.Log.Errors);
    }

    private static TopicDraft Topic(string slug) => new() { Slug = slug, NameDe = "Fisch", NameEn = "Fish" };

    private static Task<string> Snapshot(PortalApp app) => app.World.Read(async db => string.Join(',',
        await db.Campaigns.SumAsync(c => c.Version), await db.Topics.SumAsync(t => t.Version), await db.Subscriptions.CountAsync(s => s.EndedAt == null), await db.Consents.CountAsync(),
        await db.Events.CountAsync(), await db.Mails.CountAsync(), await db.FormPosts.CountAsync()) + "|" + await db.Suppressions.CountAsync());
}
