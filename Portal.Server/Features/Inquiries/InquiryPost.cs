using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Server.Mail;

namespace Portal.Server.Features.Inquiries;

/// <summary>Writes the mails about inquiries, in the transaction of what they tell.</summary>
internal sealed class InquiryPost(Outbox outbox, PortalSettings settings)
{
    public void Ask(StaffDb db, Inquiry inquiry, string token) => outbox.Write(
        db, new InquiryMail(new Uri(settings.PublicUri, $"contact/{token}"), settings.Company.Name), new MailRecipient(inquiry.Email, "", inquiry.Language), $"inquiry:{inquiry.Number}");

    public void Answered(StaffDb db, Inquiry inquiry, string answer, string by) => outbox.Write(
        db, new InquiryAnsweredMail(inquiry, answer, by, settings), new MailRecipient(inquiry.Email, inquiry.Name, inquiry.Language), $"inquiry-answered:{inquiry.Number}:{inquiry.Version}");
}
