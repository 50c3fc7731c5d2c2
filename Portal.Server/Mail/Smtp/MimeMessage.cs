using System.Globalization;
using System.Text;

namespace Portal.Server.Mail.Smtp;

/// <summary>A message before it is written.</summary>
/// <param name="Headers">Further headers, values in printable ASCII.</param>
internal sealed record MessageParts(
    MailboxAddress From, MailboxAddress To, string Subject, string MessageId, DateTimeOffset Date, string Text, string Html,
    IReadOnlyList<(string Name, string Value)>? Headers = null);

/// <summary>Writes a message as it goes over the wire (RFC 5322, 2045, 2047): text and HTML, every line short, every value encoded.</summary>
internal static class MimeMessage
{
    private const int LongestValue = 900;

    /// <exception cref="FormatException">The Message-ID or a further header cannot stand in a message.</exception>
    public static byte[] Write(MessageParts parts)
    {
        // In quoted-printable an equals sign is always followed by two digits: no body can contain the boundary.
        var boundary = $"=_{new string([.. parts.MessageId.Where(char.IsAsciiLetterOrDigit).Take(24)])}";
        var message = new StringBuilder(1000 + parts.Text.Length + parts.Html.Length * 5 / 4);
        Header(message, "From", parts.From.Encoded());
        Header(message, "To", parts.To.Encoded());
        Header(message, "Subject", HeaderText.Encode(parts.Subject, "Subject: ".Length));
        Header(message, "Date", parts.Date.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0000");
        Header(message, "Message-ID", $"<{Id(parts.MessageId)}>");
        foreach (var (name, value) in parts.Headers ?? []) Header(message, name, Checked(name, value));
        Header(message, "Auto-Submitted", "auto-generated");
        Header(message, "MIME-Version", "1.0");
        Header(message, "Content-Type", $"multipart/alternative; boundary=\"{boundary}\"");
        message.Append("\r\n");
        Part(message, boundary, "text/plain", parts.Text);
        Part(message, boundary, "text/html", parts.Html);
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
        // This line end belongs to the boundary that follows, so that the body is read as it was given.
        message.Append("\r\n");
    }

    private static string Id(string id) => id.Length > 0 && id.All(c => c is > ' ' and <= '~' and not ('<' or '>'))
        ? id : throw new FormatException($"\"{id}\" cannot be a Message-ID.");

    private static string Checked(string name, string value) => value.Length <= LongestValue && HeaderText.IsPlain(value) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        ? value : throw new FormatException($"The header {name} is not plain.");
}
