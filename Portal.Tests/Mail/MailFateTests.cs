using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
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
        await SettleInTime(app);
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
            await MailApp.Until(async () => (await app.Row("maria@sink.example")) is { LeasedBy: null } row && row.Attempts == attempt, () => Task.FromResult($"no attempt {attempt}"), 10);
            var row = await app.Row("maria@sink.example");
            Assert.Equal(attempt == MailLedger.MostAttempts ? MailState.Failed : MailState.Pending, row.State);
            if (row.State == MailState.Pending) Assert.InRange(row.DueAt - app.World.Clock.Now, MailLedger.BackOff(attempt) * 0.5 - TimeSpan.FromSeconds(10), MailLedger.BackOff(attempt) * 2);
            app.Later(TimeSpan.FromDays(2));
        }
        await Task.Delay(300);
        Assert.Equal(MailLedger.MostAttempts, count);
        Assert.Equal($"450 4.2.0 greylisted {count}", (await app.Row("maria@sink.example")).LastReply);
    }

    [Fact]
    public async Task A_retry_goes_out_by_itself_when_it_is_due()
    {
        await using var app = await PortalApp.Start();
        app.Mail.Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "450 4.2.0 greylisted" : null;
        await app.Mail("maria@sink.example");
        await MailApp.Until(async () => (await app.Row("maria@sink.example")).LastReply.Length > 0, () => Task.FromResult("no attempt"), 10);
        app.Mail.Answer = _ => null;
        var due = (await app.Row("maria@sink.example")).DueAt;
        // Two seconds before it is due, and nobody rings then.
        app.Later(due - app.World.Clock.Now - TimeSpan.FromSeconds(2));
        var mail = await app.Mail.Next(_ => true, 6);
        Assert.InRange(app.World.Clock.Now, due, due.AddSeconds(3));
        Assert.Equal($"<{(await app.Row("maria@sink.example")).MessageId}>", mail.MessageId);
    }

    [Fact]
    public async Task After_the_final_dot_without_an_answer_a_transactional_mail_goes_again_with_its_id_and_a_campaigns_never()
    {
        await using var app = await PortalApp.Start();
        var first = new ConcurrentDictionary<string, bool>();
        app.Mail.DataReply = m => first.TryAdd(m.To, true) ? SmtpSink.HangUp : null;
        await app.MailAll(5, MailClass.Transactional);
        await app.MailAll(5, MailClass.Campaign);
        await SettleInTime(app);
        app.Later(TimeSpan.FromDays(3));
        await Task.Delay(300);
        foreach (var row in await app.Rows())
        {
            var taken = app.Mail.Mails.Where(m => m.To == row.Recipient).ToList();
            Assert.Equal(row.Class == MailClass.Campaign ? (MailState.Unknown, 1) : (MailState.Sent, 2), (row.State, taken.Count));
            Assert.All(taken, m => Assert.Equal($"<{row.MessageId}>", m.MessageId));
        }
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

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task What_a_dead_portal_was_sending_is_recovered_once_its_lease_is_over(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var now = app.World.Clock.Now;
        await app.World.Write(db =>
        {
            db.Mails.AddRange(Left(MailClass.Transactional, 0, now, 1), Left(MailClass.Campaign, 1, now, 1), Left(MailClass.Transactional, 2, now, MailLedger.MostAttempts));
            return Task.CompletedTask;
        });
        app.Wake();
        await Task.Delay(500);
        Assert.All(await app.Rows(), m => Assert.Equal(MailState.Sending, m.State));
        app.Later(TimeSpan.FromMinutes(1));
        await app.UntilSettled();
        Assert.Equal([(MailState.Sent, "250 taken"), (MailState.Unknown, MailWords.Interrupted), (MailState.Failed, MailWords.TooOften)], (await app.Rows()).Select(m => (m.State, m.LastReply)));
        Assert.Equal("t0@sink.example", Assert.Single(app.Mail.Mails).To);
    }

    [Fact]
    public async Task What_the_server_took_is_known_even_if_the_database_is_away_just_then()
    {
        await using var app = await PortalApp.Start("PostgreSql", "--Portal:Mail:LeaseSeconds=1");
        var database = new NpgsqlConnectionStringBuilder(app.Databases.ConnectionString).Database!;
        var away = 0;
        app.Mail.AfterData = async _ =>
        {
            if (Interlocked.Exchange(ref away, 1) != 0) return;
            await OnServer($"ALTER DATABASE {database} ALLOW_CONNECTIONS false; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'");
        };
        await app.MailAll(6, MailClass.Campaign);
        await MailApp.Until(() => !app.Mail.Mails.IsEmpty, "none sent");
        await Task.Delay(TimeSpan.FromSeconds(4));
        Assert.InRange(app.Mail.Mails.Count, 1, 4);
        await OnServer($"ALTER DATABASE {database} ALLOW_CONNECTIONS true");
        await app.UntilSettled();
        Assert.All(await app.Rows(), m => Assert.Equal(MailState.Sent, m.State));
        Assert.Equal(6, app.Mail.Mails.Count);
    }

    private static OutboxMail Left(MailClass kind, int number, DateTimeOffset now, int attempts)
    {
        var row = MailApp.Row(kind, number, now);
        (row.State, row.Attempts, row.LeasedBy, row.LeasedUntil) = (MailState.Sending, attempts, "dead", now.AddSeconds(30));
        return row;
    }

    private static async Task OnServer(string sql)
    {
        await using var connection = new NpgsqlConnection(TestDatabase.ServerOf("PostgreSql"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Lets hours pass until nothing waits.</summary>
    private static Task SettleInTime(PortalApp app) => MailApp.Until(async () =>
    {
        var rows = await app.Rows();
        if (rows.All(m => m.State is not (MailState.Pending or MailState.Sending))) return true;
        // Time does not jump while a claim runs: that would be a dead portal.
        if (rows.All(m => m.LeasedBy is null)) app.Later(TimeSpan.FromHours(1));
        return false;
    }, async () => string.Join(", ", (await app.States()).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} {s.Value}"))), 30);
}
