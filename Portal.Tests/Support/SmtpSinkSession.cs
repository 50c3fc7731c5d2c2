using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Portal.Tests.Support;

/// <summary>One client at the sink.</summary>
internal sealed class SmtpSinkSession(SmtpSink sink, TcpClient client, int number)
{
    private const int LongestLine = 1000;

    private Stream stream = client.GetStream();
    private readonly byte[] buffer = new byte[64 * 1024];
    private int start, end;
    private string from = "", to = "";
    private bool signedIn;

    public async Task Talk(CancellationToken stop)
    {
        try
        {
            using var owned = client;
            client.NoDelay = true;
            if (sink.SpeaksTlsAtOnce) await Encrypt(stop);
            if (!await Say(sink.Greeting, stop)) return;
            while (await Line(stop) is { } bytes)
            {
                var line = Encoding.UTF8.GetString(bytes);
                sink.Commands.Enqueue(line);
                if (!(sink.Answer(line) is { } answer ? await Say(answer, stop) : await Obey(line, stop))) return;
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The other side left.
        }
    }

    /// <returns>False at the end of the conversation.</returns>
    private async Task<bool> Obey(string line, CancellationToken stop)
    {
        switch (line.Split(' ')[0].ToUpperInvariant())
        {
            case "EHLO":
                var offers = sink.Offers + (sink.Certificate is not null && stream is not SslStream ? "\nSTARTTLS" : "");
                var lines = new[] { "sink" }.Concat(offers.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToArray();
                return await Say(string.Join("\r\n", lines.Select((l, i) => $"250{(i == lines.Length - 1 ? ' ' : '-')}{l}")), stop);
            case "STARTTLS":
                await Say("220 go ahead" + (sink.Injection.Length > 0 ? "\r\n" + sink.Injection : ""), stop);
                await Encrypt(stop);
                return true;
            case "AUTH":
                return await SignIn(line.Split(' '), stop);
            case "MAIL":
                if (sink.Login is not null && !signedIn) return await Say("530 5.7.0 sign in first", stop);
                (from, to) = (Between(line), "");
                return await Say("250 ok", stop);
            case "RCPT":
                to = Between(line);
                return await Say("250 ok", stop);
            case "DATA":
                return await Say("354 go on", stop) && await Take(stop);
            case "QUIT":
                await Say("221 bye", stop);
                return false;
            default:
                return await Say("250 ok", stop);
        }
    }

    private async Task<bool> Take(CancellationToken stop)
    {
        using var data = new MemoryStream();
        while (true)
        {
            if (await Line(stop) is not { } line) return false;
            if (line is [(byte)'.']) break;
            if (line.Length > LongestLine - 2) sink.Violations.Enqueue($"A line of {line.Length} bytes.");
            if (line.AsSpan().IndexOfAny((byte)'\r', (byte)'\n', (byte)0) >= 0) sink.Violations.Enqueue("A bare CR, LF or NUL.");
            data.Write(line is [(byte)'.', ..] ? line.AsSpan(1) : line);
            data.Write("\r\n"u8);
            if (data.Length >= sink.CutDataAfter) return await Say(SmtpSink.HangUp, stop);
        }
        if (to.Length == 0) return await Say("554 no recipient", stop);
        var mail = new SunkMail(from, to, data.ToArray(), number);
        sink.Mails.Enqueue(mail);
        await sink.AfterData(mail);
        return await Say(sink.DataReply(mail) ?? "250 taken", stop);
    }

    private async Task<bool> SignIn(string[] words, CancellationToken stop)
    {
        var given = words[1] == "PLAIN" ? Decoded(words[2]).Split('\0')[1..] : [await Ask("VXNlcm5hbWU6"), await Ask("UGFzc3dvcmQ6")];
        signedIn = sink.Login is { } login && given[0] == login.User && given[1] == login.Password;
        return await Say(signedIn ? "235 welcome" : "535 5.7.8 wrong user or password", stop);

        async Task<string> Ask(string prompt)
        {
            await Say("334 " + prompt, stop);
            return Decoded(Encoding.ASCII.GetString((await Line(stop))!));
        }
    }

    private async Task<bool> Say(string line, CancellationToken stop)
    {
        if (line.Length == 0)
        {
            // A reset, not a polite end.
            client.LingerState = new LingerOption(true, 0);
            client.Close();
            return false;
        }
        await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), stop);
        return !line.StartsWith("421", StringComparison.Ordinal);
    }

    private async Task Encrypt(CancellationToken stop)
    {
        if (start < end) sink.Violations.Enqueue("Something was said before the encryption.");
        var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = sink.Certificate }, stop);
        stream = tls;
    }

    /// <summary>The bytes up to CR LF, and nothing else ends a line.</summary>
    private async Task<byte[]?> Line(CancellationToken stop)
    {
        var line = new MemoryStream();
        while (true)
        {
            var at = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            var upTo = at < 0 ? end : start + at + 1;
            line.Write(buffer, start, upTo - start);
            start = upTo;
            if (at >= 0 && line.Length >= 2 && line.GetBuffer()[line.Length - 2] == '\r') return line.GetBuffer()[..((int)line.Length - 2)];
            if (at >= 0) continue;
            (start, end) = (0, await stream.ReadAsync(buffer, stop));
            if (end == 0) return null;
        }
    }

    private static string Decoded(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

    private static string Between(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.LastIndexOf('>')];
}
