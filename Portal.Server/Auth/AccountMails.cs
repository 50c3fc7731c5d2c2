using Portal.Server.Mail;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Auth;

/// <summary>The link to a new password.</summary>
internal sealed class PasswordResetMail(Uri link) : IMailTemplate
{
    public string Kind => "password-reset";

    public string About => "";

    public bool IsSecret => true;

    public Letter Write(MailRecipient to) => new(
        T("Set a new password", "Neues Passwort setzen"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T(
                "somebody, probably you, asked for a new password for the portal. The link works once, within an hour.",
                "jemand, vermutlich Sie, hat für das Portal ein neues Passwort angefordert. Der Link gilt einmal, eine Stunde lang.")),
            new Block.Button(T("Set a new password", "Neues Passwort setzen"), link),
            new Block.Paragraph(T(
                "If it was not you, do nothing: your password stays as it is.",
                "Wenn Sie es nicht waren, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.")),
        ]);
}

/// <summary>Tells the owner that the password was changed.</summary>
internal sealed class PasswordChangedMail(Uri portal) : IMailTemplate
{
    public string Kind => "password-changed";

    public string About => "";

    public Letter Write(MailRecipient to) => new(
        T("Your password was changed", "Ihr Passwort wurde geändert"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T(
                "the password of your portal account was changed just now, and other browsers were signed out.",
                "das Passwort Ihres Portalkontos wurde soeben geändert, und andere Browser wurden abgemeldet.")),
            new Block.Paragraph(T(
                "If it was not you, set a new password at once and tell us.",
                "Wenn Sie es nicht waren, setzen Sie sofort ein neues Passwort und sagen Sie uns Bescheid.")),
            new Block.Button(T("To the portal", "Zum Portal"), portal),
        ]);
}
