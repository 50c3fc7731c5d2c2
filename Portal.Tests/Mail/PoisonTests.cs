using Portal.Server.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Mail;

/// <summary>Mails that would harm: they add nothing, and stop no other.</summary>
public sealed class PoisonTests
{
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

    [EachDatabase]
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
}
