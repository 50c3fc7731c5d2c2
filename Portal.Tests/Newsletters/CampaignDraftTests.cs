using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Newsletters;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;
using Portal.Tests.Support;

namespace Portal.Tests.Newsletters;

/// <summary>Campaigns before they start.</summary>
public sealed class CampaignDraftTests
{
    [EachDatabase]
    public async Task A_campaign_to_nobody_is_refused_and_so_is_one_of_a_topic_that_rests(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.Topics();
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var campaigns = desk.Get<ICampaignDesk>();
        var number = (await campaigns.Create(NewsletterApp.Draft())).Value;
        await app.Subscribed("gone@reader.example");
        await app.World.Write(async db => db.Suppressions.Add(new Suppression { EmailHash = (await db.Subscribers.SingleAsync()).EmailHash, At = app.World.Clock.Now }));
        var view = (await campaigns.Read(number))!;
        Assert.Equal(0, view.Audience);
        Assert.Contains("Nobody", Assert.Single((await campaigns.Start(number, view.Draft.Version)).Problems).Message);
        Assert.Equal((0, 0), await app.World.Read(async db => (await db.CampaignRuns.CountAsync(), await db.MailBatches.CountAsync())));
        var resting = (await campaigns.Create(NewsletterApp.Draft("old"))).Value;
        await app.Subscribed("x@reader.example", "old");
        Assert.False((await campaigns.Start(resting, 1)).Succeeded);
    }

    [EachDatabase]
    public async Task The_second_of_two_who_edit_is_told_and_what_is_started_cannot_be_changed(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.Topics();
        await app.Subscribed("rita@reader.example");
        await app.World.Staff("Max", "max@nordwind.example", StaffRole.Manager);
        await using var nele = await Desk.Of(app, NewsletterApp.Nele);
        await using var max = await Desk.Of(app, "max@nordwind.example");
        var campaigns = nele.Get<ICampaignDesk>();
        var number = (await campaigns.Create(NewsletterApp.Draft())).Value;
        var (mine, theirs) = ((await campaigns.Read(number))!.Draft, (await max.Get<ICampaignDesk>().Read(number))!.Draft);
        mine.SubjectDe = "Von Nele";
        theirs.SubjectDe = "Von Max";
        Assert.True((await campaigns.Save(number, mine)).Succeeded);
        Assert.Equal(ProblemKind.Stale, Assert.Single((await max.Get<ICampaignDesk>().Save(number, theirs)).Problems).Kind);
        Assert.Equal(ProblemKind.Stale, Assert.Single((await max.Get<ICampaignDesk>().Start(number, theirs.Version)).Problems).Kind);
        var now = (await campaigns.Read(number))!.Draft;
        Assert.Equal("Von Nele", now.SubjectDe);
        Assert.True((await campaigns.Start(number, now.Version)).Succeeded);
        now = (await campaigns.Read(number))!.Draft;
        now.BodyDe = "Zu spät";
        Assert.False((await campaigns.Save(number, now)).Succeeded);
        await app.UntilCampaign(number, CampaignState.Sent);
        Assert.DoesNotContain(app.Mail.Mails, m => m.Text.Contains("Zu spät", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Wrong_placeholders_links_and_half_translations_are_refused_at_their_fields_and_nothing_is_saved()
    {
        await using var app = await PortalApp.Start();
        await app.Topics();
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var campaigns = desk.Get<ICampaignDesk>();
        foreach (var (field, change) in new (string, Action<CampaignDraft>)[]
        {
            ("SubjectDe", d => d.SubjectDe = "{{price}}"), ("BodyDe", d => d.BodyDe = "Hi {{nme}}"), ("BodyDe", d => d.BodyDe = "[x](javascript:alert(1))"),
            ("BodyEn", d => d.SubjectEn = "Hi"), ("SubjectEn", d => d.BodyEn = "Hi"), ("Topic", d => d.Topic = "nowhere"),
        })
        {
            var draft = NewsletterApp.Draft();
            change(draft);
            Assert.Equal(field, Assert.Single((await campaigns.Create(draft)).Problems).Field);
        }
        Assert.Equal(0, await app.World.Read(db => db.Campaigns.CountAsync()));
        var twice = NewsletterApp.Draft();
        Assert.Equal((await campaigns.Create(twice)).Value, (await campaigns.Create(twice)).Value);
    }

    [Fact]
    public async Task A_test_mail_reaches_only_whoever_asked_and_a_preview_is_what_is_sent()
    {
        await using var app = await PortalApp.Start();
        await app.Topics();
        await app.Subscribed("rita@reader.example", name: "Rita");
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var campaigns = desk.Get<ICampaignDesk>();
        var draft = NewsletterApp.Draft();
        var number = (await campaigns.Create(draft)).Value;
        Assert.True((await campaigns.SendTest(number)).Succeeded);
        var test = await app.Mail.Next(m => m.To == NewsletterApp.Nele);
        Assert.Equal("[Test] Neuigkeiten", test.Subject);
        Assert.StartsWith("Hallo Nele Marketer, neu ist dies (https://nordwind.example/neu).", test.Text);
        Assert.Equal("Rita", Assert.Single(await campaigns.Readers("range")).Name);
        var preview = (await campaigns.Preview(draft, "rita@reader.example", "en")).Value;
        Assert.StartsWith("Hallo Rita, neu ist", preview.Text);
        Assert.StartsWith("Hallo zusammen", (await campaigns.Preview(draft, null, "de")).Value.Text);
        Assert.Single(app.Mail.Mails);
    }

    [Fact]
    public async Task A_name_smuggles_no_header_and_no_recipient_into_a_mail()
    {
        await using var app = await PortalApp.Start();
        await app.Topics();
        await app.Subscribed("eve@reader.example", name: "Eve\r\nBcc: evil@reader.example\u2028X-Evil: 1 =?utf-8?q?=0ABcc:_a@b?= {{customer}}");
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var number = await desk.Get<ICampaignDesk>().Send(NewsletterApp.Draft(subject: "Für {{name}}"));
        await app.UntilCampaign(number, CampaignState.Sent);
        var mail = Assert.Single(app.Mail.Mails);
        Assert.Equal(("eve@reader.example", "", ""), (mail.To, mail.Header("Bcc"), mail.Header("X-Evil")));
        Assert.Contains("{{customer}}", mail.Subject);
        Assert.Contains("{{customer}}", mail.Text);
    }
}
