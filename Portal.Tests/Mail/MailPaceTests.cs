using System.Diagnostics;
using Portal.Server.Mail;
using Portal.Shared.Newsletters;
using Portal.Tests.Newsletters;
using Portal.Tests.Support;

namespace Portal.Tests.Mail;

/// <summary>How fast mails leave where somebody or a server asks for less.</summary>
public sealed class MailPaceTests
{
    [EachDatabase]
    public async Task A_campaign_keeps_its_pace_and_lets_everything_else_pass(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.Topics();
        await app.SubscribedMany(30);
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var draft = NewsletterApp.Draft();
        draft.PerSecond = 5;
        var number = await desk.Get<ICampaignDesk>().Send(draft);
        await MailApp.Until(() => !app.Mail.Mails.IsEmpty, "Nothing is sent.");
        var began = Stopwatch.StartNew();
        await app.Mail("passes@reader.example");
        await MailApp.Until(() => app.Mail.Mails.Any(m => m.To == "passes@reader.example"), "The other mail waits for the campaign.");
        Assert.True(app.Mail.Mails.Count < 31, "The campaign did not keep its pace, or this machine took very long.");
        while (app.Mail.Mails.Count < 31)
        {
            // A second's worth may leave at once, and one that was under way when this looked.
            Assert.InRange(app.Mail.Mails.Count(m => m.To.StartsWith('s')), 1, 5 * (began.Elapsed.TotalSeconds + 1) + 5);
            await Task.Delay(20);
        }
        await app.UntilCampaign(number, CampaignState.Sent);
        Assert.Equal(31, app.Mail.Mails.Count);
    }

    [EachDatabase]
    public async Task To_one_domain_no_faster_than_the_setting_says_and_others_do_not_wait(string provider)
    {
        await using var app = await PortalApp.Start(provider, "--Portal:Mail:PerDomainPerSecond=5");
        await app.MailAll(30, MailClass.Transactional);
        await app.Mail("other@reader.example");
        await MailApp.Until(() => app.Mail.Mails.Any(m => m.To == "other@reader.example"), "Another domain waits.");
        await MailApp.Until(async () => (await app.Rows()).All(m => m.LeasedBy is null), () => Task.FromResult("They are held."), 60);
        Assert.InRange(app.Mail.Mails.Count, 2, 7);
        for (var second = 0; second < 40 && app.Mail.Mails.Count < 31; second++)
        {
            app.Later(TimeSpan.FromSeconds(1));
            await Task.Delay(150);
        }
        await MailApp.Until(() => app.Mail.Mails.Count == 31, "They do not go.");
        Assert.Equal(31, app.Mail.Mails.DistinctBy(m => m.To).Count());
    }

    [EachDatabase]
    public async Task A_domain_that_says_not_now_three_times_is_left_alone_for_a_while(string provider)
    {
        await using var app = await PortalApp.Start(provider, "--Portal:Mail:Connections=1");
        var busy = true;
        app.Mail.Answer = line => busy && line.StartsWith("RCPT", StringComparison.Ordinal) && line.Contains("sink.example", StringComparison.Ordinal) ? "451 4.7.0 too many from you" : null;
        for (var i = 0; i < 20; i++)
        {
            await app.Mail($"t{i}@sink.example");
            await app.Mail($"o{i}@reader.example");
        }
        await MailApp.Until(() => app.Mail.Mails.Count(m => m.To.EndsWith("@reader.example", StringComparison.Ordinal)) == 20, "Other domains wait.");
        await MailApp.Until(async () => (await app.Rows()).All(m => m.State == MailState.Sent || m.LeasedBy is null && m.DueAt > app.World.Clock.Now), () => Task.FromResult("They are tried again and again."), 60);
        Assert.InRange(app.Mail.Commands.Count(c => c.StartsWith("RCPT", StringComparison.Ordinal) && c.Contains("sink.example", StringComparison.Ordinal)), 3, 10);
        busy = false;
        await app.SettleInTime();
        Assert.Equal(40, app.Mail.Mails.Count);
        Assert.All(await app.Rows(), m => Assert.Equal(MailState.Sent, m.State));
    }
}
