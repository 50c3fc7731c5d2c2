using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

/// <summary>Works out the times of a complaint: by when we answer, and what its clocks show.</summary>
internal sealed class ComplaintTimes(ComplaintRules rules, WorkCalendar calendar, Clock clock)
{
    /// <summary>By when we answer what she wrote at a moment.</summary>
    public async Task<DateTimeOffset> DueFrom(Complaint complaint, DateTimeOffset written, CancellationToken cancel) =>
        calendar.Add(written, (await Targets(complaint, cancel)).Answer);

    /// <summary>Works the day of our answer out anew, from the same beginning: an assessment may have made the time another.</summary>
    public async Task Retarget(PortalDb db, Complaint complaint, CancellationToken cancel)
    {
        var clocks = ComplaintClock.Run(await Happened(db, complaint.Number, cancel), calendar, await Targets(complaint, cancel), clock.Now);
        if (clocks.Answer.IsRunning) complaint.Promise(clocks.Answer.Reaches(1));
    }

    /// <summary>The complaint's times, read off what happened.</summary>
    public async Task<ComplaintLedger> Ledger(PortalDb db, Complaint complaint, CancellationToken cancel) =>
        ComplaintClock.Read(await Happened(db, complaint.Number, cancel), calendar, await Targets(complaint, cancel), clock.Now);

    private async Task<ClockTargets> Targets(Complaint complaint, CancellationToken cancel) =>
        // Until it is assessed only the settings count: filing asks nothing more of the database.
        complaint.Severity is null ? rules.UntilAssessed : (await rules.Read(cancel)).Targets(complaint.Severity, complaint.Class, complaint.ReceivedAt);

    private static async Task<IEnumerable<Happening>> Happened(PortalDb db, string number, CancellationToken cancel) =>
        (await db.Events.Where(e => e.SubjectKind == SubjectKind.Complaint && e.SubjectNumber == number).Select(e => new { e.Id, e.Kind, e.At }).ToListAsync(cancel))
            .Select(e => new Happening(e.Id, e.Kind, e.At));
}
