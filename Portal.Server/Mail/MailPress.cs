using System.Security.Cryptography;
using Portal.Server.Hosting;
using Portal.Server.Mail.Smtp;
using Portal.Shared.Common;

namespace Portal.Server.Mail;

/// <summary>What became of the attempt to print a mail.</summary>
internal abstract record Print
{
    /// <summary>A mail as it goes over the wire.</summary>
    internal sealed record Ready(string From, string To, byte[] Data) : Print;

    /// <summary>It can never be printed, and why.</summary>
    internal sealed record Spoilt(string Words) : Print;

    /// <summary>It is not wanted any more, and why.</summary>
    internal sealed record Withdrawn(string Words) : Print;

    /// <summary>It has to wait for somebody who stopped its mailing.</summary>
    internal sealed record Held : Print;
}

/// <summary>Turns a row of the outbox into a message, before anybody hears of it: one that cannot be written stops no other.</summary>
internal sealed partial class MailPress(Outbox outbox, PortalSettings settings, IEnumerable<IMailAtSending> atSending, ILogger<MailPress> log)
{
    private static readonly (string, string)[] NoHeaders = [];

    public async Task<Print> Print(OutboxMail mail, CancellationToken cancel)
    {
        if (mail.BatchId is null) return Guarded(mail, () => Plain(mail));
        // What the database cannot answer now is no fault of the mail: that exception goes to whoever asked.
        var turn = await atSending.Single(w => w.Kind == mail.Kind).Word(mail, cancel);
        return turn switch
        {
            MailAtSending.Worded worded => Guarded(mail, () => Worded(mail, worded)),
            MailAtSending.Withdrawn withdrawn => new Print.Withdrawn(withdrawn.Words),
            _ => new Print.Held(),
        };
    }

    private Print Plain(OutboxMail mail)
    {
        var (text, html) = outbox.Open(mail);
        return Message(mail, mail.Recipient, mail.RecipientName, mail.Subject, (text, html), NoHeaders);
    }

    private Print Worded(OutboxMail mail, MailAtSending.Worded worded)
    {
        var (text, html) = Texts.In(worded.To.Language, () =>
            (LetterForms.Text(worded.Letter, settings.Company), LetterForms.Html(worded.Letter, settings.Company)));
        return Message(mail, worded.To.Address, worded.To.Name, worded.Letter.Subject, (text, html), worded.Headers);
    }

    private Print Message(OutboxMail mail, string address, string name, string subject, (string Text, string Html) body, IReadOnlyList<(string, string)> headers)
    {
        if (!MailboxAddress.TryParse(address, out var to)) return new Print.Spoilt(MailWords.BadAddress);
        if (!MailboxAddress.TryParse(settings.Mail.From, out var from)) throw new FormatException("Portal:Mail:From cannot be used.");
        // Reports of mails that cannot be delivered go to the envelope's sender, answers of people to the one they see.
        var returns = MailboxAddress.TryParse(settings.Mail.Returns.Address, out var own) ? own : from;
        return new Print.Ready(returns, to, MimeMessage.Write(new MessageParts(
            new MailboxAddress(settings.Company.Name, from), new MailboxAddress(name, to), subject, mail.MessageId, mail.CreatedAt, body.Text, body.Html, headers)));
    }

    private Print Guarded(OutboxMail mail, Func<Print> print)
    {
        try
        {
            return print();
        }
        catch (CryptographicException e)
        {
            Unprintable(log, e, mail.Id);
            return new Print.Spoilt(MailWords.KeyLost);
        }
        catch (Exception e)
        {
            Unprintable(log, e, mail.Id);
            return new Print.Spoilt(MailWords.NotWritable);
        }
    }

    [LoggerMessage(LogLevel.Error, "Mail {Id} of the outbox could not be put together and is marked as failed")]
    private static partial void Unprintable(ILogger log, Exception e, long id);
}
