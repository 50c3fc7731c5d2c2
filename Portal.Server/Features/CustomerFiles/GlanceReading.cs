using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Invoices;
using Portal.Server.Features.Orders;
using Portal.Shared.ChangeRequests;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Shared.Staff;

namespace Portal.Server.Features.CustomerFiles;

/// <summary>Reads the answer to a phone call: what is open, what was promised, what went wrong last. All of it by the customer's key.</summary>
internal static class GlanceReading
{
    private const int Shown = 5;

    public static async Task<FileGlance> Read(StaffDb db, StaffActor reader, long customer, Clock clock, CancellationToken cancel)
    {
        var today = clock.Today;
        var open = db.Orders.Where(o => o.CustomerId == customer && o.DeliveredOn == null && o.CancelledOn == null);
        var promises = await open.Where(o => o.CurrentPromise != null).OrderBy(o => o.CurrentPromise).ThenBy(o => o.Number).Take(Shown)
            .Select(o => new PromiseAhead(o.Number, o.CurrentPromise!.Value, o.FirstPromise == o.CurrentPromise ? null : o.FirstPromise)).ToListAsync(cancel);
        var owed = reader.May(StaffRight.SeeInvoices) ? await Owed(db, customer, today, cancel) : [];
        var complaints = db.Complaints.Where(c => c.CustomerId == customer && c.Stage != Stage.Closing);
        var urgent = await complaints.OrderBy(c => c.DueAt == null).ThenBy(c => c.DueAt).ThenBy(c => c.Number).Take(Shown)
            .Select(c => new { c.Number, c.Subject, c.Stage, c.DueAt, IsSolved = c.SolvedAt != null }).ToListAsync(cancel);
        return new FileGlance(
            await Count(open, cancel), await Count(open.Where(o => o.CurrentPromise < today), cancel), promises,
            new Tally(owed.Sum(o => o.Count)), [.. owed.Select(o => new Money(o.Total - o.Paid, o.Currency))], owed.Count == 0 ? null : owed.Min(o => o.Oldest),
            await Count(complaints, cancel), [.. urgent.Select(c => new FileComplaint(c.Number, c.Subject, c.Stage, c.DueAt is { } due ? clock.DayOf(due) : null, c.IsSolved))],
            await LastMishap(db, customer, clock, cancel),
            await db.ChangeRequests.Where(r => r.CustomerId == customer && r.State == RequestState.Waiting).Select(r => r.Number).SingleOrDefaultAsync(cancel));
    }

    private static Task<List<OwedSum>> Owed(StaffDb db, long customer, DateOnly today, CancellationToken cancel) =>
        OverdueInvoices.Of(db, today).Where(i => i.CustomerId == customer).GroupBy(i => i.Currency)
            .Select(g => new OwedSum { Currency = g.Key, Total = g.Sum(i => i.Total), Paid = g.Sum(i => i.Paid), Count = g.Count(), Oldest = g.Min(i => i.DueOn) }).ToListAsync(cancel);

    private static async Task<Mishap?> LastMishap(StaffDb db, long customer, Clock clock, CancellationToken cancel)
    {
        var late = await db.Orders.Where(o => o.CustomerId == customer && o.CancelledOn == null && o.DeliveredOn > o.FirstPromise)
            .OrderByDescending(o => o.DeliveredOn).Select(o => new { o.Number, o.DeliveredOn, o.FirstPromise }).FirstOrDefaultAsync(cancel);
        var complaint = await db.Complaints.Where(c => c.CustomerId == customer && c.Kind == ComplaintKind.Complaint)
            .OrderByDescending(c => c.ReceivedAt).Select(c => new { c.Number, c.Subject, c.ReceivedAt, c.OrderNumber }).FirstOrDefaultAsync(cancel);
        var complainedOn = complaint is null ? default : clock.DayOf(complaint.ReceivedAt);
        if (complaint is not null && !(late?.DeliveredOn > complainedOn)) return new Mishap(complainedOn, complaint.Number, complaint.Subject, complaint.OrderNumber, 0);
        return late is null ? null
            : new Mishap(late.DeliveredOn!.Value, null, "", late.Number, late.DeliveredOn.Value.DayNumber - late.FirstPromise!.Value.DayNumber);
    }

    private static async Task<Tally> Count<T>(IQueryable<T> rows, CancellationToken cancel) => new(await rows.Take(Tally.Limit + 1).CountAsync(cancel));

    private sealed class OwedSum
    {
        public required string Currency { get; init; }
        public decimal Total { get; init; }
        public decimal Paid { get; init; }
        public int Count { get; init; }
        public DateOnly Oldest { get; init; }
    }
}
