using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

/// <summary>Works out the times of a complaint: by when we answer, and what its clocks show.</summary>
internal sealed class ComplaintTimes(ComplaintRules rules, WorkCalendar calendar, Clock clock)
{
    /// <summary>What is promised now. Before a transaction of a customer's, whose model has no rules.</summary>
    public async Task<PromisedTimes> Read(CancellationToken cancel) => new(await rules.Read(cancel), calendar);

    public async Task<PromisedTimes> Read(StaffDb db, CancellationToken cancel) => new(await rules.Read(db, cancel), calendar);

    /// <summary>Works the day of our answer out anew, from the same beginning: an assessment may have made the time another.</summary>
    public async Task Retarget(StaffDb db, Complaint complaint, CancellationToken cancel)
    {
        var clocks = ComplaintClock.Run(await Happened(db, complaint.Number, cancel), calendar, (await Read(db, cancel)).Targets(complaint), clock.Now);
        if (clocks.Answer.IsRunning) complaint.Promise(clocks.Answer.Reaches(1));
    }

    /// <summary>The complaint's times, read off what happened.</summary>
    public async Task<ComplaintLedger> Ledger(StaffDb db, Complaint complaint, PromisedTimes times, CancellationToken cancel) =>
        ComplaintClock.Read(await Happened(db, complaint.Number, cancel), calendar, times.Targets(complaint), clock.Now);

    private static async Task<IEnumerable<Happening>> Happened(StaffDb db, string number, CancellationToken cancel) =>
        (await db.Events.Where(e => e.SubjectKind == SubjectKind.Complaint && e.SubjectNumber == number).Select(e => new { e.Id, e.Kind, e.At }).ToListAsync(cancel))
            .Select(e => new Happening(e.Id, e.Kind, e.At));
}

/// <summary>The promises as they hold, and the causes as they are now.</summary>
internal sealed class PromisedTimes(RuleBooks books, WorkCalendar calendar)
{
    public CauseTree Causes { get; } = books.Causes();

    public ClockTargets Targets(Complaint complaint) => books.Targets(complaint.Severity, complaint.Class, complaint.ReceivedAt);

    /// <summary>By when we answer what she wrote at a moment.</summary>
    public DateTimeOffset DueFrom(Complaint complaint, DateTimeOffset written) => calendar.Add(written, Targets(complaint).Answer);
}
