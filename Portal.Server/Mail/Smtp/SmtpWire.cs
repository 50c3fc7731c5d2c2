using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Portal.Server.Mail.Smtp;

/// <summary>The bytes of a conversation. One write per step, so that no step waits for a delayed acknowledgement.</summary>
internal sealed class SmtpWire(TcpClient tcp) : IAsyncDisposable
{
    private Stream stream = tcp.GetStream();
    private SmtpReplies replies = new(tcp.GetStream());

    public string WhoIsHere => SmtpText.WhoIsHere(tcp.Client.LocalEndPoint);

    public async Task<SmtpReply> Command(string line, CancellationToken cancel)
    {
        await Write(Encoding.UTF8.GetBytes(line + "\r\n"), cancel);
        return await Read(cancel);
    }

    public ValueTask Write(ReadOnlyMemory<byte> bytes, CancellationToken cancel) => stream.WriteAsync(bytes, cancel);

    public Task<SmtpReply> Read(CancellationToken cancel) => replies.Read(cancel);

    /// <summary>Goes on encrypted, with a certificate that is valid for the server's name.</summary>
    /// <exception cref="SmtpRefusedException">Something had been slipped in unencrypted, to be read as if it were not (CVE-2011-0411).</exception>
    public async Task Encrypt(SmtpServer server, CancellationToken cancel)
    {
        if (replies.HasMore) throw new SmtpRefusedException(MailWords.SaidTooMuch, true);
        var tls = new SslStream(stream);
        stream = tls;
        replies = new SmtpReplies(tls);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = server.Settings.Host, RemoteCertificateValidationCallback = server.Trust,
        }, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        tcp.Dispose();
    }
}
