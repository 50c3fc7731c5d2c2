using System.Globalization;
using System.Net.NetworkInformation;
using System.Text;

namespace Portal.Server.Mail.Smtp;

/// <summary>What became of a message.</summary>
internal enum SmtpFate
{
    /// <summary>The server took it: it is theirs now.</summary>
    Accepted,

    /// <summary>It was surely not taken and may be tried again.</summary>
    NotSent,

    /// <summary>It was refused for good.</summary>
    Refused,

    /// <summary>The final dot left and no answer came: it may have been taken.</summary>
    Unknown,
}

/// <param name="Reply">The server's words, or what happened to the connection.</param>
internal sealed record SmtpResult(SmtpFate Fate, string Reply);

/// <summary>A reply of one or more lines under one code.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public bool IsGood => Code is >= 200 and < 400;

    public bool IsPermanent => Code is >= 500 and < 600;

    public string Text => $"{Code} {string.Join(' ', Lines)}";
}

/// <summary>The server cannot be used now: not there, not trusted, or it does not want us.</summary>
internal sealed class SmtpUnavailableException(string message, Exception inner) : Exception(message, inner);

/// <summary>The server broke the protocol or said no where nothing can be done about it.</summary>
internal sealed class SmtpRefusedException(string message) : Exception(message);

/// <summary>Reads replies from the stream.</summary>
internal sealed class SmtpReplies(Stream stream)
{
    private const int LongestLine = 4096, MostLines = 100;

    private readonly byte[] buffer = new byte[LongestLine];
    private int start, end;

    public async Task<SmtpReply> Read(CancellationToken cancel)
    {
        var lines = new List<string>();
        while (true)
        {
            var line = await Line(cancel);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            {
                throw new SmtpRefusedException($"The server does not speak SMTP: \"{line[..Math.Min(line.Length, 80)]}\"");
            }
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length < 4 || line[3] != '-') return new SmtpReply(code, lines);
            if (lines.Count > MostLines) throw new SmtpRefusedException("The server's reply does not end.");
        }
    }

    private async Task<string> Line(CancellationToken cancel)
    {
        while (true)
        {
            var at = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (at >= 0)
            {
                var line = Encoding.UTF8.GetString(buffer, start, at).TrimEnd('\r');
                start += at + 1;
                return line;
            }
            if (start > 0)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
            }
            if (end == buffer.Length) throw new SmtpRefusedException("The server's reply has an endless line.");
            var read = await stream.ReadAsync(buffer.AsMemory(end), cancel);
            if (read == 0) throw new IOException("the server closed the connection");
            end += read;
        }
    }
}

/// <summary>The small encodings of the protocol.</summary>
internal static class SmtpText
{
    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    public static string HostName()
    {
        var name = IPGlobalProperties.GetIPGlobalProperties().HostName;
        return name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') ? name : "localhost";
    }

    /// <summary>The message with its leading dots doubled, ended by the final dot (RFC 5321, 4.5.2).</summary>
    public static byte[] Stuffed(byte[] data)
    {
        using var stuffed = new MemoryStream(data.Length + 64);
        var lineStart = true;
        foreach (var b in data)
        {
            if (lineStart && b == '.') stuffed.WriteByte((byte)'.');
            stuffed.WriteByte(b);
            lineStart = b == '\n';
        }
        stuffed.Write(lineStart ? ".\r\n"u8 : "\r\n.\r\n"u8);
        return stuffed.ToArray();
    }
}
