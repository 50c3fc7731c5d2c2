using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Server.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Mail;

/// <summary>What becomes of a single mail, for every answer a server can give.</summary>
public sealed class MailFateTests
{
    [Theory]
    [InlineData("421 4.7.0 slow down")]
    [InlineData("451 4.3.0 try again")]
    public async Task A_no_for_now_to_every_third_sends_all_once_in_a_few_attempts(string reply)
    {
        await using var app = await PortalApp.Start();
        var count = 0;
        app.Mail.Answer = line => line.StartsWith("MAIL", StringComparison.Ordinal) && Interlocked.Increment(ref count) % 3 == 0 ? reply : null;
        await app.MailAll(60, MailClass.Transactional);
        await app.MailAll(60, MailClass.Campaign);
        await app.SettleInTime();
        Assert.All(await app.Rows(), m => Assert.Equal(MailState.Sent, m.State));
        Assert.InRange((await app.Rows()).Max(m => m.Attempts), 1, 5);
        Assert.Equal(120, app.Mail.Mails.Count);
        Assert.Equal(120, app.Mail.Mails.DistinctBy(m => m.To).Count());
    }

    [Fact]
    public async Task A_refused_recipient_fails_at_once_with_the_reply_and_holds_up_nobody()
    {
        await using var app = await PortalApp.Start();
        app.Mail.Answer = line => line.StartsWith("RCPT TO:<c1", StringComparison.Ordinal) ? "550 5.1.1 no such user here" : null;
        await app.MailAll(100, MailClass.Campaign);
        await app.UntilSettled();
        var rows = await app.Rows();
        var refused = rows.Where(m => m.Recipient.StartsWith("c1", StringComparison.Ordinal)).ToList();
        Assert.Equal(11, refused.Count);
        Assert.All(refused, m => Assert.Equal((MailState.Failed, 1, "550 5.1.1 no such user here"), (m.State, m.Attempts, m.LastReply)));
        Assert.All(rows.Except(refused), m => Assert.Equal((MailState.Sent, 1), (m.State, m.Attempts)));
        Assert.Equal(89, app.Mail.Mails.Count);
        app.Later(TimeSpan.FromDays(10));
        await Task.Delay(300);
        Assert.Equal(11, app.Mail.Commands.Count(c => c.StartsWith("RCPT TO:<c1", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("552 5.3.4 too big")]
    [InlineData("554 5.6.0 looks like spam")]
    public async Task A_message_refused_at_its_end_fails_and_its_connection_goes_on(string reply)
    {
        await using var app = await PortalApp.Start("Sqlite", "--Portal:Mail:Connections=1");
        app.Mail.DataReply = m => m.To.EndsWith("7@sink.example", StringComparison.Ordinal) ? reply : null;
        await app.MailAll(30, MailClass.Transactional);
        await app.UntilSettled();
        Assert.All(await app.Rows(), m => Assert.Equal(m.Recipient.EndsWith("7@sink.example", StringComparison.Ordinal) ? (MailState.Failed, reply) : (MailState.Sent, "250 taken"), (m.State, m.LastReply)));
        // One to find out how things are, one for the rest.
        Assert.InRange(app.Mail.Connections, 1, 2);
    }

    [Fact]
    public async Task A_no_for_now_that_never_ends_fails_in_the_end_with_the_last_reply()
    {
        await using var app = await PortalApp.Start();
        var count = 0;
        app.Mail.Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? $"450 4.2.0 greylisted {Interlocked.Increment(ref count)}" : null;
        await app.Mail("maria@sink.example");
        for (var attempt = 1; attempt <= MailLedger.MostAttempts; attempt++)
        {
            await MailApp.Until(async () => (await app.Row("maria@sink.example")) is { LeasedBy: null } row && row.Attempts == attempt, () => Task.FromResult($"no attempt {attempt}"), MailApp.Patience);
            var row = await app.Row("maria@sink.example");
            Assert.Equal(attempt == MailLedger.MostAttempts ? MailState.Failed : MailState.Pending, row.State);
            if (row.State == MailState.Pending) Assert.InRange(row.DueAt - app.World.Clock.Now, MailLedger.BackOff(attempt) * 0.5 - TimeSpan.FromSeconds(10), MailLedger.BackOff(attempt) * 2);
            app.Later(TimeSpan.FromDays(2));
        }
        await Task.Delay(300);
        Assert.Equal(MailLedger.MostAttempts, count);
        Assert.Equal($"450 4.2.0 greylisted {count}", (await app.Row("maria@sink.example")).LastReply);
    }

    /// <summary>Between the look for due mails and the look for the next one time goes by, too.</summary>
    [EachDatabase]
    public async Task A_mail_that_comes_due_between_two_looks_is_waited_for_no_longer(string provider)
    {
        await using var app = await PortalApp.Start(provider, "--Portal:Mail:Host=");
        await app.Mail("maria@sink.example");
        var due = app.World.Clock.Now.AddSeconds(5);
        await app.World.Write(async db => (await db.Mails.SingleAsync()).DueAt = due);
        var ledger = app.Services.GetRequiredService<MailLedger>();
        Assert.Empty(await ledger.Claim(1, default));
        Assert.InRange(await ledger.UntilNextDue(TimeSpan.FromSeconds(15), default), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        app.Clock.Move(TimeSpan.FromSeconds(6));
        Assert.InRange(await ledger.UntilNextDue(TimeSpan.FromSeconds(15), default), TimeSpan.FromSeconds(-60), TimeSpan.Zero);
        Assert.Single(await ledger.Claim(1, default));
        Assert.Equal(15, (await ledger.UntilNextDue(TimeSpan.FromSeconds(15), default)).TotalSeconds, 1.0);
    }

    [Fact]
    public async Task A_retry_goes_out_by_itself_when_it_is_due()
    {
        await using var app = await PortalApp.Start();
        app.Mail.Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "450 4.2.0 greylisted" : null;
        await app.Mail("maria@sink.example");
        await MailApp.Until(async () => (await app.Row("maria@sink.example")).LastReply.Length > 0, () => Task.FromResult("no attempt"), MailApp.Patience);
        app.Mail.Answer = _ => null;
        var due = (await app.Row("maria@sink.example")).DueAt;
        // Two seconds before it is due, and nobody rings then; the worker's own look round would come at thirteen.
        app.Later(due - app.World.Clock.Now - TimeSpan.FromSeconds(2));
        var mail = await app.Mail.Next(_ => true);
        Assert.InRange(app.World.Clock.Now, due, due.AddSeconds(10));
        Assert.Equal($"<{(await app.Row("maria@sink.example")).MessageId}>", mail.MessageId);
    }

    [Fact]
    public async Task A_mail_that_a_server_is_silent_about_holds_up_no_other()
    {
        await using var app = await PortalApp.Start("Sqlite", "--Portal:Mail:Connections=2");
        var answered = new TaskCompletionSource();
        await app.Mail("first@sink.example");
        await app.UntilState("first@sink.example", MailState.Sent);
        app.Mail.AfterData = m => m.To == "t0@sink.example" ? answered.Task : Task.CompletedTask;
        await app.MailAll(100, MailClass.Transactional);
        await MailApp.Until(() => app.Mail.Mails.Count == 101, "the others wait");
        Assert.Equal(MailState.Sending, (await app.Row("t0@sink.example")).State);
        answered.SetResult();
        await app.UntilSettled();
        Assert.Equal(101, app.Mail.Mails.Count);
    }

    [Fact]
    public async Task The_idle_connection_that_the_server_gave_up_costs_a_mail_no_time()
    {
        await using var app = await PortalApp.Start("Sqlite", "--Portal:Mail:Connections=1");
        var ended = new ConcurrentDictionary<string, bool>();
        app.Mail.Answer = line => line.StartsWith("MAIL", StringComparison.Ordinal) && app.Mail.Mails.Count == 3 && ended.TryAdd("", true) ? "421 4.4.2 idle for too long" : null;
        await app.MailAll(3, MailClass.Transactional);
        await app.UntilSettled();
        await app.Mail("late@sink.example");
        await app.UntilState("late@sink.example", MailState.Sent, 30);
        Assert.True(ended.ContainsKey(""));
        Assert.Equal(1, (await app.Row("late@sink.example")).Attempts);
    }
}
