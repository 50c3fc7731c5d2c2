using System.Text;
using System.Text.Json;
using Portal.Server.Mail.Smtp;

namespace Portal.Tests.Mail;

/// <summary>What the message writer writes is read back by a reader that was written elsewhere: Python's email package.</summary>
public sealed class MessageTests
{
    private static readonly string[] Headers =
        ["From", "To", "Subject", "Date", "Message-ID", "List-Unsubscribe", "Auto-Submitted", "MIME-Version", "Content-Type"];

    [Fact]
    public async Task Whatever_is_written_is_read_as_it_was_meant()
    {
        var messages = Enumerable.Range(0, 2000).Select(i => AnyMessage.Of(new AnyText(i), i)).ToList();
        var written = messages.Select(MimeMessage.Write).ToList();
        Assert.All(written, AssertFitsTheWire);
        var read = await ReadByPython(written);
        Assert.Equal(messages.Count, read.Count);
        for (var i = 0; i < messages.Count; i++) AssertSame(messages[i], read[i]);
    }

    [Fact]
    public void Stuffed_dots_come_back_as_they_were()
    {
        foreach (var body in new[] { ".", "..", "a\r\n.\r\nb\r\n", ".\r\n.\r\n", "", "no end", "..x\r\n.", "\r\n.\r\n" })
        {
            var stuffed = Encoding.ASCII.GetString(SmtpText.Stuffed(Encoding.ASCII.GetBytes(body)));
            Assert.True(stuffed.Length == 0 || stuffed.EndsWith("\r\n", StringComparison.Ordinal));
            Assert.DoesNotContain(".", stuffed.Split("\r\n"));
            var back = string.Concat(stuffed.Split("\r\n").SkipLast(1).Select(l => (l.StartsWith('.') ? l[1..] : l) + "\r\n"));
            Assert.Equal(body.Length == 0 || body.EndsWith("\r\n", StringComparison.Ordinal) ? body : body + "\r\n", back);
        }
    }

    [Fact]
    public void A_name_beyond_ASCII_before_the_at_stands_as_it_is()
    {
        Assert.True(MailboxAddress.TryParse("märia@sink.example", out var address));
        var data = MimeMessage.Write(AnyMessage.Of(new AnyText(1), 1) with { To = new MailboxAddress("Mä", address) });
        Assert.Contains("\r\n <märia@sink.example>\r\n", Encoding.UTF8.GetString(data));
    }

    [Theory]
    [InlineData("a\r\nb@sink.example")]
    [InlineData("")]
    [InlineData("a b@sink.example")]
    [InlineData("a>b@sink.example")]
    [InlineData("ä@sink.example")]
    public void A_Message_ID_that_cannot_be_one_is_refused(string id) =>
        Assert.Throws<FormatException>(() => MimeMessage.Write(AnyMessage.Of(new AnyText(1), 1) with { MessageId = id }));

    [Theory]
    [InlineData("List-Unsubscribe", "<https://x.example>\r\nBcc: evil@evil.example")]
    [InlineData("List-Unsubscribe", "<https://ü.example>")]
    [InlineData("X-A: b\r\nBcc", "evil@evil.example")]
    public void A_further_header_that_is_not_plain_is_refused(string name, string value) =>
        Assert.Throws<FormatException>(() => MimeMessage.Write(AnyMessage.Of(new AnyText(1), 1) with { Headers = [(name, value)] }));

    private static void AssertFitsTheWire(byte[] data)
    {
        Assert.All(Encoding.Latin1.GetString(data).Split("\r\n"), line =>
        {
            Assert.True(line.Length <= 300, line);
            Assert.True(line.Length <= 76 || line.StartsWith(" <", StringComparison.Ordinal) || line.StartsWith("From: <", StringComparison.Ordinal)
                || line.StartsWith("To: <", StringComparison.Ordinal) || line.StartsWith("Content-Type", StringComparison.Ordinal) || line.StartsWith("Message-ID", StringComparison.Ordinal)
                || line.StartsWith("From: \"", StringComparison.Ordinal) || line.StartsWith("To: \"", StringComparison.Ordinal), line);
            // A space at the end gets lost on the way; only a header without a value has one.
            Assert.False(line.EndsWith(' ') && !line.EndsWith(": ", StringComparison.Ordinal), line);
            Assert.All(line, c => Assert.InRange(c, ' ', '~'));
        });
    }

    private static void AssertSame(MessageParts sent, JsonElement read)
    {
        Assert.Equal(Headers, Strings(read, "headers"));
        Assert.Equal(AnyMessage.OneLine(sent.Subject), read.GetProperty("subject").GetString());
        Assert.Equal(AnyMessage.OneLine(sent.Subject), read.GetProperty("strictSubject").GetString());
        Assert.Equal([AnyMessage.OneLine(sent.From.Name), sent.From.Address], Strings(read, "from"));
        Assert.Equal([AnyMessage.OneLine(sent.To.Name), sent.To.Address], Strings(read, "to"));
        Assert.Equal([sent.To.Address], Strings(read, "recipients"));
        Assert.Equal(sent.Date.ToUnixTimeSeconds(), read.GetProperty("date").GetInt64());
        Assert.Equal($"<{sent.MessageId}>", read.GetProperty("messageId").GetString());
        Assert.Equal(["1.0", "multipart/alternative", "text/plain", "text/html"], Strings(read, "mime"));
        Assert.Equal(AnyMessage.Lines(sent.Text), read.GetProperty("text").GetString());
        Assert.Equal(AnyMessage.Lines(sent.Html), read.GetProperty("html").GetString());
        Assert.Empty(Strings(read, "defects"));
    }

    private static IEnumerable<string?> Strings(JsonElement read, string name) => read.GetProperty(name).EnumerateArray().Select(v => v.GetString());

    private static Task<List<JsonElement>> ReadByPython(IEnumerable<byte[]> messages) =>
        AnyMessage.Read(messages, "python3", "-X", "utf8", Path.Combine(AppContext.BaseDirectory, "Mail", "read_mail.py"));
}
