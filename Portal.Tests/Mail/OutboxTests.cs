using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Server.Hosting;
using Portal.Server.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Mail;

public sealed class OutboxTests
{
    [Fact]
    public async Task A_mail_leaves_as_soon_as_it_is_written()
    {
        await using var app = await PortalApp.Start();
        await app.Mail("first@sink.example");
        await app.Mail.Next(m => m.To == "first@sink.example");
        await app.UntilState("first@sink.example", MailState.Sent);
        await Task.Delay(500);
        var watch = Stopwatch.StartNew();
        await app.Mail("second@sink.example");
        await app.Mail.Next(m => m.To == "second@sink.example");
        Assert.True(watch.ElapsedMilliseconds < 1000, $"It took {watch.ElapsedMilliseconds} ms.");
    }

    [Fact]
    public async Task A_mail_says_in_both_forms_what_its_letter_says()
    {
        await using var app = await PortalApp.Start();
        await app.Mail("maria@sink.example", "Grüße 😀", "Zeile 1\nZeile <2> & mehr\n.\n=3D", name: "Maria \"Käse\" <x@y>, Müller");
        var mail = await app.Mail.Next(m => m.To == "maria@sink.example");
        Assert.Equal("Grüße 😀", mail.Subject);
        Assert.StartsWith("Maria \"Käse\" <x@y>, Müller ", mail.Header("To"));
        Assert.EndsWith("<maria@sink.example>", mail.Header("To"));
        Assert.Contains("Zeile 1\nZeile <2> & mehr\n.\n=3D\n", mail.Text);
        Assert.Contains("Zeile 1<br>Zeile &lt;2&gt; &amp; mehr<br>.<br>=3D", mail.Html);
        Assert.Contains("https://portal.example/a%20b?c=d&e=f", mail.Text);
        Assert.Contains("href=\"https://portal.example/a%20b?c=d&amp;e=f\"", mail.Html);
        Assert.Equal("portal@nordwind.example", mail.From);
        Assert.Empty(app.Mail.Violations);
    }

    /// <summary>Abuse case 39.</summary>
    [Theory]
    [InlineData("x\r\nBcc: thief@evil.example", "x\r\n.\r\nRCPT TO:<thief@evil.example>")]
    [InlineData("x\u2028Bcc: thief@evil.example", "x\u2029\u0085Bcc: thief@evil.example")]
    [InlineData("=?utf-8?Q?x=0D=0ABcc:_thief@evil.example?=", "=?utf-8?B?DQpCY2M6IHRoaWVmQGV2aWwuZXhhbXBsZQ==?=")]
    [InlineData("x\0\u001b[2J", "\ud800\" <thief@evil.example>, \"x")]
    public async Task Nothing_in_a_subject_or_name_adds_a_header_or_a_recipient(string subject, string name)
    {
        await using var app = await PortalApp.Start();
        await app.Mail("maria@sink.example", subject, $"{subject}\r\n.\r\n{name}", name: name);
        var mail = await app.Mail.Next(_ => true);
        await app.UntilState("maria@sink.example", MailState.Sent);
        Assert.Equal("maria@sink.example", mail.To);
        Assert.Single(app.Mail.Mails);
        Assert.Equal(1, app.Mail.Commands.Count(c => c.StartsWith("RCPT", StringComparison.Ordinal)));
        var head = mail.Data[..mail.Data.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        Assert.Equal(["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"],
            head.Split("\r\n").Where(l => !l.StartsWith(' ')).Select(l => l.Split(':')[0]));
        Assert.Empty(app.Mail.Violations);
    }

    [Theory]
    [InlineData("maria@sink.example\r\nRCPT TO:<thief@evil.example>")]
    [InlineData("maria@sink.example>\u2028<thief@evil.example")]
    [InlineData("nobody")]
    public async Task An_impossible_address_makes_a_failed_mail_and_no_failed_transaction(string address)
    {
        await using var app = await PortalApp.Start();
        await app.Mail(address);
        await app.Mail("there@sink.example");
        await app.UntilState("there@sink.example", MailState.Sent);
        var row = (await app.Rows())[0];
        Assert.Equal((MailState.Failed, MailWords.BadAddress, 0), (row.State, row.LastReply, row.Attempts));
        Assert.Equal("there@sink.example", Assert.Single(app.Mail.Mails).To);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task A_subject_and_a_name_of_any_length_and_letters_are_stored_and_sent(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var subject = string.Concat(Enumerable.Repeat("😀", 400)) + "\0\ud800";
        await app.Mail("maria@sink.example", subject, "a\0b\udc00c", name: new string('n', 199) + "😀😀");
        var mail = await app.Mail.Next(_ => true);
        Assert.Equal(string.Concat(Enumerable.Repeat("😀", 149)) + "…", mail.Subject);
        Assert.Contains("ab\ufffdc", mail.Text);
        Assert.StartsWith(new string('n', 199) + "…", mail.Header("To"));
        await app.UntilState("maria@sink.example", MailState.Sent);
    }

    [Fact]
    public async Task Without_a_mail_server_mails_are_kept_and_it_is_said()
    {
        await using var app = await PortalApp.Start("Sqlite", "--Portal:Mail:Host=");
        await app.Mail("maria@sink.example");
        await Task.Delay(300);
        Assert.Equal(MailState.Pending, (await app.Row("maria@sink.example")).State);
        Assert.True(app.Status().IsHeld);
        Assert.Contains("Portal:Mail:Host", app.Status().Say());
        Assert.Contains(app.Log.Lines, l => l.Contains("Portal:Mail:Host", StringComparison.Ordinal));
        Assert.Equal(0, app.Mail.Connections);
    }

    [Fact]
    public async Task A_secret_is_stored_encrypted_and_erased_once_it_is_sent()
    {
        await using var app = await PortalApp.Start();
        app.Mail.Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "450 later" : null;
        await app.Mail("maria@sink.example", "Your link", "the-secret-link", isSecret: true);
        await MailApp.Until(async () => (await app.Row("maria@sink.example")).LastReply.Length > 0, () => Task.FromResult("no attempt"), 10);
        var row = await app.Row("maria@sink.example");
        Assert.True(row.Text.Length > 0 && row.Html.Length > 0);
        Assert.DoesNotContain("secret", row.Text + row.Html + row.Subject);
        app.Mail.Answer = _ => null;
        app.Later(TimeSpan.FromHours(1));
        Assert.Contains("the-secret-link", (await app.Mail.Next(_ => true)).Text);
        await app.UntilState("maria@sink.example", MailState.Sent);
        row = await app.Row("maria@sink.example");
        Assert.Equal(("", ""), (row.Text, row.Html));
    }

    [Fact]
    public async Task A_mail_that_cannot_be_put_together_stops_no_other()
    {
        await using var app = await PortalApp.Start();
        var now = app.World.Clock.Now;
        await app.World.Write(db =>
        {
            // Encrypted with a key that is gone, encrypted with nothing at all, and with an id that would break the message.
            foreach (var (i, text) in new[] { (0, "CfDJ8ECLt6wfjAJOrTtRYp5WxHzBwwJzzs5cM_ixWkTjtrkVpH5Yh_mEsLnbpNMdx3Q"), (1, "plain") })
            {
                var row = MailApp.Row(MailClass.Transactional, i, now);
                db.Mails.Add(new OutboxMail
                {
                    UniqueKey = row.UniqueKey, MessageId = row.MessageId, Kind = "test", Recipient = row.Recipient, Subject = "s", Text = text, Html = text, IsSecret = true,
                    CreatedAt = now, DueAt = now,
                });
            }
            db.Mails.Add(MailApp.Row(MailClass.Transactional, 2, now, "x>\r\nBcc: thief@evil.example"));
            db.Mails.Add(MailApp.Row(MailClass.Transactional, 3, now));
            db.AfterCommit(app.Wake);
            return Task.CompletedTask;
        });
        await app.UntilSettled();
        Assert.Equal([MailState.Failed, MailState.Failed, MailState.Failed, MailState.Sent], (await app.Rows()).Select(m => m.State));
        Assert.Equal([MailWords.KeyLost, MailWords.KeyLost, MailWords.NotWritable], (await app.Rows()).Take(3).Select(m => m.LastReply));
        Assert.Equal("t3@sink.example", Assert.Single(app.Mail.Mails).To);
        Assert.Equal(3, app.Log.Errors.Count());
    }

    [Fact]
    public async Task A_transactional_mail_passes_a_waiting_newsletter()
    {
        await using var app = await PortalApp.Start("Sqlite", "--Portal:Mail:Connections=1");
        app.Mail.AfterData = _ => Task.Delay(10);
        await app.MailAll(400, MailClass.Campaign);
        await app.Mail.Next(m => m.To == "c20@sink.example");
        await app.Mail("reset@sink.example");
        await app.Mail.Next(m => m.To == "reset@sink.example");
        Assert.InRange(app.Mail.Mails.Count, 20, 200);
        await app.UntilSettled();
        Assert.Equal(401, app.Mail.Mails.DistinctBy(m => m.To).Count());
        Assert.Equal(401, app.Mail.Mails.Count);
    }

    [Fact]
    public async Task The_worker_asks_the_database_nearly_nothing_while_there_is_nothing_to_do()
    {
        await using var app = await PortalApp.Start();
        await app.Mail("maria@sink.example");
        await app.UntilState("maria@sink.example", MailState.Sent);
        await Task.Delay(1000);
        using var statements = new Statements(app.Databases.ConnectionString);
        await Task.Delay(4000);
        Assert.InRange(statements.Count, 0, 6);
        await app.Mail("other@sink.example");
        await app.UntilState("other@sink.example", MailState.Sent);
        Assert.True(statements.Count > 6);
    }

    [Theory]
    [InlineData("--Portal:Mail:Host=smtp.example.com", false)]
    [InlineData("--Portal:Mail:Host=127.0.0.2", true)]
    [InlineData("--Portal:Mail:Host=localhost", true)]
    [InlineData("--Portal:Mail:Host=localhost.evil.example", false)]
    [InlineData("--Portal:Mail:Host=", true)]
    public async Task The_demo_never_sends_outside_this_machine(string host, bool starts)
    {
        string[] args = ["--environment=Development", "--Portal:Demo=true", host, "--Portal:Mail:From=portal@nordwind.example", $"--Portal:DataFolder={Path.GetTempPath()}"];
        if (starts) await PortalHost.Build(args).DisposeAsync();
        else Assert.Contains(Assert.Throws<SettingsException>(() => PortalHost.Build(args)).Findings, f => f.StartsWith("Portal:Mail:Host", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Portal <portal@nordwind.example>")]
    [InlineData("portal")]
    [InlineData("")]
    public void A_sender_that_cannot_stand_in_an_envelope_stops_the_start(string from)
    {
        string[] args = ["--environment=Test", "--Portal:Mail:Host=localhost", $"--Portal:Mail:From={from}", $"--Portal:DataFolder={Path.GetTempPath()}"];
        Assert.Contains(Assert.Throws<SettingsException>(() => PortalHost.Build(args)).Findings, f => f.StartsWith("Portal:Mail:From", StringComparison.Ordinal));
    }
}
