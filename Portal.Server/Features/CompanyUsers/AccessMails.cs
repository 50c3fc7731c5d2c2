using Portal.Server.Mail;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.CompanyUsers;

/// <summary>To somebody whose company gave her access: the link with which she sets her password.</summary>
/// <param name="company">The company she works for.</param>
/// <param name="portal">The company whose portal it is.</param>
/// <param name="by">Who invited her.</param>
internal sealed class AccessInvitationMail(Uri link, string company, string portal, string by) : IMailTemplate
{
    public string Kind => "access-invitation";

    public string About => "";

    public bool IsSecret => true;

    public Letter Write(MailRecipient to) => new(
        T($"Your access to the portal of {portal}", $"Ihr Zugang zum Portal von {portal}"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T(
                $"{by} of {company} gave you access to the portal of {portal}: orders, invoices and complaints of your company. Set your password with this link; it works once, within seven days.",
                $"{by} ({company}) hat Ihnen Zugang zum Portal von {portal} gegeben: Aufträge, Rechnungen und Beschwerden Ihrer Firma. Legen Sie mit diesem Link Ihr Passwort fest; er gilt einmal, sieben Tage lang.")),
            new Block.Button(T("Set the password", "Passwort festlegen"), link),
            new Block.Paragraph(T($"You sign in with {to.Address}.", $"Sie melden sich mit {to.Address} an.")),
        ]);
}

/// <summary>To somebody who signs in already: another company gave her access, too, or what she may was changed.</summary>
/// <param name="news">What happened, in the language it is asked in.</param>
internal sealed class AccessChangedMail(Uri portal, string company, Func<string> news) : IMailTemplate
{
    public string Kind => "access-changed";

    public string About => "";

    public Letter Write(MailRecipient to) => new(
        T($"Your access for {company} was changed", $"Ihr Zugang für {company} wurde geändert"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(news()),
            new Block.Paragraph(T("If you think this is a mistake, ask the administrator of your company.", "Wenn Sie das für einen Irrtum halten, fragen Sie die Administration Ihrer Firma.")),
            new Block.Button(T("To the portal", "Zum Portal"), portal),
        ]);
}
