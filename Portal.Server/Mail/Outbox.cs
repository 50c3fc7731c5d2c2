using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Server.Mail.Smtp;
using Portal.Shared.Common;

namespace Portal.Server.Mail;

/// <summary>Writes mails as rows, in the transaction of what they tell; the worker is woken when it is committed.</summary>
internal sealed class Outbox(PortalSettings settings, Clock clock, MailSignal signal, IDataProtectionProvider protection)
{
    private const int LongestHost = 80;

    private readonly IDataProtector protector = protection.CreateProtector("outbox");

    /// <summary>What a mail cannot carry never fails the transaction: a subject is cut, an impossible address makes a failed mail.</summary>
    /// <param name="what">What happened: with the recipient it is unique, so it is told once. "complaint-filed:BS-2026-000123".</param>
    public void Write(PortalDb db, IMailTemplate mail, MailRecipient to, string what)
    {
        var (letter, text, html) = Texts.In(to.Language, () =>
        {
            var letter = mail.Write(to);
            return (letter, LetterForms.Text(letter, settings.Company), LetterForms.Html(letter, settings.Company));
        });
        var canGo = MailboxAddress.TryParse(to.Address, out _);
        db.Mails.Add(new OutboxMail
        {
            UniqueKey = $"{what}:{ShortHash(to.Address)}", MessageId = NewMessageId(), Kind = mail.Kind, About = mail.About,
            Recipient = MailWords.Storable(to.Address, OutboxMail.MaxRecipient), RecipientName = MailWords.Storable(to.Name, OutboxMail.MaxName),
            Subject = MailWords.Storable(letter.Subject, OutboxMail.MaxSubject), IsSecret = mail.IsSecret,
            Text = Closed(MailWords.Storable(text), mail.IsSecret), Html = Closed(MailWords.Storable(html), mail.IsSecret),
            State = canGo ? MailState.Pending : MailState.Failed, LastReply = canGo ? "" : MailWords.BadAddress,
            CreatedAt = clock.Now, DueAt = clock.Now,
        });
        db.AfterCommit(signal.Wake);
    }

    /// <summary>The two bodies as they leave.</summary>
    /// <exception cref="CryptographicException">It is a secret one, and the key it was encrypted with is gone.</exception>
    public (string Text, string Html) Open(OutboxMail mail) =>
        mail.IsSecret ? (protector.Unprotect(mail.Text), protector.Unprotect(mail.Html)) : (mail.Text, mail.Html);

    public string NewMessageId() => $"{Guid.NewGuid():N}@{Host}";

    private string Host => settings.PublicUri.IdnHost is { Length: <= LongestHost } host ? host : "portal.invalid";

    private string Closed(string body, bool isSecret) => isSecret ? protector.Protect(body) : body;

    private static string ShortHash(string address) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToUpperInvariant())), 0, 8);
}
