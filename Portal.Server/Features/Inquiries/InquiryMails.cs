using Portal.Server.Hosting;
using Portal.Server.Mail;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Inquiries;

/// <summary>To the address that somebody wrote with. It carries nothing of what was typed: anybody could have typed it.</summary>
internal sealed class InquiryMail(Uri link, string company) : IMailTemplate
{
    public string Kind => "inquiry";

    public string About => "";

    public bool IsSecret => true;

    public Letter Write(MailRecipient to) => new(
        T("Please confirm your message", "Bitte bestätigen Sie Ihre Nachricht"),
        [
            new Block.Paragraph(T("Hello,", "Guten Tag,")),
            new Block.Paragraph(T(
                $"somebody, probably you, has written to {company} with this address. Look at the message and confirm it; the link works once, within 48 hours. Only then do we see the message.",
                $"jemand, vermutlich Sie, hat mit dieser Adresse an {company} geschrieben. Sehen Sie sich die Nachricht an und bestätigen Sie sie; der Link gilt einmal, 48 Stunden lang. Erst dann sehen wir die Nachricht.")),
            new Block.Button(T("Look at it and confirm", "Ansehen und bestätigen"), link),
            new Block.Paragraph(T("If it was not you, do nothing: the message is deleted when the link has expired.", "Wenn Sie es nicht waren, müssen Sie nichts tun: Die Nachricht wird gelöscht, wenn der Link abgelaufen ist.")),
        ]);
}

/// <summary>What staff answer to somebody who is no customer, or could not be told to be one.</summary>
internal sealed class InquiryAnsweredMail(Inquiry inquiry, string answer, string by, PortalSettings settings) : IMailTemplate
{
    public string Kind => "inquiry-answered";

    public string About => inquiry.Number;

    public Letter Write(MailRecipient to) => new(
        T($"Our answer: {inquiry.Subject}", $"Unsere Antwort: {inquiry.Subject}"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(answer),
            new Block.Paragraph(by),
            new Block.Paragraph(T("You wrote to us:", "Sie haben uns geschrieben:")),
            new Block.Quotation(inquiry.Text),
            new Block.Button(T("Write to us again", "Noch einmal schreiben"), new Uri(settings.PublicUri, "contact")),
        ]);
}
