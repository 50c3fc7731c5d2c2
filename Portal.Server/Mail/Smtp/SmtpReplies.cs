using System.Globalization;
using System.Text;

namespace Portal.Server.Mail.Smtp;

/// <summary>Reads replies from the stream.</summary>
internal sealed class SmtpReplies(Stream stream)
{
    private const int LongestLine = 4096, MostLines = 100;

    private readonly byte[] buffer = new byte[LongestLine];
    private int start, end;

    /// <summary>True where more has arrived than was read: what a server says before it is asked.</summary>
    public bool HasMore => start < end;

    public async Task<SmtpReply> Read(CancellationToken cancel)
    {
        var lines = new List<string>();
        while (true)
        {
            var line = await Line(cancel);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            {
                throw new SmtpRefusedException($"{MailWords.NotSmtp} \"{line[..Math.Min(line.Length, 80)]}\"");
            }
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length < 4 || line[3] != '-') return new SmtpReply(code, lines);
            if (lines.Count > MostLines) throw new SmtpRefusedException(MailWords.NotSmtp);
        }
    }

    private async Task<string> Line(CancellationToken cancel)
    {
        while (true)
        {
            var at = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (at >= 0)
            {
                var line = Readable(buffer.AsSpan(start, at));
                start += at + 1;
                return line;
            }
            if (start > 0)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
            }
            if (end == buffer.Length) throw new SmtpRefusedException(MailWords.NotSmtp);
            var read = await stream.ReadAsync(buffer.AsMemory(end), cancel);
            if (read == 0) throw new IOException(MailWords.HungUp);
            end += read;
        }
    }

    /// <summary>A reply is stored and shown: no control characters (a database refuses U+0000), no broken letters.</summary>
    private static string Readable(ReadOnlySpan<byte> line) => MailWords.OneLine(Encoding.UTF8.GetString(line).TrimEnd('\r'));
}
