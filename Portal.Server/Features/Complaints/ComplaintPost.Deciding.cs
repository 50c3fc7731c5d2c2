using Portal.Server.Data;
using Portal.Server.Mail;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Staff;

namespace Portal.Server.Features.Complaints;

internal sealed partial class ComplaintPost
{
    /// <summary>Tells the customer how it was decided, and what she is given.</summary>
    public Task Decided(PortalDb db, Complaint complaint, string reason, CancellationToken cancel) => ToCustomer(db, complaint, "decided", (facts, language) =>
        new ComplaintDecidedMail(facts, complaint.Outcome!.Value, reason, Told(complaint, language), settings), cancel);

    /// <summary>Tells the customer that a remedy was carried out.</summary>
    public Task RemedyDone(PortalDb db, Complaint complaint, GivenRemedy remedy, CancellationToken cancel) =>
        ToCustomer(db, complaint, "remedy", (facts, _) => new RemedyDoneMail(facts, remedy, settings), cancel);

    /// <summary>Tells the customer what changed because of her complaint.</summary>
    public Task Lesson(PortalDb db, Complaint complaint, string news, string by, CancellationToken cancel) =>
        ToCustomer(db, complaint, "lesson", (facts, _) => new ComplaintLessonMail(facts, news, by, settings), cancel);

    /// <summary>Reminds the owner of a remedy, once per missed day.</summary>
    public void RemedyOverdue(PortalDb db, Complaint complaint, GivenRemedy remedy, MailRecipient to)
    {
        var mail = new RemedyOverdueMail(ComplaintFactsForMail.Of(complaint), remedy, Texts.In(to.Language, () => Dates.Full(remedy.DueOn, clock.Today)), settings);
        outbox.Write(db, mail, to, $"{mail.Kind}:{complaint.Number}:{remedy.Position}:{remedy.DueOn:yyyyMMdd}");
    }

    /// <summary>An amount in the portal's currency.</summary>
    public Money? Worth(decimal? value) => value is { } amount ? new Money(amount, settings.Currency) : null;

    /// <summary>A remedy as somebody of the staff reads it.</summary>
    public DeskRemedy Show(GivenRemedy r, string owner, StaffActor reader) => new(
        r.Position, r.Kind, r.What, Worth(r.Value), r.State, r.DueOn, r.EndedAt is { } ended ? clock.DayOf(ended) : null, r.Result, owner,
        r.IsUnderWay && r.DueOn < clock.Today, r.State == RemedyState.ToApprove && r.PlannedById != reader.StaffId && reader.May(StaffRight.ApproveGoodwill));

    private List<PromisedRemedy> Told(Complaint complaint, string language) =>
        [.. complaint.Remedies.Where(r => r.PromisedAt is not null && r.IsUnderWay).Select(r => new PromisedRemedy(r, Texts.In(language, () => Dates.Full(r.DueOn, clock.Today))))];
}
