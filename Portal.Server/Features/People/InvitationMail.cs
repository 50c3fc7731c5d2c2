using Portal.Server.Mail;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.People;

/// <summary>To a new colleague: the link with which she sets her password.</summary>
internal sealed class InvitationMail(Uri link, string company) : IMailTemplate
{
    public string Kind => "staff-invitation";

    public string About => "";

    public bool IsSecret => true;

    public Letter Write(MailRecipient to) => new(
        T($"Your access to the portal of {company}", $"Ihr Zugang zum Portal von {company}"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T(
                "you work with the portal from now on. Set your password with this link; it works once, within seven days.",
                "Sie arbeiten ab jetzt mit dem Portal. Legen Sie mit diesem Link Ihr Passwort fest; er gilt einmal, sieben Tage lang.")),
            new Block.Button(T("Set the password", "Passwort festlegen"), link),
            new Block.Paragraph(T($"You sign in with {to.Address}.", $"Sie melden sich mit {to.Address} an.")),
        ]);
}
