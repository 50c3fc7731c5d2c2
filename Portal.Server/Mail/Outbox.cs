using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Shared.Common;

namespace Portal.Server.Mail;

/// <summary>Writes mails as rows, in the transaction of what they tell; the worker is woken when it is committed.</summary>
internal sealed class Outbox(PortalSettings settings, Clock clock, MailSignal signal, IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("outbox");

    /// <param name="what">What happened: with the recipient it is unique, so it is told once. "complaint-filed:BS-2026-000123".</param>
    public void Write(PortalDb db, IMailTemplate mail, MailRecipient to, string what)
    {
        var (letter, text, html) = Texts.In(to.Language, () =>
        {
            var letter = mail.Write(to);
            return (letter, LetterForms.Text(letter, settings.Company), LetterForms.Html(letter, settings.Company));
        });
        db.Mails.Add(new OutboxMail
        {
            UniqueKey = $"{what}:{ShortHash(to.Address)}", MessageId = $"{Guid.NewGuid():N}@{settings.PublicUri.Host}", Kind = mail.Kind, About = mail.About,
            Recipient = to.Address, RecipientName = to.Name, Subject = letter.Subject, IsSecret = mail.IsSecret,
            Text = mail.IsSecret ? protector.Protect(text) : text, Html = mail.IsSecret ? protector.Protect(html) : html,
            State = MailState.Pending, CreatedAt = clock.Now, DueAt = clock.Now,
        });
        db.AfterCommit(signal.Wake);
    }

    /// <summary>The two bodies as they leave.</summary>
    public (string Text, string Html) Open(OutboxMail mail) =>
        mail.IsSecret ? (protector.Unprotect(mail.Text), protector.Unprotect(mail.Html)) : (mail.Text, mail.Html);

    private static string ShortHash(string address) =>
        Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(address.ToUpperInvariant())), 0, 8);
}

/// <summary>Wakes the mail worker.</summary>
internal sealed class MailSignal : IDisposable
{
    private readonly SemaphoreSlim bell = new(0, 1);

    public void Wake()
    {
        try
        {
            bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    /// <summary>Until somebody rings, or the time is over.</summary>
    public Task Wait(TimeSpan atMost, CancellationToken cancel) => bell.WaitAsync(atMost, cancel);

    public void Dispose() => bell.Dispose();
}
