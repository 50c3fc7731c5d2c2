using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Portal.Server.Mail.Smtp;

/// <summary>
/// A conversation with a mail server (RFC 5321), several mails long. It is our own because the program must know on which side
/// of the final dot a failure fell: before it nothing was sent, after it nobody can tell.
/// </summary>
internal sealed partial class SmtpConnection : IAsyncDisposable
{
    private readonly SmtpWire wire;
    private readonly SmtpServer server;
    private readonly IReadOnlySet<string> offers;

    private SmtpConnection(SmtpWire wire, SmtpServer server, IReadOnlySet<string> offers) =>
        (this.wire, this.server, this.offers) = (wire, server, offers);

    /// <summary>False once the server or a failure has ended the conversation.</summary>
    public bool IsUsable { get; private set; } = true;

    /// <summary>How many messages it has spoken about.</summary>
    public int Messages { get; private set; }

    /// <summary>Connects, greets, and where asked for encrypts and signs in.</summary>
    /// <exception cref="SmtpUnavailableException">The server cannot be used now; the message says why in its own words.</exception>
    public static async Task<SmtpConnection> Open(SmtpServer server, CancellationToken cancel)
    {
        var tcp = new TcpClient { NoDelay = true };
        try
        {
            using (var limit = Limit(server.Connecting, cancel)) await tcp.ConnectAsync(server.Settings.Host, server.Settings.Port, limit.Token);
            var wire = new SmtpWire(tcp);
            using (var limit = Limit(server.Step, cancel)) return new SmtpConnection(wire, server, await SmtpGreeting.Exchange(wire, server, limit.Token));
        }
        catch (Exception e) when (IsTrouble(e) || e is AuthenticationException)
        {
            tcp.Dispose();
            cancel.ThrowIfCancellationRequested();
            throw new SmtpUnavailableException($"{server.Name}: {Say(e)}", e is AuthenticationException or SmtpRefusedException { NeedsSomebody: true }, e);
        }
    }

    /// <summary>Sends one message. Whatever happens to the connection, its fate is known, or known to be unknown.</summary>
    /// <param name="from">An address as <see cref="MailboxAddress.TryParse"/> gives it; so is <paramref name="to"/>.</param>
    /// <param name="data">The message with CRLF line ends, dots not yet doubled.</param>
    public async Task<SmtpResult> Send(string from, string to, byte[] data, CancellationToken cancel)
    {
        Messages++;
        var needsUtf8 = !Ascii.IsValid(from) || !Ascii.IsValid(to);
        if (needsUtf8 && !offers.Contains("SMTPUTF8")) return new(SmtpFate.Refused, MailWords.NeedsUtf8);
        var (dotLeft, dotArrives) = (false, false);
        try
        {
            using (var limit = Limit(server.Step, cancel))
            {
                if (await Envelope(from, to, needsUtf8, limit.Token) is { } refusal) return refusal;
                await wire.Write(SmtpText.Stuffed(data), limit.Token);
                dotLeft = true;
                await wire.Write(SmtpText.FinalDot, limit.Token);
            }
            dotArrives = true;
            using var last = Limit(server.LastReply, cancel);
            return Verdict(await wire.Read(last.Token));
        }
        catch (Exception e) when (IsTrouble(e))
        {
            IsUsable = false;
            // A write that fails has not handed over the whole dot; one that is cut off by the clock may have.
            return new(dotArrives || dotLeft && e is OperationCanceledException ? SmtpFate.Unknown : SmtpFate.NotSent, Say(e));
        }
        catch (Exception)
        {
            // A fault of the program: nobody knows where the conversation stands.
            IsUsable = false;
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (IsUsable)
        {
            try
            {
                using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
                await wire.Command("QUIT", limit.Token);
            }
            catch (Exception e) when (IsTrouble(e))
            {
                // Good-bye is a courtesy.
            }
        }
        IsUsable = false;
        await wire.DisposeAsync();
    }

    private SmtpResult Verdict(SmtpReply reply)
    {
        IsUsable = reply.IsDone || reply.Code is >= 400 and < 600 && !reply.IsGoodBye;
        return new(reply.IsDone ? SmtpFate.Accepted : reply.Code is < 400 or >= 600 ? SmtpFate.Unknown : FateOf(reply), reply.Text);
    }

    private static SmtpFate FateOf(SmtpReply reply) => reply.IsPermanent ? SmtpFate.Refused : SmtpFate.NotSent;

    private static CancellationTokenSource Limit(TimeSpan time, CancellationToken cancel)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(time);
        return limit;
    }

    private static bool IsTrouble(Exception e) => e is IOException or SocketException or SmtpRefusedException or OperationCanceledException;

    private static string Say(Exception e) => e is OperationCanceledException ? MailWords.NoAnswer : MailWords.OneLine(e.Message);
}
