using Portal.Server.Data;
using Portal.Server.Features.Staff;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

/// <summary>What of the complaints others ask for in the inbox's own words: reminders what is overdue, people what somebody is in charge of.</summary>
internal static class ComplaintViews
{
    /// <summary>For whom somebody answers today: herself, and those she stands in for.</summary>
    public static async Task<IReadOnlyCollection<long>> Answering(StaffDb db, StaffActor actor, DateOnly today, CancellationToken cancel) =>
        [actor.StaffId, .. (await StandIns.On(db, today, cancel)).AnsweredBy(actor.StaffId)];

    /// <summary>The open ones that one of them is in charge of; those that rest, too.</summary>
    public static IQueryable<Complaint> InChargeOf(StaffDb db, IReadOnlyCollection<long> staff) =>
        db.Complaints.Where(c => c.Stage != Stage.Closing).Where(InboxConditions.InCharge(staff));

    /// <summary>It is our turn and the date has passed.</summary>
    public static IQueryable<Complaint> Overdue(StaffDb db, DateTimeOffset now) => db.Complaints.Where(InboxConditions.Overdue(now));
}
