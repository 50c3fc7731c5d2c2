using System.Text;
using Portal.Server.Hosting;
using Portal.Server.Mail.Smtp;
using Portal.Tests.Support;

namespace Portal.Tests.Mail;

/// <summary>A conversation of the tests with the sink.</summary>
internal static class Conversation
{
    public static readonly byte[] Message = Encoding.ASCII.GetBytes("Subject: x\r\n\r\n.first\r\n..second\r\nlast\r\n");

    public static SmtpServer At(SmtpSink sink) => new(new MailSettings { Host = "127.0.0.1", Port = sink.Port, Security = MailSecurity.None });

    public static Task<SmtpConnection> Open(SmtpSink sink) => SmtpConnection.Open(At(sink), default);

    public static Task<SmtpResult> Send(SmtpConnection connection, string to = "to@sink.example") =>
        connection.Send("from@portal.example", to, Message, default);
}
