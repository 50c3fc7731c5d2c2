using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Mail;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Account;

/// <summary>Who is told what of a new address, in the transaction that makes it so.</summary>
internal sealed class EmailNews(AccountPost post, AuditLog audit)
{
    public void Asked(StaffDb db, PortalUser user, string address) => post.Write(db, user, settings => new EmailChangeAskedMail(address, settings.PublicUri));

    public void Link(StaffDb db, PortalUser user, string address, string token) =>
        post.Write(db, user, settings => new EmailChangeMail(new Uri(settings.PublicUri, $"account/e-mail/confirm?token={token}")), address);

    public void Taken(StaffDb db, PortalUser owner) => post.Write(db, owner, settings => new EmailTakenMail(settings.PublicUri));

    public Task Changed(StaffDb db, PortalUser user, string address, CancellationToken cancel)
    {
        post.Write(db, user, settings => new EmailChangedMail(address, settings.PublicUri));
        return audit.Append(db, "e-mail.changed", Actor.System, new { user = user.Id }, cancel);
    }
}

/// <summary>To the new address: the link that confirms it.</summary>
internal sealed class EmailChangeMail(Uri link) : IMailTemplate
{
    public string Kind => "email-change";

    public string About => "";

    public bool IsSecret => true;

    public Letter Write(MailRecipient to) => new(
        T("Confirm your new e-mail address", "Neue E-Mail-Adresse bestätigen"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T(
                "you asked to sign in to the portal with this address from now on. The link works once, within a day.",
                "Sie möchten sich am Portal künftig mit dieser Adresse anmelden. Der Link gilt einmal, einen Tag lang.")),
            new Block.Button(T("Confirm the address", "Adresse bestätigen"), link),
            new Block.Paragraph(T("If it was not you, do nothing.", "Wenn Sie es nicht waren, müssen Sie nichts tun.")),
        ]);
}

/// <summary>To the old address: somebody asked for another one.</summary>
internal sealed class EmailChangeAskedMail(string address, Uri portal) : IMailTemplate
{
    public string Kind => "email-change-asked";

    public string About => "";

    public Letter Write(MailRecipient to) => new(
        T("Your e-mail address is to be changed", "Ihre E-Mail-Adresse soll geändert werden"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T(
                $"your portal account is to use the address {address}. We have written to it; once it is confirmed, the change is made.",
                $"Ihr Portalkonto soll künftig die Adresse {address} verwenden. Wir haben dorthin geschrieben; sobald sie bestätigt ist, gilt sie.")),
            new Block.Paragraph(T(
                "If it was not you, set a new password at once and tell us.",
                "Wenn Sie es nicht waren, setzen Sie sofort ein neues Passwort und sagen Sie uns Bescheid.")),
            new Block.Button(T("To the portal", "Zum Portal"), portal),
        ]);
}

/// <summary>To the old address: the new one counts.</summary>
internal sealed class EmailChangedMail(string address, Uri portal) : IMailTemplate
{
    public string Kind => "email-changed";

    public string About => "";

    public Letter Write(MailRecipient to) => new(
        T("Your e-mail address was changed", "Ihre E-Mail-Adresse wurde geändert"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T(
                $"you sign in to the portal with {address} from now on. Other browsers were signed out, and this address gets no more mail from us.",
                $"Sie melden sich am Portal künftig mit {address} an. Andere Browser wurden abgemeldet, und an diese Adresse schreiben wir nicht mehr.")),
            new Block.Paragraph(T("If it was not you, tell us at once.", "Wenn Sie es nicht waren, sagen Sie uns sofort Bescheid.")),
            new Block.Button(T("To the portal", "Zum Portal"), portal),
        ]);
}

/// <summary>To somebody whose address another account asked for.</summary>
internal sealed class EmailTakenMail(Uri portal) : IMailTemplate
{
    public string Kind => "email-taken";

    public string About => "";

    public Letter Write(MailRecipient to) => new(
        T("You already have an account", "Sie haben schon ein Konto"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T(
                "somebody wanted to use this e-mail address for another portal account. That is not possible, because it is the address of yours. Nothing was changed.",
                "jemand wollte diese E-Mail-Adresse für ein anderes Portalkonto verwenden. Das geht nicht, weil sie zu Ihrem Konto gehört. Nichts wurde geändert.")),
            new Block.Button(T("To the portal", "Zum Portal"), portal),
        ]);
}
