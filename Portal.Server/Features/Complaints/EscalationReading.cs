using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

/// <summary>A complaint with all that its escalation goes by.</summary>
/// <param name="PromisedFor">The day of our answer, as the customer knows it.</param>
internal sealed record WatchedComplaint(
    long Id, ComplaintFactsForMail Facts, string CustomerName, DateTimeOffset? PromisedFor, bool IsHistory, EscalationCase Case);

/// <summary>Reads complaints for escalation: the jobs, the dry run and the page of a complaint by the same query.</summary>
internal sealed class EscalationReading(ComplaintRules rules, WorkCalendar calendar, Clock clock)
{
    private const int AtATime = 200;

    public async Task<EscalationWorld> World(StaffDb db, CancellationToken cancel) =>
        new(await rules.Read(db, cancel), await Staffing.Read(db, clock, cancel), calendar);

    /// <summary>Those on which it is our turn, by key: some after the one named, none at the end. Imported history escalates nothing.</summary>
    public static Task<List<WatchedComplaint>> Waiting(StaffDb db, long after, CancellationToken cancel) =>
        Read(db, db.Complaints.Where(c => c.Id > after && c.Stage != Stage.Closing && c.WaitingFor == WaitingFor.Us && !c.IsHistory), cancel);

    public static async Task<WatchedComplaint?> Of(StaffDb db, string number, CancellationToken cancel) =>
        (await Read(db, db.Complaints.Where(c => c.Number == number), cancel)).SingleOrDefault();

    private static async Task<List<WatchedComplaint>> Read(StaffDb db, IQueryable<Complaint> which, CancellationToken cancel)
    {
        var rows = await (from c in which
                          join customer in db.Customers on c.CustomerId equals customer.Id
                          orderby c.Id
                          select new
                          {
                              c.Id, c.Number, c.Kind, c.Subject, c.OrderNumber, customer.Name, c.DueAt, c.IsHistory, c.Severity, c.Class, c.ReceivedAt, c.AssessedAt,
                              c.AssigneeId, customer.ManagerId, customer.DeputyId,
                          }).Take(AtATime).ToListAsync(cancel);
        if (rows.Count == 0) return [];
        var (ids, numbers) = (rows.Select(r => r.Id).ToArray(), rows.Select(r => r.Number).ToArray());
        var happened = (await db.Events.Where(e => e.SubjectKind == SubjectKind.Complaint && EF.Parameter(numbers).Contains(e.SubjectNumber))
            .Select(e => new { e.SubjectNumber, e.Id, e.Kind, e.At }).ToListAsync(cancel)).ToLookup(e => e.SubjectNumber, e => new Happening(e.Id, e.Kind, e.At));
        var done = (await db.ComplaintNotices.Where(n => EF.Parameter(ids).Contains(n.ComplaintId))
            .Select(n => new { n.ComplaintId, n.Target, n.Level, n.For }).ToListAsync(cancel)).ToLookup(n => n.ComplaintId, n => (n.Target, n.Level, n.For));
        return rows.ConvertAll(r => new WatchedComplaint(
            r.Id, new ComplaintFactsForMail(r.Number, r.Kind, r.Subject, r.OrderNumber), r.Name, r.DueAt, r.IsHistory,
            new EscalationCase(r.Severity, r.Class, r.ReceivedAt, r.AssessedAt, [.. happened[r.Number]], new Carers(r.AssigneeId, r.ManagerId, r.DeputyId))
            {
                Done = done[r.Id].ToHashSet(),
            }));
    }
}
