using System.Globalization;
using Portal.Server.Mail;
using Portal.Shared.Common;
using Portal.Tests.Support;

namespace Portal.Tests.Mail;

/// <summary>A mail server that is away, unwilling or mistrusted: mails wait, nothing fails, nobody is besieged.</summary>
public sealed class MailTroubleTests
{
    [Fact]
    public async Task A_server_that_hangs_up_is_asked_at_most_twice_a_minute_and_gets_everything_once_when_it_is_back()
    {
        await using var app = await PortalApp.Start();
        app.Mail.Greeting = SmtpSink.HangUp;
        await app.MailAll(30, MailClass.Transactional);
        await app.MailAll(30, MailClass.Campaign);
        await app.Minutes(1);
        var atFirst = app.Mail.Connections;
        await app.Minutes(10);
        Assert.InRange(atFirst, 1, 6);
        Assert.InRange(app.Mail.Connections - atFirst, 10, 20);
        await AssertUntouched(app, 60);

        app.Mail.Greeting = "220 back";
        app.Later(TimeSpan.FromMinutes(1));
        await app.UntilSettled();
        Assert.All(await app.Rows(), m => Assert.Equal((MailState.Sent, 1), (m.State, m.Attempts)));
        Assert.Equal(60, app.Mail.Mails.Count);
        Assert.Equal(60, app.Mail.Mails.DistinctBy(m => m.To).Count());
        Assert.Null(app.Status().Trouble);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_with_the_next_attempt_in_the_readers_language()
    {
        await using var app = await PortalApp.Start();
        await app.Mail.Close();
        await app.Mail("maria@sink.example");
        await MailApp.Until(() => app.Status().Trouble is not null, "no trouble");
        Assert.False(app.Status().Trouble!.NeedsSomebody);
        var (english, german) = (Texts.In("en", app.Status().Say), Texts.In("de", app.Status().Say));
        Assert.StartsWith($"Mails wait for the mail server and go out when it is back. 127.0.0.1:{app.Mail.Port}: Connection refused", english);
        Assert.Contains("Connection refused. The next attempt is at", english);
        Assert.StartsWith("Mails warten auf den Mailserver", german);
        var at = app.World.Clock.Local(app.Status().Trouble!.RetryAt).ToString("T", CultureInfo.GetCultureInfo("de-DE"));
        Assert.Contains(at, german);
        await AssertUntouched(app, 1);
        app.Mail.Reopen();
        app.Later(TimeSpan.FromMinutes(1));
        await app.UntilState("maria@sink.example", MailState.Sent);
        Assert.Equal("Mails go out at once.", Texts.In("en", app.Status().Say));
    }

    [Fact]
    public async Task A_wrong_password_pauses_with_the_servers_words()
    {
        await using var app = await PortalApp.Start("Sqlite", "--Portal:Mail:User=portal", "--Portal:Mail:Password=old");
        app.Mail.Offers = "PIPELINING\nAUTH PLAIN LOGIN";
        app.Mail.Login = ("portal", "new");
        await app.MailAll(10, MailClass.Transactional);
        await app.Minutes(11);
        var trouble = app.Status().Trouble!;
        Assert.True(trouble.NeedsSomebody);
        Assert.Contains("535 5.7.8 wrong user or password", app.Status().Say());
        Assert.InRange(app.Mail.Connections, 2, 3);
        await AssertUntouched(app, 10);
        Assert.Single(app.Log.Lines, l => l.Contains("535 5.7.8", StringComparison.Ordinal));

        app.Mail.Login = ("portal", "old");
        app.Later(TimeSpan.FromMinutes(7));
        await app.UntilSettled();
        Assert.Equal(10, app.Mail.Mails.Count);
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_pauses_and_says_so()
    {
        await using var app = await PortalApp.Start("Sqlite", "--Portal:Mail:Security=StartTls", "--Portal:Mail:User=portal", "--Portal:Mail:Password=geheim");
        app.Mail.Certificate = Certificates.Make("127.0.0.1");
        app.Mail.Login = ("portal", "geheim");
        await app.Mail("maria@sink.example");
        await MailApp.Until(() => app.Status().Trouble is not null, "no trouble");
        Assert.True(app.Status().Trouble!.NeedsSomebody);
        Assert.Contains("certificate", app.Status().Say(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(app.Mail.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal) || c.StartsWith("MAIL", StringComparison.Ordinal));
        await AssertUntouched(app, 1);
    }

    [Fact]
    public async Task A_sender_that_the_server_does_not_take_pauses_and_fails_no_mail()
    {
        await using var app = await PortalApp.Start();
        app.Mail.Answer = line => line.StartsWith("MAIL", StringComparison.Ordinal) ? "550 5.7.60 not allowed to send as portal@nordwind.example"
            : line.StartsWith("RCPT", StringComparison.Ordinal) || line == "DATA" ? "503 5.5.1 no sender" : null;
        await app.MailAll(10, MailClass.Campaign);
        await app.Minutes(11);
        Assert.Contains("550 5.7.60", app.Status().Say());
        Assert.InRange(app.Mail.Connections, 2, 3);
        Assert.All(await app.Rows(), m => Assert.Equal((MailState.Pending, 0), (m.State, m.Attempts)));
        app.Mail.Answer = _ => null;
        app.Later(TimeSpan.FromMinutes(7));
        await app.UntilSettled();
        Assert.Equal(10, app.Mail.Mails.Count);
    }

    [Fact]
    public async Task A_no_for_now_to_everything_slows_down_instead_of_spending_every_mails_attempts()
    {
        await using var app = await PortalApp.Start();
        app.Mail.Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "451 4.3.0 not now" : null;
        await app.MailAll(300, MailClass.Campaign);
        await app.Minutes(2);
        // Ten until it is taken for the server's trouble, the few on their way by then, and one each pause.
        Assert.InRange((await app.Rows()).Sum(m => m.Attempts), 10, 30);
        Assert.Contains("451 4.3.0", app.Status().Say());
        app.Mail.Answer = _ => null;
        for (var i = 0; i < 10; i++)
        {
            app.Later(TimeSpan.FromMinutes(2));
            await Task.Delay(200);
        }
        await app.UntilSettled();
        Assert.Equal(300, app.Mail.Mails.DistinctBy(m => m.To).Count());
        Assert.Equal(300, app.Mail.Mails.Count);
    }

    private static async Task AssertUntouched(PortalApp app, int count)
    {
        var rows = await app.Rows();
        Assert.Equal(count, rows.Count);
        Assert.All(rows, m => Assert.Equal((MailState.Pending, 0, ""), (m.State, m.Attempts, m.LastReply)));
    }
}
