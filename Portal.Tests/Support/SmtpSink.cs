using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portal.Tests.Support;

/// <summary>A mail as the sink took it.</summary>
internal sealed record SunkMail(string From, string To, string Data)
{
    public string Header(string name)
    {
        var head = Data[..Data.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", " ", StringComparison.Ordinal);
        var line = head.Split("\r\n").FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase));
        return line is null ? "" : MailText.DecodeWords(line[(name.Length + 1)..].Trim());
    }

    public string Subject => Header("Subject");

    public string MessageId => Header("Message-ID");

    /// <summary>The plain text part, decoded.</summary>
    public string Text => MailText.Part(Data, "text/plain");

    public string Html => MailText.Part(Data, "text/html");
}

/// <summary>
/// A recording mail server that speaks the protocol, with PIPELINING, and can be told to answer a step otherwise or to pause.
/// </summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;

    public SmtpSink()
    {
        listener.Start();
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public ConcurrentQueue<SunkMail> Mails { get; } = new();

    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>Answers a command line in place of the usual reply; null leaves the usual.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>Runs after the message is recorded and before its reply.</summary>
    public Func<SunkMail, Task> AfterData { get; set; } = _ => Task.CompletedTask;

    /// <summary>Answers a taken message in place of 250.</summary>
    public Func<SunkMail, string?> DataReply { get; set; } = _ => null;

    public string Offers { get; set; } = "PIPELINING\n8BITMIME\nSMTPUTF8";

    public async Task<SunkMail> Next(Func<SunkMail, bool> wanted, double seconds = 15)
    {
        var until = DateTime.UtcNow.AddSeconds(seconds);
        while (DateTime.UtcNow < until)
        {
            if (Mails.FirstOrDefault(wanted) is { } mail) return mail;
            await Task.Delay(20);
        }
        throw new TimeoutException($"No such mail within {seconds} s. There are: {string.Join("; ", Mails.Select(m => $"{m.To}: {m.Subject}"))}");
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Talk(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task Talk(TcpClient client)
    {
        try
        {
            using var owned = client;
            client.NoDelay = true;
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8, false, 64 * 1024);
            string from = "", to = "";
            async Task Say(string line) => await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), stop.Token);
            await Say("220 sink");
            while (await reader.ReadLineAsync(stop.Token) is { } line)
            {
                Commands.Enqueue(line);
                var verb = line.Split(' ')[0].ToUpperInvariant();
                if (Answer(line) is { } answer)
                {
                    await Say(answer);
                    if (answer.StartsWith("421", StringComparison.Ordinal)) return;
                    continue;
                }
                switch (verb)
                {
                    case "EHLO":
                        var lines = new[] { "sink" }.Concat(Offers.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToArray();
                        for (var i = 0; i < lines.Length; i++) await Say($"250{(i == lines.Length - 1 ? ' ' : '-')}{lines[i]}");
                        break;
                    case "MAIL":
                        from = Between(line);
                        await Say("250 ok");
                        break;
                    case "RCPT":
                        to = Between(line);
                        await Say("250 ok");
                        break;
                    case "DATA":
                        await Say("354 go on");
                        var mail = new SunkMail(from, to, await Body(reader));
                        Mails.Enqueue(mail);
                        await AfterData(mail);
                        await Say(DataReply(mail) ?? "250 taken");
                        break;
                    case "QUIT":
                        await Say("221 bye");
                        return;
                    default:
                        await Say("250 ok");
                        break;
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side left.
        }
    }

    private async Task<string> Body(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
        {
            data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }
        return data.ToString();
    }

    private static string Between(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
}
