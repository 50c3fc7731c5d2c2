using Portal.Server.Mail;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.People;

/// <summary>Tells a member of staff that the provider's groups give no role any more, and that she was signed out.</summary>
/// <param name="provider">As its button calls it.</param>
internal sealed class RoleLostMail(string provider, Uri signIn) : IMailTemplate
{
    public string Kind => "role-lost";

    public string About => "";

    public Letter Write(MailRecipient to) => new(
        T("You were signed out of the portal", "Sie wurden vom Portal abgemeldet"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T(
                $"your account at {provider} belongs to no group any more that may work in the portal. You were signed out in every browser.",
                $"Ihr Konto bei {provider} gehört zu keiner Gruppe mehr, die im Portal arbeiten darf. Sie wurden in allen Browsern abgemeldet.")),
            new Block.Paragraph(T(
                "If that is a mistake, ask your administrators to add you to a group and sign in again.",
                "Wenn das ein Versehen ist, bitten Sie Ihre Administration, Sie in eine Gruppe aufzunehmen, und melden Sie sich neu an.")),
            new Block.Button(T("To the sign-in", "Zur Anmeldung"), signIn),
        ]);
}
