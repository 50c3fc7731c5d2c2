using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Newsletters;
using Portal.Server.Mail;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;
using Portal.Tests.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Newsletters;

/// <summary>Campaigns on their way, on every database.</summary>
public sealed class CampaignTests
{
    [EachDatabase]
    public async Task Everybody_who_wants_the_topic_gets_it_once_in_their_own_words_and_nobody_else(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.Topics();
        var alfreds = await app.World.Customer("Alfreds & Söhne", "maria@alfreds.example");
        await app.Subscribed("maria@alfreds.example", name: "Maria <b>", language: "en", customer: alfreds.Id);
        await app.Subscribed("kai@reader.example");
        await app.Subscribed("other@reader.example", topic: "season");
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var draft = NewsletterApp.Draft(body: "Hallo {{name|zusammen}} von {{customer|dir}}.");
        (draft.SubjectEn, draft.BodyEn) = ("News for {{name}}", "Hello {{name|everybody}} of {{customer|you}}.");
        var number = await desk.Get<ICampaignDesk>().Send(draft);
        await app.UntilCampaign(number, CampaignState.Sent);
        Assert.Equal(["kai@reader.example", "maria@alfreds.example"], app.Mail.Mails.Select(m => m.To).Order());
        var (kai, maria) = (app.Mail.Mails.Single(m => m.To.StartsWith("kai", StringComparison.Ordinal)), app.Mail.Mails.Single(m => m.To.StartsWith("maria", StringComparison.Ordinal)));
        Assert.StartsWith("Hallo zusammen von dir.", kai.Text);
        Assert.Contains("Abbestellen", kai.Text);
        Assert.StartsWith("Hello Maria <b> of Alfreds & Söhne.", maria.Text);
        Assert.Equal("News for Maria <b>", maria.Subject);
        Assert.Contains("Maria &lt;b&gt; of Alfreds &amp; S", maria.Html);
        var view = (await desk.Get<ICampaignDesk>().Read(number))!;
        Assert.Equal(new Progress(2, 0, 0, 0, 0, true), view.Progress);
        Assert.Equal(view.Progress, Assert.Single((await desk.Get<ICampaignDesk>().List(new PageAt())).Items).Progress);
        Assert.Empty(app.Mail.Violations);
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task Who_leaves_or_objects_after_the_start_gets_nothing_that_was_still_queued(string provider)
    {
        await using var app = await PortalApp.Start(provider, "--Portal:Mail:Connections=1");
        await app.Topics();
        await app.SubscribedMany(12);
        var (held, taken) = (new TaskCompletionSource(), new TaskCompletionSource());
        app.Mail.AfterData = _ =>
        {
            taken.TrySetResult();
            return held.Task;
        };
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var number = await desk.Get<ICampaignDesk>().Send(NewsletterApp.Draft());
        await taken.Task.WaitAsync(TimeSpan.FromSeconds(60));
        var first = app.Mail.Mails.First().To;
        var left = Enumerable.Range(0, 12).Select(i => $"s{i}@sink.example").Where(e => e != first).Take(3).ToList();
        await app.World.Write(async db =>
        {
            var leaving = await db.Subscribers.Include(s => s.Subscriptions).Include(s => s.Consents).Where(s => left.Contains(s.Email)).OrderBy(s => s.Id).ToListAsync();
            leaving[0].Leave(leaving[0].Subscriptions[0].TopicId, app.World.Clock.Now);
            db.Suppressions.Add(new Suppression { EmailHash = leaving[1].EmailHash, At = app.World.Clock.Now });
            leaving[2].Consents[0].WithdrawnAt = app.World.Clock.Now;
        });
        held.SetResult();
        await app.UntilCampaign(number, CampaignState.Sent);
        Assert.Equal(9, app.Mail.Mails.Count);
        Assert.DoesNotContain(app.Mail.Mails, m => left.Contains(m.To));
        Assert.Equal(new Progress(9, 0, 0, 3, 0, true), (await desk.Get<ICampaignDesk>().Read(number))!.Progress);
        Assert.All((await app.Rows()).Where(m => left.Contains(m.Recipient)), m => Assert.Equal((MailState.Withdrawn, 0), (m.State, m.Attempts)));
    }

    [EachDatabase]
    public async Task A_pause_takes_hold_within_two_seconds_and_resuming_sends_the_rest_once(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.Topics();
        await app.SubscribedMany(300);
        app.Mail.AfterData = _ => Task.Delay(40);
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var campaigns = desk.Get<ICampaignDesk>();
        var number = await campaigns.Send(NewsletterApp.Draft());
        await MailApp.Until(() => app.Mail.Mails.Count >= 20, "Nothing is sent.");
        Assert.True((await campaigns.Pause(number)).Succeeded);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var count = app.Mail.Mails.Count;
        await app.Mail("urgent@alfreds.example", "passes by");
        await app.Mail.Next(m => m.To == "urgent@alfreds.example");
        Assert.Equal(count, app.Mail.Mails.Count(m => m.To.StartsWith('s')));
        var progress = (await campaigns.Read(number))!.Progress;
        Assert.Equal((300, count), (progress.Recipients, progress.Sent));
        Assert.False((await campaigns.Pause(number)).Succeeded);
        app.Mail.AfterData = _ => Task.CompletedTask;
        Assert.True((await campaigns.Resume(number)).Succeeded);
        await app.UntilCampaign(number, CampaignState.Sent);
        Assert.Equal(300, app.Mail.Mails.Where(m => m.To.StartsWith('s')).DistinctBy(m => m.To).Count());
        Assert.Equal(301, app.Mail.Mails.Count);
    }

    [EachDatabase]
    public async Task Calling_off_keeps_the_rest_from_leaving_for_good_and_the_totals_add_up(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.Topics();
        await app.SubscribedMany(700);
        app.Mail.AfterData = _ => Task.Delay(40);
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var campaigns = desk.Get<ICampaignDesk>();
        var number = await campaigns.Send(NewsletterApp.Draft());
        await MailApp.Until(() => app.Mail.Mails.Count >= 5, "Nothing is sent.");
        Assert.True((await campaigns.Cancel(number)).Succeeded);
        await MailApp.Until(async () => await app.World.Read(db => db.CampaignRuns.AnyAsync(r => r.SettledAt != null)), () => Task.FromResult("It is not settled."), 60);
        var view = (await campaigns.Read(number))!;
        Assert.Equal((CampaignState.Cancelled, app.Mail.Mails.Count, 0), (view.State, view.Progress.Sent, view.Progress.Remaining));
        Assert.Equal(await app.World.Read(db => db.Mails.CountAsync()), view.Progress.Recipients);
        Assert.False((await campaigns.Resume(number)).Succeeded);
    }
}
