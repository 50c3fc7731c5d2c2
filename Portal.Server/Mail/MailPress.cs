using System.Security.Cryptography;
using Portal.Server.Hosting;
using Portal.Server.Mail.Smtp;

namespace Portal.Server.Mail;

/// <summary>A mail as it goes over the wire.</summary>
internal sealed record PrintedMail(string From, string To, byte[] Data);

/// <summary>Turns a row of the outbox into a message, before anybody hears of it: one that cannot be written stops no other.</summary>
internal sealed partial class MailPress(Outbox outbox, PortalSettings settings, ILogger<MailPress> log)
{
    /// <returns>The message, or why there can be none.</returns>
    public (PrintedMail? Mail, string Problem) Print(OutboxMail mail)
    {
        try
        {
            if (!MailboxAddress.TryParse(mail.Recipient, out var to)) return (null, MailWords.BadAddress);
            if (!MailboxAddress.TryParse(settings.Mail.From, out var from)) throw new FormatException("Portal:Mail:From cannot be used.");
            var (text, html) = outbox.Open(mail);
            return (new PrintedMail(from, to, MimeMessage.Write(new MessageParts(
                new MailboxAddress(settings.Company.Name, from), new MailboxAddress(mail.RecipientName, to), mail.Subject, mail.MessageId,
                mail.CreatedAt, text, html))), "");
        }
        catch (CryptographicException e)
        {
            Unprintable(log, e, mail.Id);
            return (null, MailWords.KeyLost);
        }
        catch (Exception e)
        {
            Unprintable(log, e, mail.Id);
            return (null, MailWords.NotWritable);
        }
    }

    [LoggerMessage(LogLevel.Error, "Mail {Id} of the outbox could not be put together and is marked as failed")]
    private static partial void Unprintable(ILogger log, Exception e, long id);
}
