using Portal.Server.Data;
using Portal.Server.Mail;

namespace Portal.Server.Features.Complaints;

internal sealed partial class ComplaintPost
{
    public Clock Clock => clock;

    public DateTimeOffset Now => clock.Now;

    /// <param name="into">Where it goes on; null where it stands by itself again.</param>
    public Task Joined(PortalDb db, Complaint complaint, string? into, CancellationToken cancel) =>
        ToCustomer(db, complaint, "joined", (facts, _) => new ComplaintJoinedMail(facts, into, settings), cancel);

    /// <summary>Tells a colleague that she is named in a note.</summary>
    public void Mention(StaffDb db, Complaint complaint, Guid note, string by, string text, Mentioned colleague)
    {
        if (colleague.Email.Length == 0) return;
        var mail = new ComplaintMentionedMail(ComplaintFactsForMail.Of(complaint), by, text, settings);
        outbox.Write(db, mail, new MailRecipient(colleague.Email, colleague.Name, colleague.Language), $"{mail.Kind}:{complaint.Number}:{note:N}:{colleague.StaffId}");
    }

    public void Followed(StaffDb db, Complaint complaint, FollowedNews news, MailRecipient to)
    {
        var mail = new ComplaintFollowedMail(ComplaintFactsForMail.Of(complaint), news, settings);
        outbox.Write(db, mail, to, $"{mail.Kind}:{complaint.Number}:{news.Follower}:{clock.Now.UtcTicks}");
    }
}
