using Portal.Server.Mail;
using Portal.Shared.Common;
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

/// <summary>To somebody who asked for a new password and signs in with an account elsewhere.</summary>
/// <param name="providers">As their buttons call them.</param>
internal sealed class SignInElsewhereMail(IReadOnlyList<string> providers, Uri signIn) : IMailTemplate
{
    public string Kind => "sign-in-elsewhere";

    public string About => "";

    public Letter Write(MailRecipient to) => new(
        T("How you sign in", "So melden Sie sich an"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T(
                $"somebody, probably you, asked for a new password for the portal. Your account has none: you sign in with {string.Join(T(" or ", " oder "), providers)}. Choose that on the sign-in page.",
                $"jemand, vermutlich Sie, hat für das Portal ein neues Passwort angefordert. Ihr Konto hat keines: Sie melden sich mit {string.Join(T(" or ", " oder "), providers)} an. Wählen Sie das auf der Anmeldeseite.")),
            new Block.Paragraph(T("If it was not you, do nothing.", "Wenn Sie es nicht waren, müssen Sie nichts tun.")),
            new Block.Button(T("To the sign-in", "Zur Anmeldung"), signIn),
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

/// <summary>Tells the owner that somebody signed in with a browser that was not seen before.</summary>
internal sealed class NewDeviceMail(string userAgent, DateTimeOffset at, IPortalClock clock, Uri sessions) : IMailTemplate
{
    public string Kind => "new-device";

    public string About => "";

    public Letter Write(MailRecipient to) => new(
        T("Signed in with a new browser", "Anmeldung mit einem neuen Browser"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T(
                $"your portal account was signed in to with a browser we have not seen there before: {DeviceName.Of(userAgent)}, {When}.",
                $"in Ihrem Portalkonto hat sich jemand mit einem Browser angemeldet, den wir dort noch nicht kannten: {DeviceName.Of(userAgent)}, {When}.")),
            new Block.Paragraph(T(
                "If it was you, all is well. If not, sign that browser out and set a new password at once.",
                "Wenn Sie es waren, ist alles in Ordnung. Wenn nicht, melden Sie diesen Browser ab und setzen Sie sofort ein neues Passwort.")),
            new Block.Button(T("See where you are signed in", "Ansehen, wo Sie angemeldet sind"), sessions),
        ]);

    private string When => $"{Dates.Write(clock.DayOf(at), default)}, {clock.TimeOf(at)}";
}
