using Portal.Client.Security;
using Portal.Server.Hosting;
using Portal.Server.Mail;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Auth;

/// <summary>Where somebody looks at what opens her account.</summary>
internal static class SecurityAddress
{
    public static Uri Of(PortalSettings settings, PortalUser user) => new(settings.PublicUri, $"{user.Kind.Root()}/security");

    /// <summary>Where she sees the browsers she is signed in with.</summary>
    public static Uri Sessions(PortalSettings settings, PortalUser user) => new(settings.PublicUri, $"{user.Kind.Root()}/sessions");
}

/// <summary>Tells the owner that what opens the account was changed.</summary>
/// <param name="news">What was; asked in the owner's language.</param>
internal sealed class SignInChangedMail(Uri security, Func<string> news) : IMailTemplate
{
    public string Kind => "sign-in-changed";

    public string About => "";

    public Letter Write(MailRecipient to) => new(
        T("How you sign in was changed", "Ihre Anmeldung wurde geändert"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(news()),
            new Block.Paragraph(T(
                "Other browsers were signed out. If it was not you, remove there what you do not know, set a new password at once and tell us.",
                "Andere Browser wurden abgemeldet. Wenn Sie es nicht waren, entfernen Sie dort, was Sie nicht kennen, setzen Sie sofort ein neues Passwort und sagen Sie uns Bescheid.")),
            new Block.Button(T("See what opens your account", "Ansehen, was Ihr Konto öffnet"), security),
        ]);
}

/// <summary>Tells the owner that somebody who knows the password does not know the code.</summary>
internal sealed class WrongCodesMail(Uri portal) : IMailTemplate
{
    public string Kind => "wrong-codes";

    public string About => "";

    public Letter Write(MailRecipient to) => new(
        T("Wrong codes at your sign-in", "Falsche Codes bei Ihrer Anmeldung"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T(
                "somebody entered your password and then several wrong codes. We have locked your account for a while.",
                "jemand hat Ihr Passwort und danach mehrere falsche Codes eingegeben. Wir haben Ihr Konto für eine Weile gesperrt.")),
            new Block.Paragraph(T(
                "If it was not you, somebody knows your password: set a new one at once.",
                "Wenn Sie es nicht waren, kennt jemand Ihr Passwort: Setzen Sie sofort ein neues.")),
            new Block.Button(T("To the portal", "Zum Portal"), portal),
        ]);
}

/// <summary>Tells the owner that a code on paper was used, and how many are left.</summary>
internal sealed class RecoveryCodeUsedMail(Uri security, int left) : IMailTemplate
{
    public string Kind => "recovery-code-used";

    public string About => "";

    public Letter Write(MailRecipient to) => new(
        T("A recovery code was used", "Ein Wiederherstellungscode wurde benutzt"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T(
                $"your account was signed in to with a recovery code; {Count(left, "code", "codes", "Code", "Codes")} left. If it was not you, set a new password and make new codes at once.",
                $"in Ihrem Konto hat sich jemand mit einem Wiederherstellungscode angemeldet; übrig: {Count(left, "code", "codes", "Code", "Codes")}. Wenn Sie es nicht waren, setzen Sie sofort ein neues Passwort und erzeugen Sie neue Codes.")),
            new Block.Button(T("See what opens your account", "Ansehen, was Ihr Konto öffnet"), security),
        ]);
}
