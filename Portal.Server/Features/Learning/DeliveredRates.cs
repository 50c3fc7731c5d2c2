using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.Orders;
using Portal.Shared.Complaints;
using Portal.Shared.Learning;

namespace Portal.Server.Features.Learning;

/// <summary>
/// Counts deliveries and how many of them were rightly complained of. A delivery is an order that arrived; however often it is complained of, it
/// counts once.
/// </summary>
internal static class DeliveredRates
{
    /// <summary>
    /// The same length of time before and after a day. On both sides only what was closed by the end of its own time counts: else the older
    /// deliveries, which had longer to be complained of, would always look worse.
    /// </summary>
    public static async Task<Comparison> Around(StaffDb db, CauseTree tree, CauseRef cause, DateOnly day, DateOnly today, Clock clock, CancellationToken cancel)
    {
        var days = today.DayNumber - day.DayNumber;
        return new(days, await Between(db, tree, cause, day.AddDays(-days), day, clock, cancel), await Between(db, tree, cause, day, today, clock, cancel));
    }

    /// <summary>Orders that arrived from a day on, up to another which does not count.</summary>
    public static IQueryable<Order> Delivered(StaffDb db, DateOnly from, DateOnly until) => db.Orders.Where(o => o.DeliveredOn >= from && o.DeliveredOn < until);

    /// <summary>Complaints that show something to learn: not suggestions, not those that went on in another one, and not what turned out otherwise.</summary>
    public static IQueryable<Complaint> Lessons(StaffDb db) => db.Complaints.Where(c => c.Kind == ComplaintKind.Complaint && c.JoinedToId == null
        && (c.Outcome == null || c.Outcome == ComplaintOutcome.Upheld || c.Outcome == ComplaintOutcome.PartlyUpheld));

    /// <summary>Those that were closed with a cause, or with one below it.</summary>
    public static IQueryable<Complaint> ClosedWith(this IQueryable<Complaint> complaints, CauseTree tree, CauseRef cause)
    {
        var (root, keys) = (cause.Root, tree.Keys(cause));
        return keys.Count == 0 ? complaints.Where(c => c.Cause == root && c.ClosedAt != null) : complaints.Where(c => keys.Contains(c.CauseKey) && c.ClosedAt != null);
    }

    private static async Task<Rate> Between(StaffDb db, CauseTree tree, CauseRef cause, DateOnly from, DateOnly until, Clock clock, CancellationToken cancel)
    {
        var (orders, closedBefore) = (Delivered(db, from, until), clock.StartOf(until));
        var hits = await Lessons(db).ClosedWith(tree, cause).Where(c => c.ClosedAt < closedBefore)
            .Join(orders, c => c.OrderId, o => (long?)o.Id, (c, o) => o.Id).Distinct().CountAsync(cancel);
        return new(hits, await orders.CountAsync(cancel));
    }
}
