using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Server.Mail;

namespace Portal.Server.Auth;

/// <summary>Writes the mails about somebody's sign-in, in the transaction of what they tell.</summary>
internal sealed class AccountPost(Outbox outbox, PortalSettings settings)
{
    /// <param name="address">Where it goes if not to the person's own address.</param>
    public void Write(PortalDb db, PortalUser user, Func<PortalSettings, IMailTemplate> write, string? address = null)
    {
        var mail = write(settings);
        // Each asking is one of its own: two within a minute are two mails.
        outbox.Write(db, mail, new MailRecipient(address ?? user.Email!, user.DisplayName, user.Language), $"{mail.Kind}:{Guid.NewGuid():N}");
    }
}
