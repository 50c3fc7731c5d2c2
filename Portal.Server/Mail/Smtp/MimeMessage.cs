using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace Portal.Server.Mail.Smtp;

/// <summary>Writes a message as it goes over the wire (RFC 5322, 2045, 2047): text and HTML, every line short, every value encoded.</summary>
internal static class MimeMessage
{
    /// <param name="fromName">Shown name of the sender.</param>
    /// <param name="headers">Further headers, values already safe ASCII.</param>
    public static byte[] Write(
        MailboxAddress from, MailboxAddress to, string subject, string messageId, DateTimeOffset date, string text, string html,
        IReadOnlyList<(string Name, string Value)>? headers = null)
    {
        var boundary = $"=_{messageId.AsSpan(0, Math.Min(24, messageId.IndexOf('@', StringComparison.Ordinal)))}";
        var message = new StringBuilder(text.Length + html.Length * 2);
        Header(message, "From", from.Encoded());
        Header(message, "To", to.Encoded());
        Header(message, "Subject", HeaderText.Encode(subject, "Subject: ".Length));
        Header(message, "Date", date.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0000");
        Header(message, "Message-ID", $"<{messageId}>");
        foreach (var (name, value) in headers ?? []) Header(message, name, value);
        Header(message, "Auto-Submitted", "auto-generated");
        Header(message, "MIME-Version", "1.0");
        Header(message, "Content-Type", $"multipart/alternative; boundary=\"{boundary}\"");
        message.Append("\r\n");
        Part(message, boundary, "text/plain", text);
        Part(message, boundary, "text/html", html);
        message.Append("--").Append(boundary).Append("--\r\n");
        return Encoding.UTF8.GetBytes(message.ToString());
    }

    private static void Header(StringBuilder message, string name, string value) =>
        message.Append(name).Append(": ").Append(value).Append("\r\n");

    private static void Part(StringBuilder message, string boundary, string type, string body)
    {
        message.Append("--").Append(boundary).Append("\r\n");
        Header(message, "Content-Type", $"{type}; charset=utf-8");
        Header(message, "Content-Transfer-Encoding", "quoted-printable");
        message.Append("\r\n");
        QuotedPrintable.Append(message, body);
        message.Append("\r\n");
    }
}

/// <summary>An address with the name it is shown under.</summary>
internal sealed record MailboxAddress(string Name, string Address)
{
    /// <summary>For a header: the name encoded where it needs to be, the address in angle brackets.</summary>
    public string Encoded()
    {
        var name = HeaderText.Clean(Name);
        if (name.Length == 0) return $"<{Address}>";
        var shown = HeaderText.IsPlain(name) && name.Length <= 60
            ? $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : HeaderText.Encode(name, 8);
        return $"{shown}\r\n <{Address}>";
    }

    /// <summary>
    /// An address the protocol can carry: no white space, no brackets, no control characters; the domain in its ASCII form.
    /// </summary>
    public static bool TryParse(string address, out string mailbox)
    {
        mailbox = "";
        var at = address.LastIndexOf('@');
        if (at <= 0 || at == address.Length - 1 || address.Length > 254) return false;
        if (address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>' or ',' or ';' or '"' or '\\' or '(' or ')')) return false;
        if (!MailAddress.TryCreate(address, out _)) return false;
        try
        {
            mailbox = $"{address[..at]}@{new IdnMapping().GetAscii(address[(at + 1)..])}";
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

/// <summary>Text in headers.</summary>
internal static class HeaderText
{
    private const int WordBytes = 39;

    /// <summary>Without anything that could end the header: control characters and line separators become spaces.</summary>
    public static string Clean(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();

    /// <summary>Printable ASCII that cannot be taken for an encoded word.</summary>
    public static bool IsPlain(string text) => text.All(c => c is >= ' ' and <= '~') && !text.Contains("=?", StringComparison.Ordinal);

    /// <summary>As it stands where it is plain and short, else as encoded words folded over lines (RFC 2047).</summary>
    /// <param name="indent">What already stands on the first line.</param>
    public static string Encode(string text, int indent)
    {
        var clean = Clean(text);
        if (IsPlain(clean) && indent + clean.Length <= 76) return clean;
        var words = new List<string>();
        var word = new List<byte>();
        foreach (var rune in clean.EnumerateRunes())
        {
            var bytes = Encoding.UTF8.GetBytes(rune.ToString());
            if (word.Count + bytes.Length > WordBytes)
            {
                words.Add(Word(word));
                word.Clear();
            }
            word.AddRange(bytes);
        }
        if (word.Count > 0) words.Add(Word(word));
        return string.Join("\r\n ", words);
    }

    private static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
}

/// <summary>Quoted-printable (RFC 2045, 6.7): lines of at most 76 characters, every byte beyond ASCII spelled out.</summary>
internal static class QuotedPrintable
{
    private const int Longest = 75;
    private const string Hex = "0123456789ABCDEF";

    public static void Append(StringBuilder output, string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var column = 0;
            var bytes = Encoding.UTF8.GetBytes(line);
            for (var i = 0; i < bytes.Length; i++)
            {
                var b = bytes[i];
                var last = i == bytes.Length - 1;
                var plain = b is >= 33 and <= 126 and not (byte)'=' || b is (byte)' ' or (byte)'\t' && !last;
                if (column + (plain ? 1 : 3) > Longest)
                {
                    output.Append("=\r\n");
                    column = 0;
                }
                if (plain) output.Append((char)b);
                else output.Append('=').Append(Hex[b >> 4]).Append(Hex[b & 15]);
                column += plain ? 1 : 3;
            }
            output.Append("\r\n");
        }
    }
}
