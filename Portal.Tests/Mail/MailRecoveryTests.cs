using System.Collections.Concurrent;
using Npgsql;
using Portal.Server.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Mail;

/// <summary>What is unsure, and what was left by the dead: again, or Unknown, never lost and no newsletter twice.</summary>
public sealed class MailRecoveryTests
{
    [Fact]
    public async Task After_the_final_dot_without_an_answer_a_transactional_mail_goes_again_with_its_id_and_a_campaigns_never()
    {
        await using var app = await PortalApp.Start();
        var first = new ConcurrentDictionary<string, bool>();
        app.Mail.DataReply = m => first.TryAdd(m.To, true) ? SmtpSink.HangUp : null;
        await app.MailAll(5, MailClass.Transactional);
        await app.MailAll(5, MailClass.Campaign);
        await app.SettleInTime();
        app.Later(TimeSpan.FromDays(3));
        await Task.Delay(300);
        foreach (var row in await app.Rows())
        {
            var taken = app.Mail.Mails.Where(m => m.To == row.Recipient).ToList();
            Assert.Equal(row.Class == MailClass.Campaign ? (MailState.Unknown, 1) : (MailState.Sent, 2), (row.State, taken.Count));
            Assert.All(taken, m => Assert.Equal($"<{row.MessageId}>", m.MessageId));
        }
    }

    [EachDatabase]
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

    /// <summary>The machine slept, or the database was away: claims ran out while their mails waited in this very process.</summary>
    [Fact]
    public async Task A_claim_that_ran_out_in_our_own_queue_is_not_taken_twice()
    {
        await using var app = await PortalApp.Start("Sqlite", "--Portal:Mail:Connections=2");
        await app.Mail("first@sink.example");
        await app.UntilState("first@sink.example", MailState.Sent);
        var gates = Enumerable.Range(0, 3).ToDictionary(i => $"t{i}@sink.example", _ => new TaskCompletionSource());
        app.Mail.AfterData = m => gates.TryGetValue(m.To, out var gate) ? gate.Task : Task.CompletedTask;
        await app.MailAll(3, MailClass.Transactional);
        await MailApp.Until(() => app.Mail.Mails.Count == 3, "two are not on their way");
        app.Later(TimeSpan.FromMinutes(1));
        await Task.Delay(500);
        // The third begins, and the other connection is free for whatever else waits.
        gates["t0@sink.example"].SetResult();
        await app.Mail.Next(m => m.To == "t2@sink.example");
        gates["t1@sink.example"].SetResult();
        await app.UntilState("t1@sink.example", MailState.Sent);
        await Task.Delay(300);
        app.Later(TimeSpan.FromMinutes(1));
        await Task.Delay(500);
        gates["t2@sink.example"].SetResult();
        await app.UntilSettled();
        Assert.Equal(4, app.Mail.Mails.Count);
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
}
