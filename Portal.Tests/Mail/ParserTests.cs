using System.Globalization;
using System.Text.Json;
using Portal.Server.Mail.Smtp;
using Portal.Tests.Support;

namespace Portal.Tests.Mail;

/// <summary>Ten thousand messages of any text, read back by a parser that mail programs are built on (mailparser).</summary>
public sealed class ParserTests
{
    private const int Many = 10_000;

    [Fact]
    public async Task Ten_thousand_messages_are_read_as_they_were_meant()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "mailparser"))) throw new InvalidOperationException("mailparser is not there: \"bash Portal.Tests/run.sh\" installs it.");
        var messages = Enumerable.Range(0, Many).Select(i => AnyMessage.Of(new AnyText(100_000 + i), i)).ToList();
        var read = await AnyMessage.Read(messages.Select(MimeMessage.Write), "node", Path.Combine(Folder, "read_mail.mjs"));
        Assert.Equal(Many, read.Count);
        var differences = Enumerable.Range(0, Many).SelectMany(i => Differences(messages[i], read[i], i)).ToList();
        Assert.True(differences.Count == 0, $"{differences.Count}: {string.Join(Environment.NewLine, differences.Take(12))}");
    }

    /// <summary>In the sources, where its packages are.</summary>
    private static string Folder => Path.Combine(Repository.Root, "Portal.Tests", "Mail", "Parser");

    /// <summary>As a reader shows it: the domain in its own letters.</summary>
    private static string Shown(MailboxAddress one) => one.Address[..(one.Address.LastIndexOf('@') + 1)] + new IdnMapping().GetUnicode(one.Address[(one.Address.LastIndexOf('@') + 1)..]);

    private static IEnumerable<string> Differences(MessageParts sent, JsonElement read, int number)
    {
        string Text(string name) => read.GetProperty(name).GetString()!;
        string[] Mailbox(string name) => [.. Assert.Single(read.GetProperty(name).EnumerateArray().ToList()).EnumerateArray().Select(v => v.GetString()!)];
        var (meant, found) = (new[]
        {
            AnyMessage.OneLine(sent.Subject), AnyMessage.OneLine(sent.From.Name), Shown(sent.From), AnyMessage.OneLine(sent.To.Name), Shown(sent.To), $"<{sent.MessageId}>",
            $"{sent.Date.ToUnixTimeSeconds()}", AnyMessage.Lines(sent.Text).Replace("\r\n", "\n", StringComparison.Ordinal), AnyMessage.Lines(sent.Html).Replace("\r\n", "\n", StringComparison.Ordinal),
            $"https://portal.example/u/{number}", "0",
        }, new[]
        {
            Text("subject"), Mailbox("from")[0], Mailbox("from")[1], Mailbox("to")[0], Mailbox("to")[1], Text("messageId"),
            $"{read.GetProperty("date").GetInt64()}", Text("text"), Text("html"), Text("list"), $"{read.GetProperty("attachments").GetInt32()}",
        });
        return meant.Zip(found)
            // Of a part without a line the parser makes an empty one.
            .Where(p => p.First != p.Second && (p.First, p.Second) != ("", "\n")).Select(p => $"{number}: {JsonSerializer.Serialize(p.First)} was read as {JsonSerializer.Serialize(p.Second)}");
    }
}
