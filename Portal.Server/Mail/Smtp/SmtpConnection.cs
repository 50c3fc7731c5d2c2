using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Portal.Server.Hosting;

namespace Portal.Server.Mail.Smtp;

/// <summary>
/// A conversation with a mail server (RFC 5321), several mails long. It is our own because the program must know on which side
/// of the final dot a failure fell: before it nothing was sent, after it nobody can tell. One write per step, so that no step
/// waits for a delayed acknowledgement.
/// </summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private static readonly TimeSpan ReplyTimeout = TimeSpan.FromMinutes(2);

    private readonly TcpClient tcp;
    private readonly MailSettings settings;
    private Stream stream;
    private SmtpReplies replies;
    private HashSet<string> offers = [];

    private SmtpConnection(TcpClient tcp, MailSettings settings)
    {
        this.tcp = tcp;
        this.settings = settings;
        stream = tcp.GetStream();
        replies = new SmtpReplies(stream);
    }

    /// <summary>False once the server or a failure has ended the conversation.</summary>
    public bool IsUsable { get; private set; } = true;

    public bool TakesUtf8Addresses => offers.Contains("SMTPUTF8");

    /// <summary>Connects, greets, and where asked for encrypts and signs in.</summary>
    /// <exception cref="SmtpUnavailableException">The server cannot be used now; the message says why in its own words.</exception>
    public static async Task<SmtpConnection> Open(MailSettings settings, CancellationToken cancel)
    {
        var tcp = new TcpClient { NoDelay = true };
        SmtpConnection? connection = null;
        try
        {
            using var limit = Limit(cancel);
            await tcp.ConnectAsync(settings.Host, settings.Port, limit.Token);
            connection = new SmtpConnection(tcp, settings);
            await connection.Greet(limit.Token);
            return connection;
        }
        catch (Exception e) when (e is SocketException or IOException or SmtpRefusedException or System.Security.Authentication.AuthenticationException
            || e is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            if (connection is not null) await connection.DisposeAsync();
            tcp.Dispose();
            throw new SmtpUnavailableException($"{settings.Host}:{settings.Port}: {Say(e)}", e);
        }
    }

    /// <summary>Sends one message.</summary>
    /// <param name="data">The message with CRLF line ends, dots not yet doubled.</param>
    public async Task<SmtpResult> Send(string from, string to, byte[] data, CancellationToken cancel)
    {
        var dotSent = false;
        try
        {
            using var limit = Limit(cancel);
            if (await Envelope(from, to, limit.Token) is { } refusal)
            {
                return await GiveUp(refusal, limit.Token);
            }
            // From the first byte of this write on the server may already hold the whole message.
            dotSent = true;
            await stream.WriteAsync(SmtpText.Stuffed(data), limit.Token);
            var reply = await replies.Read(limit.Token);
            return reply.IsGood ? new(SmtpFate.Accepted, reply.Text) : Refusal(reply);
        }
        catch (Exception e) when (e is IOException or SocketException or SmtpRefusedException or OperationCanceledException)
        {
            IsUsable = false;
            return new(dotSent ? SmtpFate.Unknown : SmtpFate.NotSent, Say(e));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (IsUsable)
        {
            try
            {
                using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
                await Command("QUIT", limit.Token);
            }
            catch (Exception e) when (e is IOException or SocketException or SmtpRefusedException or OperationCanceledException)
            {
                // Good-bye is a courtesy.
            }
        }
        IsUsable = false;
        await stream.DisposeAsync();
        tcp.Dispose();
    }

    private async Task Greet(CancellationToken cancel)
    {
        if (settings.Security == MailSecurity.Tls) await Encrypt(cancel);
        Expect(await replies.Read(cancel), "greeting");
        await Hello(cancel);
        if (settings.Security == MailSecurity.StartTls)
        {
            if (!offers.Contains("STARTTLS")) throw new SmtpRefusedException("The server does not offer STARTTLS. Portal:Mail:Security can be Tls or, on this machine only, None.");
            Expect(await Command("STARTTLS", cancel), "STARTTLS");
            await Encrypt(cancel);
            await Hello(cancel);
        }
        if (settings.User.Length > 0) await SignIn(cancel);
    }

    private async Task Hello(CancellationToken cancel)
    {
        var reply = await Command($"EHLO {SmtpText.HostName()}", cancel);
        Expect(reply, "EHLO");
        offers = [.. reply.Lines.Skip(1).Select(l => l.Split(' ')[0].ToUpperInvariant())];
        if (reply.Lines.Any(l => l.StartsWith("AUTH ", StringComparison.OrdinalIgnoreCase) && l.Contains("PLAIN", StringComparison.OrdinalIgnoreCase))) offers.Add("AUTH PLAIN");
    }

    private async Task SignIn(CancellationToken cancel)
    {
        if (offers.Contains("AUTH PLAIN"))
        {
            Expect(await Command("AUTH PLAIN " + SmtpText.Base64($"\0{settings.User}\0{settings.Password}"), cancel), "AUTH");
            return;
        }
        Expect(await Command("AUTH LOGIN", cancel), "AUTH");
        Expect(await Command(SmtpText.Base64(settings.User), cancel), "AUTH");
        Expect(await Command(SmtpText.Base64(settings.Password), cancel), "AUTH");
    }

    private async Task Encrypt(CancellationToken cancel)
    {
        var tls = new SslStream(stream);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = settings.Host }, cancel);
        stream = tls;
        replies = new SmtpReplies(stream);
    }

    /// <summary>MAIL, RCPT and DATA; in one write where the server takes it (RFC 2920).</summary>
    private async Task<SmtpReply?> Envelope(string from, string to, CancellationToken cancel)
    {
        var utf8 = TakesUtf8Addresses && !(Ascii.IsValid(from) && Ascii.IsValid(to)) ? " SMTPUTF8" : "";
        var body = offers.Contains("8BITMIME") ? " BODY=8BITMIME" : "";
        string[] steps = [$"MAIL FROM:<{from}>{body}{utf8}", $"RCPT TO:<{to}>", "DATA"];
        if (!offers.Contains("PIPELINING"))
        {
            foreach (var step in steps)
            {
                var reply = await Command(step, cancel);
                if (!reply.IsGood) return reply;
            }
            return null;
        }
        await Write(string.Join("\r\n", steps) + "\r\n", cancel);
        var (mail, recipient, data) = (await replies.Read(cancel), await replies.Read(cancel), await replies.Read(cancel));
        var refused = !mail.IsGood ? mail : !recipient.IsGood ? recipient : !data.IsGood ? data : null;
        if (refused is not null && data.IsGood)
        {
            // It waits for a message that has no recipient: an empty one ends the step.
            await Write(".\r\n", cancel);
            await replies.Read(cancel);
        }
        return refused;
    }

    private async Task<SmtpResult> GiveUp(SmtpReply refusal, CancellationToken cancel)
    {
        if (refusal.Code == 421) IsUsable = false;
        else await Command("RSET", cancel);
        return Refusal(refusal);
    }

    private SmtpResult Refusal(SmtpReply reply)
    {
        if (reply.Code == 421) IsUsable = false;
        return new(reply.IsPermanent ? SmtpFate.Refused : SmtpFate.NotSent, reply.Text);
    }

    private async Task<SmtpReply> Command(string line, CancellationToken cancel)
    {
        await Write(line + "\r\n", cancel);
        return await replies.Read(cancel);
    }

    private ValueTask Write(string text, CancellationToken cancel) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);

    private static void Expect(SmtpReply reply, string step)
    {
        if (!reply.IsGood) throw new SmtpRefusedException($"{step}: {reply.Text}");
    }

    private static CancellationTokenSource Limit(CancellationToken cancel)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(ReplyTimeout);
        return limit;
    }

    private static string Say(Exception e) => e is OperationCanceledException ? "no answer in time" : e.Message;
}
