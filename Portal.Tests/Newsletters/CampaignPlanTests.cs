using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Newsletters;
using Portal.Server.Mail;
using Portal.Shared.Account;
using Portal.Shared.Newsletters;
using Portal.Tests.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Newsletters;

/// <summary>When campaigns start and stop: at their time, with two people, when they fail, and when somebody decides about the unknown.</summary>
public sealed class CampaignPlanTests
{
    private const string Rita = "rita@reader.example";

    [EachDatabase]
    public async Task At_its_time_in_the_portals_time_zone_and_not_before(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.Topics();
        await app.Subscribed(Rita);
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var campaigns = desk.Get<ICampaignDesk>();
        var number = (await campaigns.Create(NewsletterApp.Draft())).Value;
        var here = app.World.Clock.Local(app.World.Clock.Now);
        Assert.Contains("is over", Assert.Single((await campaigns.Start(number, 1, here.AddMinutes(-5))).Problems).Message);
        Assert.Contains("a year", Assert.Single((await campaigns.Start(number, 1, here.AddYears(2))).Problems).Message);
        Assert.True((await campaigns.Start(number, 1, here.AddHours(3))).Succeeded);
        var view = (await campaigns.Read(number))!;
        Assert.Equal((CampaignState.Scheduled, app.World.Clock.DayOf(view.ScheduledFor!.Value), 1), (view.State, DateOnly.FromDateTime(here.AddHours(3)), view.Audience));
        Assert.InRange(view.ScheduledFor.Value - app.World.Clock.Now, TimeSpan.FromMinutes(175), TimeSpan.FromHours(3));
        Assert.False((await campaigns.Save(number, view.Draft)).Succeeded);
        app.Later(TimeSpan.FromHours(2));
        await Task.Delay(200);
        Assert.Equal((CampaignState.Scheduled, 0), ((await campaigns.Read(number))!.State, app.Mail.Mails.Count));

        Assert.True((await campaigns.TakeBack(number, "")).Succeeded);
        view = (await campaigns.Read(number))!;
        Assert.Equal(CampaignState.Draft, view.State);
        Assert.True((await campaigns.Start(number, view.Draft.Version, here.AddHours(3))).Succeeded);
        app.Later(TimeSpan.FromHours(2));
        await app.StepCampaigns();
        await app.UntilCampaign(number, CampaignState.Sent);
        Assert.Equal(Rita, Assert.Single(app.Mail.Mails).To);
    }

    [EachDatabase]
    public async Task What_cannot_start_at_its_time_is_a_draft_again_and_says_why(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.Topics();
        await app.Subscribed(Rita);
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var campaigns = desk.Get<ICampaignDesk>();
        var number = (await campaigns.Create(NewsletterApp.Draft())).Value;
        Assert.True((await campaigns.Start(number, 1, app.World.Clock.Local(app.World.Clock.Now).AddHours(1))).Succeeded);
        await app.World.Write(async db => (await db.Subscriptions.SingleAsync()).EndedAt = app.World.Clock.Now);
        app.Later(TimeSpan.FromHours(2));
        await app.StepCampaigns();
        var view = (await campaigns.Read(number))!;
        Assert.Equal(CampaignState.Draft, view.State);
        Assert.Contains("Nobody would receive it", view.Remark);
    }

    [EachDatabase]
    public async Task Where_the_settings_say_so_it_takes_two(string provider)
    {
        await using var app = await PortalApp.Start(provider, "--Portal:FourEyes=RunCampaigns");
        await app.Topics();
        await app.Subscribed(Rita);
        await app.World.Staff("Max Manager", "max@nordwind.example", StaffRole.Manager);
        await using var nele = await Desk.Of(app, NewsletterApp.Nele);
        await using var max = await Desk.Of(app, "max@nordwind.example");
        var (hers, his) = (nele.Get<ICampaignDesk>(), max.Get<ICampaignDesk>());
        var number = (await hers.Create(NewsletterApp.Draft())).Value;
        Assert.True((await hers.Start(number, 1)).Succeeded);
        var asked = (await hers.Read(number))!;
        Assert.Equal((CampaignState.Waiting, false, "Nele Marketer"), (asked.State, asked.MayApprove, asked.ByName));
        Assert.False((await hers.Approve(number, asked.Draft.Version)).Succeeded);
        Assert.True((await his.TakeBack(number, "The price is wrong.")).Succeeded);
        var back = (await hers.Read(number))!;
        Assert.Equal((CampaignState.Draft, "The price is wrong."), (back.State, back.Remark));
        Assert.True((await hers.Start(number, back.Draft.Version)).Succeeded);
        Assert.False((await his.Approve(number, back.Draft.Version)).Succeeded);
        await app.StepCampaigns();
        Assert.Empty(app.Mail.Mails);
        asked = (await his.Read(number))!;
        Assert.True(asked.MayApprove);
        Assert.True((await his.Approve(number, asked.Draft.Version)).Succeeded);
        await app.UntilCampaign(number, CampaignState.Sent);
        Assert.Equal("Nele Marketer, Max Manager", (await hers.Read(number))!.ByName);
        Assert.Single(app.Mail.Mails);
    }

    [EachDatabase]
    public async Task A_campaign_that_mostly_fails_stops_with_the_servers_words_and_goes_on_when_somebody_says_so(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.Topics();
        await app.SubscribedMany(120);
        (app.Mail.DataReply, app.Mail.AfterData) = (_ => "554 5.7.1 your newsletter looks like spam", _ => Task.Delay(60));
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var campaigns = desk.Get<ICampaignDesk>();
        var number = await campaigns.Send(NewsletterApp.Draft());
        await MailApp.Until(async () =>
        {
            app.Later(TimeSpan.FromSeconds(6));
            await app.StepCampaigns();
            return (await campaigns.Read(number))!.State == CampaignState.Paused;
        }, () => Task.FromResult("It goes on failing."), 60);
        var view = (await campaigns.Read(number))!;
        Assert.Equal("554 5.7.1 your newsletter looks like spam", view.Remark);
        Assert.InRange(view.Progress.Failed, 20, 119);
        (app.Mail.DataReply, app.Mail.AfterData) = (_ => null, _ => Task.CompletedTask);
        Assert.True((await campaigns.Resume(number)).Succeeded);
        await app.UntilCampaign(number, CampaignState.Sent);
        view = (await campaigns.Read(number))!;
        Assert.Equal((120, "", 0), (view.Progress.Sent + view.Progress.Failed, view.Remark, view.Progress.Remaining));
        Assert.Equal(0, await app.World.Read(db => db.Suppressions.CountAsync()));
    }

    [EachDatabase]
    public async Task What_may_or_may_not_have_arrived_goes_again_only_when_somebody_decides_so(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.Topics();
        await app.SubscribedMany(3);
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var campaigns = desk.Get<ICampaignDesk>();
        var number = await campaigns.Send(NewsletterApp.Draft());
        await app.UntilCampaign(number, CampaignState.Sent);
        Assert.Contains("no mail of it", Assert.Single((await campaigns.SendUnknown(number)).Problems).Message);
        var lost = await app.World.Read(db => db.Mails.Where(m => m.Recipient == "s1@sink.example").Select(m => m.MessageId).SingleAsync());
        await app.World.Write(async db =>
        {
            (await db.Mails.SingleAsync(m => m.MessageId == lost)).State = MailState.Unknown;
            var run = await db.CampaignRuns.SingleAsync();
            (run.Sent, run.Unknown) = (2, 1);
        });
        Assert.Equal(new Progress(2, 0, 1, 0, 0, true), (await campaigns.Read(number))!.Progress);
        Assert.True((await campaigns.SendUnknown(number)).Succeeded);
        await app.UntilCampaign(number, CampaignState.Sent);
        Assert.Equal(new Progress(3, 0, 0, 0, 0, true), (await campaigns.Read(number))!.Progress);
        Assert.Equal(["s0@sink.example", "s1@sink.example", "s1@sink.example", "s2@sink.example"], app.Mail.Mails.Select(m => m.To).Order());
        Assert.Single(app.Mail.Mails.Where(m => m.To == "s1@sink.example").Select(m => m.Header("Message-ID")).Distinct());
        Assert.Empty(app.Log.Errors);
    }
}
