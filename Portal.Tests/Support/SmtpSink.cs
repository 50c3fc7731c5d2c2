using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Portal.Tests.Support;

/// <summary>A mail as the sink took it.</summary>
/// <param name="Raw">Every byte between DATA and the final dot, the stuffed dots undone.</param>
/// <param name="Connection">The number of the connection it came over.</param>
internal sealed record SunkMail(string From, string To, byte[] Raw, int Connection)
{
    public string Data { get; } = Encoding.UTF8.GetString(Raw);

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
/// A recording mail server that speaks the protocol, with PIPELINING, TLS and sign-in, and can be told to answer a step
/// otherwise, to pause, or to hang up. A mail counts as taken when its final dot was read.
/// </summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    /// <summary>As an answer: the connection is cut without a word.</summary>
    public const string HangUp = "";

    private readonly CancellationTokenSource stop = new();
    private TcpListener listener = new(IPAddress.Loopback, 0);
    private Task accepting;
    private int connections;

    public SmtpSink()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = Accept(listener);
    }

    public int Port { get; }

    /// <summary>How many connections were made.</summary>
    public int Connections => connections;

    public ConcurrentQueue<SunkMail> Mails { get; } = new();

    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>What the client did that the protocol does not allow.</summary>
    public ConcurrentQueue<string> Violations { get; } = new();

    public string Greeting { get; set; } = "220 sink";

    /// <summary>Answers a command line in place of the usual reply; null leaves the usual.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>Runs after the message is recorded and before its reply.</summary>
    public Func<SunkMail, Task> AfterData { get; set; } = _ => Task.CompletedTask;

    /// <summary>Answers a taken message in place of 250.</summary>
    public Func<SunkMail, string?> DataReply { get; set; } = _ => null;

    /// <summary>Hangs up in the middle of a message, after so many bytes.</summary>
    public int? CutDataAfter { get; set; }

    public string Offers { get; set; } = "PIPELINING\n8BITMIME\nSMTPUTF8";

    /// <summary>Offers STARTTLS with it, or speaks TLS from the first byte.</summary>
    public X509Certificate2? Certificate { get; set; }

    public bool SpeaksTlsAtOnce { get; set; }

    /// <summary>Slipped in behind the answer to STARTTLS, unencrypted.</summary>
    public string Injection { get; set; } = "";

    /// <summary>Without this sign-in no mail is taken.</summary>
    public (string User, string Password)? Login { get; set; }

    public async Task<SunkMail> Next(Func<SunkMail, bool> wanted, double seconds = 60)
    {
        var until = DateTime.UtcNow.AddSeconds(seconds);
        while (DateTime.UtcNow < until)
        {
            if (Mails.FirstOrDefault(wanted) is { } mail) return mail;
            await Task.Delay(20);
        }
        throw new TimeoutException($"No such mail within {seconds} s. There are: {string.Join("; ", Mails.Select(m => $"{m.To}: {m.Subject}"))}");
    }

    /// <summary>From now on connections are refused; those that are open stay.</summary>
    public async Task Close()
    {
        listener.Stop();
        await accepting;
    }

    /// <summary>Takes connections again.</summary>
    public void Reopen()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        accepting = Accept(listener);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Close();
        stop.Dispose();
    }

    private async Task Accept(TcpListener from)
    {
        try
        {
            while (true)
            {
                var client = await from.AcceptTcpClientAsync(stop.Token);
                _ = new SmtpSinkSession(this, client, Interlocked.Increment(ref connections)).Talk(stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // Closed: while waiting, or (not listening any more, or disposed) between two connections.
        }
    }
}
