using System.Text;
using Portal.Server.Mail;
using Portal.Server.Mail.Smtp;
using Portal.Tests.Support;
using static Portal.Tests.Mail.Conversation;

namespace Portal.Tests.Mail;

/// <summary>What is said to a mail server, and what is understood of its answers.</summary>
public sealed class SmtpConnectionTests : IAsyncDisposable
{
    private readonly SmtpSink sink = new();

    [Theory]
    [InlineData("PIPELINING\n8BITMIME")]
    [InlineData("8BITMIME")]
    public async Task A_message_arrives_byte_for_byte_and_the_connection_takes_the_next(string offers)
    {
        sink.Offers = offers;
        await using var connection = await Open(sink);
        for (var i = 0; i < 3; i++) Assert.Equal(SmtpFate.Accepted, (await Send(connection, $"to{i}@sink.example")).Fate);
        Assert.Equal(["to0@sink.example", "to1@sink.example", "to2@sink.example"], sink.Mails.Select(m => m.To));
        Assert.All(sink.Mails, m => Assert.Equal(Message, m.Raw));
        Assert.Equal(1, sink.Connections);
        Assert.Empty(sink.Violations);
    }

    [Theory]
    [InlineData(true, "550 5.1.1 no such user", nameof(SmtpFate.Refused))]
    [InlineData(true, "450 4.2.0 greylisted", nameof(SmtpFate.NotSent))]
    [InlineData(false, "550 5.1.1 no such user", nameof(SmtpFate.Refused))]
    [InlineData(false, "450 4.2.0 greylisted", nameof(SmtpFate.NotSent))]
    public async Task A_refused_recipient_is_known_and_the_connection_takes_the_next(bool pipelining, string reply, string fate)
    {
        if (!pipelining) sink.Offers = "";
        sink.Answer = line => line.StartsWith("RCPT TO:<gone@", StringComparison.Ordinal) ? reply : null;
        await using var connection = await Open(sink);
        Assert.Equal(new SmtpResult(Enum.Parse<SmtpFate>(fate), reply) { IsOfRecipient = true }, await Send(connection, "gone@sink.example"));
        Assert.Equal(SmtpFate.Accepted, (await Send(connection, "there@sink.example")).Fate);
        Assert.Equal("there@sink.example", Assert.Single(sink.Mails).To);
        Assert.Equal(1, sink.Connections);
    }

    [Theory]
    [InlineData("552 5.3.4 too big", nameof(SmtpFate.Refused))]
    [InlineData("554 5.7.1 looks like spam", nameof(SmtpFate.Refused))]
    [InlineData("452 4.3.1 out of storage", nameof(SmtpFate.NotSent))]
    public async Task A_message_refused_at_its_end_is_known_and_the_connection_takes_the_next(string reply, string fate)
    {
        sink.DataReply = m => m.To.StartsWith("gone@", StringComparison.Ordinal) ? reply : null;
        await using var connection = await Open(sink);
        Assert.Equal(new SmtpResult(Enum.Parse<SmtpFate>(fate), reply), await Send(connection, "gone@sink.example"));
        Assert.Equal(SmtpFate.Accepted, (await Send(connection, "there@sink.example")).Fate);
        Assert.Equal(1, sink.Connections);
    }

    [Theory]
    [InlineData("550 5.7.60 you may not send as that", nameof(SmtpFate.Unwelcome))]
    [InlineData("451 4.3.0 not now", nameof(SmtpFate.NotSent))]
    public async Task A_no_to_the_sender_says_nothing_about_the_message(string reply, string fate)
    {
        sink.Answer = line => line.StartsWith("MAIL", StringComparison.Ordinal) ? reply : line is "DATA" || line.StartsWith("RCPT", StringComparison.Ordinal) ? "503 no sender" : null;
        await using var connection = await Open(sink);
        Assert.Equal(new SmtpResult(Enum.Parse<SmtpFate>(fate), reply), await Send(connection));
        Assert.True(connection.IsUsable);
    }

    [Fact]
    public async Task A_server_that_takes_the_recipient_but_not_the_sender_is_not_given_an_empty_message()
    {
        sink.Answer = line => line.StartsWith("MAIL", StringComparison.Ordinal) ? "451 not now" : null;
        await using var connection = await Open(sink);
        Assert.Equal(SmtpFate.NotSent, (await Send(connection)).Fate);
        Assert.False(connection.IsUsable);
        Assert.Empty(sink.Mails);
    }

    [Fact]
    public async Task A_refusal_stands_even_if_the_server_hangs_up_on_it()
    {
        sink.Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "550 no such user" : line is "RSET" ? SmtpSink.HangUp : null;
        await using var connection = await Open(sink);
        Assert.Equal(new SmtpResult(SmtpFate.Refused, "550 no such user") { IsOfRecipient = true }, await Send(connection));
        Assert.False(connection.IsUsable);
    }

    [Theory]
    [InlineData("250 what?", nameof(SmtpFate.NotSent))]
    [InlineData("999 what?", nameof(SmtpFate.NotSent))]
    public async Task Nothing_is_sent_to_a_server_that_does_not_ask_for_it(string reply, string fate)
    {
        sink.Offers = "";
        sink.Answer = line => line == "DATA" ? reply : null;
        await using var connection = await Open(sink);
        Assert.Equal(fate, (await Send(connection)).Fate.ToString());
        Assert.Empty(sink.Mails);
    }

    [Fact]
    public async Task A_domain_beyond_ASCII_goes_as_punycode_and_a_name_beyond_ASCII_needs_SMTPUTF8()
    {
        Assert.True(MailboxAddress.TryParse("maria@müller-käse.example", out var domain));
        Assert.True(MailboxAddress.TryParse("märia@sink.example", out var name));
        await using (var connection = await Open(sink))
        {
            Assert.Equal(SmtpFate.Accepted, (await Send(connection, domain)).Fate);
            Assert.Equal(SmtpFate.Accepted, (await Send(connection, name)).Fate);
        }
        Assert.Equal(["maria@xn--mller-kse-12a1x.example", "märia@sink.example"], sink.Mails.Select(m => m.To));
        Assert.Equal([false, true], sink.Commands.Where(c => c.StartsWith("MAIL", StringComparison.Ordinal)).Select(c => c.EndsWith(" SMTPUTF8", StringComparison.Ordinal)));
        sink.Offers = "PIPELINING";
        await using var plain = await Open(sink);
        Assert.Equal(new SmtpResult(SmtpFate.Refused, MailWords.NeedsUtf8), await Send(plain, name));
        Assert.True(plain.IsUsable);
    }

    [Fact]
    public async Task A_reply_is_kept_as_one_harmless_line()
    {
        sink.Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "550-first\0\u001b[31m\r\n550 " + new string('ü', 600) : null;
        await using var connection = await Open(sink);
        var reply = (await Send(connection)).Reply;
        Assert.StartsWith("550 first  [31m üü", reply);
        Assert.DoesNotContain(MailWords.OneLine(reply), char.IsControl);
        Assert.Equal(500, MailWords.OneLine(reply).Length);
    }

    public ValueTask DisposeAsync() => sink.DisposeAsync();
}
