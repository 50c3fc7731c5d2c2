using Portal.Server.Mail;
using Portal.Tests.Support;
using Xunit.Abstractions;

namespace Portal.Tests.Mail;

/// <summary>The promise of the outbox, against a real process that is really killed.</summary>
public sealed class MailCrashTests(ITestOutputHelper output)
{
    private const int Kills = 20, Connections = 4, Campaign = 1200, TransactionalPerRun = 40;

    [EachDatabase]
    public async Task A_portal_killed_twenty_times_loses_no_mail_and_sends_no_newsletter_twice(string provider)
    {
        await using var portal = await PortalProcess.Prepare(provider, "--Portal:Mail:LeaseSeconds=1", $"--Portal:Mail:Connections={Connections}");
        var random = new Random(42);
        await portal.Write(Enumerable.Range(0, Campaign).Select(i => MailApp.Row(MailClass.Campaign, i, DateTimeOffset.UtcNow)));
        for (var run = 0; run < Kills; run++)
        {
            await portal.Write(Transactional(run));
            await KillWhileSending(portal, run, random);
        }
        portal.Start();
        await portal.UntilSettled(120);
        portal.Terminate();
        Assert.Equal(0, await portal.Exit(60));
        AssertPromise(await portal.Rows(), portal.Mail);
        output.WriteLine(string.Join(", ", (await portal.Rows()).CountBy(m => (m.Class, m.State))) + $"; {portal.Mail.Mails.Count} taken");
    }

    [Fact]
    public async Task A_portal_that_is_stopped_while_sending_finishes_the_mails_in_hand_and_leaves_none_unknown()
    {
        await using var portal = await PortalProcess.Prepare("Sqlite", $"--Portal:Mail:Connections={Connections}");
        await portal.Write(Enumerable.Range(0, 2000).Select(i => MailApp.Row(MailClass.Campaign, i, DateTimeOffset.UtcNow)));
        portal.Mail.AfterData = _ => Task.Delay(300);
        portal.Start();
        await MailApp.Until(() => portal.Mail.Mails.Count >= 20, portal.Output, MailApp.Patience);
        portal.Terminate();
        Assert.Equal(0, await portal.Exit(60));
        var rows = await portal.Rows();
        Assert.All(rows, m => Assert.True(m is { State: MailState.Sent or MailState.Pending, LeasedBy: null }, $"{m.State} {m.LeasedBy}"));
        Assert.Equal(portal.Mail.Mails.Select(m => m.To).Order(), rows.Where(m => m.State == MailState.Sent).Select(m => m.Recipient).Order());
        Assert.InRange(portal.Mail.Mails.Count, 20, 200);
    }

    private static IEnumerable<OutboxMail> Transactional(int run) =>
        Enumerable.Range(run * TransactionalPerRun, TransactionalPerRun).Select(i => MailApp.Row(MailClass.Transactional, i, DateTimeOffset.UtcNow));

    /// <summary>
    /// Half of the kills fall between the server's taking a mail and its answer, on mails of both classes; the others after some
    /// mails, at any moment. Transactional mails pass the campaign's, so both kinds are met.
    /// </summary>
    private static async Task KillWhileSending(PortalProcess portal, int run, Random random)
    {
        var killed = new TaskCompletionSource();
        var (wanted, after) = (run % 4 == 0 ? "t" : "c", portal.Mail.Mails.Count + random.Next(5, 90));
        void Kill()
        {
            if (!killed.TrySetResult()) return;
            portal.Kill();
        }
        portal.Mail.AfterData = mail =>
        {
            if (run % 2 == 0 && mail.To.StartsWith(wanted, StringComparison.Ordinal)) Kill();
            return Task.CompletedTask;
        };
        portal.Start();
        if (run % 2 == 1)
        {
            await MailApp.Until(() => portal.Mail.Mails.Count >= after, portal.Output, MailApp.Patience);
            await Task.Delay(random.Next(0, 8));
            Kill();
        }
        await killed.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.NotEqual(0, await portal.Exit(60));
        portal.Mail.AfterData = _ => Task.CompletedTask;
    }

    private static void AssertPromise(List<OutboxMail> rows, SmtpSink mail)
    {
        Assert.Equal(Campaign + Kills * TransactionalPerRun, rows.Count);
        var taken = mail.Mails.ToLookup(m => m.To);
        Assert.All(rows.Where(m => m.Class == MailClass.Transactional), m =>
        {
            Assert.Equal(MailState.Sent, m.State);
            Assert.NotEmpty(taken[m.Recipient]);
            Assert.All(taken[m.Recipient], copy => Assert.Equal($"<{m.MessageId}>", copy.MessageId));
        });
        Assert.All(rows.Where(m => m.Class == MailClass.Campaign), m =>
        {
            Assert.InRange(taken[m.Recipient].Count(), m.State == MailState.Sent ? 1 : 0, 1);
            Assert.True(m.State is MailState.Sent or MailState.Unknown, $"{m.State}: {m.LastReply}");
        });
        var again = rows.Count(m => m.Class == MailClass.Transactional && taken[m.Recipient].Count() > 1);
        var unknown = rows.Count(m => m.State == MailState.Unknown);
        // At least the five kills after a transactional mail was taken made a copy, and the five after a campaign's an Unknown.
        Assert.InRange(again, 5, Kills * Connections);
        Assert.InRange(unknown, 5, Kills * Connections);
        Assert.Equal(rows.Select(m => m.Recipient).Order(), taken.Select(t => t.Key).Union(rows.Where(m => m.State == MailState.Unknown).Select(m => m.Recipient)).Order());
        Assert.Empty(mail.Violations);
    }
}
