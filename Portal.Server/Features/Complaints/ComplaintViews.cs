using Portal.Server.Data;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

/// <summary>What each view of the inbox holds: the one definition that lists, counts and reminders share.</summary>
internal static class ComplaintViews
{
    public static IQueryable<Complaint> Of(StaffDb db, InboxView view, StaffActor actor, DateTimeOffset now) => view switch
    {
        InboxView.Mine => db.Complaints.Where(c => c.Stage != Stage.Closing && c.AssigneeId == actor.StaffId),
        InboxView.Overdue => Overdue(db, now),
        InboxView.Waiting => db.Complaints.Where(c => c.Stage != Stage.Closing && c.WaitingFor == WaitingFor.Customer),
        InboxView.Closed => db.Complaints.Where(c => c.Stage == Stage.Closing),
        _ => db.Complaints.Where(c => c.Stage != Stage.Closing),
    };

    /// <summary>It is our turn and the date has passed.</summary>
    public static IQueryable<Complaint> Overdue(StaffDb db, DateTimeOffset now) =>
        db.Complaints.Where(c => c.Stage != Stage.Closing && c.WaitingFor == WaitingFor.Us && c.DueAt < now);
}
