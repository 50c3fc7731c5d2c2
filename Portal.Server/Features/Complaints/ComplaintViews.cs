using Portal.Server.Data;
using Portal.Server.Features.Staff;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

/// <summary>What each view of the inbox holds: the one definition that lists, counts and reminders share.</summary>
internal static class ComplaintViews
{
    /// <param name="answering">The member of staff who asks, and those she stands in for.</param>
    public static IQueryable<Complaint> Of(StaffDb db, InboxView view, IReadOnlyCollection<long> answering, DateTimeOffset now) => view switch
    {
        InboxView.Mine => db.Complaints.Where(c => c.Stage != Stage.Closing && c.AssigneeId != null && answering.Contains(c.AssigneeId.Value)),
        InboxView.Overdue => Overdue(db, now),
        InboxView.Waiting => db.Complaints.Where(c => c.Stage != Stage.Closing && c.WaitingFor == WaitingFor.Customer),
        InboxView.Closed => db.Complaints.Where(c => c.Stage == Stage.Closing),
        _ => db.Complaints.Where(c => c.Stage != Stage.Closing),
    };

    /// <summary>For whom somebody answers today: herself, and those she stands in for.</summary>
    public static async Task<IReadOnlyCollection<long>> Answering(StaffDb db, StaffActor actor, DateOnly today, CancellationToken cancel) =>
        [actor.StaffId, .. (await StandIns.On(db, today, cancel)).AnsweredBy(actor.StaffId)];

    /// <summary>It is our turn and the date has passed.</summary>
    public static IQueryable<Complaint> Overdue(StaffDb db, DateTimeOffset now) =>
        db.Complaints.Where(c => c.Stage != Stage.Closing && c.WaitingFor == WaitingFor.Us && c.DueAt < now);
}
