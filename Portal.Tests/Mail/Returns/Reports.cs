using System.Text;

namespace Portal.Tests.Mail.Returns;

/// <summary>Reports as mail systems write them, about a mail with this Message-ID.</summary>
internal static class Reports
{
    /// <summary>As Postfix does it: the mail's headers enclosed.</summary>
    public static string Postfix(string messageId, string status = "5.1.1", string diagnostic = "550 5.1.1 <gone@reader.example>: Recipient address rejected: User unknown", string action = "failed") => Mail(
        "From: MAILER-DAEMON@relay.example (Mail Delivery System)\nSubject: Undelivered Mail Returned to Sender\nTo: returns@portal.example\nAuto-Submitted: auto-replied\nMIME-Version: 1.0\n"
        + "Content-Type: multipart/report; report-type=delivery-status;\n\tboundary=\"4BxYz.1764/relay.example\"\nMessage-Id: <2026@relay.example>\n\n"
        + "This is a MIME-encapsulated message.\n\n--4BxYz.1764/relay.example\nContent-Description: Notification\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nI'm sorry to have to inform you.\n\n"
        + "--4BxYz.1764/relay.example\nContent-Description: Delivery report\nContent-Type: message/delivery-status\n\n"
        + "Reporting-MTA: dns; relay.example\nX-Postfix-Queue-ID: 4BxYz\nArrival-Date: Mon, 23 Nov 2026 10:00:00 +0000 (UTC)\n\n"
        + $"Final-Recipient: rfc822; gone@reader.example\nOriginal-Recipient: rfc822;gone@reader.example\nAction: {action}\nStatus: {status}\nRemote-MTA: dns; mx.reader.example\nDiagnostic-Code: smtp;\n    {diagnostic}\n\n"
        + $"--4BxYz.1764/relay.example\nContent-Description: Undelivered Message Headers\nContent-Type: text/rfc822-headers\n\nFrom: Nordwind <portal@portal.example>\nMessage-ID: <{messageId}>\nSubject: Hello\n\n--4BxYz.1764/relay.example--\n");

    /// <summary>As Exchange does it: the whole mail enclosed, status in the summary only, the boundary without quotation marks.</summary>
    public static string Exchange(string messageId) => Mail(
        "From: <postmaster@outlook.example>\nMIME-Version: 1.0\nContent-Type: multipart/report; boundary=_000_x_; report-type=delivery-status\nMessage-ID: <dsn@outlook.example>\n\n"
        + $"--_000_x_\nContent-Type: multipart/alternative; boundary=\"_in_\"\n\n--_in_\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n{Convert.ToBase64String("Nicht zugestellt"u8)}\n--_in_--\n"
        + "--_000_x_\nContent-Type: message/delivery-status\n\nReporting-MTA: dns;outlook.example\n\nFinal-recipient: RFC822;gone@reader.example\nAction: FAILED\nStatus: 5.2.2\nDiagnostic-code: smtp;552 5.2.2 mailbox full\n\n"
        + $"--_000_x_\nContent-Type: message/rfc822\n\nReceived: from a by b\nMessage-ID:\n <{messageId}>\nContent-Type: text/plain\n\nHello\n\n--_000_x_--\n");

    /// <summary>A reader pressed "spam" (RFC 5965).</summary>
    public static string Complaint(string messageId) => Mail(
        "From: <feedback@provider.example>\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=feedback-report; boundary=\"b\"\nMessage-ID: <arf@provider.example>\n\n"
        + "--b\nContent-Type: text/plain\n\nThis is an email abuse report.\n\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: SomeGenerator/1.0\nVersion: 1\n\n"
        + $"--b\nContent-Type: message/rfc822\nContent-Disposition: inline\n\nFrom: <portal@portal.example>\nMessage-ID: <{messageId}>\nSubject: Hello\n\nHello\n--b--\n");

    /// <summary>What a person on holiday sends.</summary>
    public static string Holiday(string messageId) => Mail(
        $"From: rita@reader.example\nSubject: Out of office\nAuto-Submitted: auto-replied\nIn-Reply-To: <{messageId}>\nMessage-ID: <away@reader.example>\n\nI am away: failed to read 5.1.1.\n");

    public static byte[] Bytes(this string mail) => Encoding.UTF8.GetBytes(mail);

    private static string Mail(string lines) => lines.Replace("\n", "\r\n", StringComparison.Ordinal);
}
