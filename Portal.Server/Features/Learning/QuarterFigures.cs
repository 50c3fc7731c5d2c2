using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Shared.Complaints;
using Portal.Shared.Learning;

namespace Portal.Server.Features.Learning;

/// <summary>The figures of a quarter, as they are counted. Complaints that went on in another one are counted there.</summary>
internal sealed record QuarterFigures(
    IReadOnlyDictionary<ComplaintKind, int> Kinds, IReadOnlyDictionary<Channel, int> Channels, IReadOnlyDictionary<Stage, int> Stages,
    IReadOnlyDictionary<ComplaintOutcome, int> Outcomes, IReadOnlyDictionary<CauseRef, int> Causes, IReadOnlyDictionary<Contentment, int> Ratings,
    IReadOnlyDictionary<string, int> Events, IReadOnlyDictionary<Verdict, int> Checks, IReadOnlyList<double> DaysToAnswer, IReadOnlyList<double> DaysToClose)
{
    private static readonly string[] Counted = [ComplaintEvents.Reopened, ComplaintEvents.Contested, ComplaintEvents.Escalated, ComplaintEvents.ToldLate];

    public static async Task<QuarterFigures> Read(StaffDb db, Quarter quarter, Clock clock, CancellationToken cancel)
    {
        var (from, until) = (clock.StartOf(quarter.First), clock.StartOf(quarter.Until));
        var all = db.Complaints.Where(c => c.JoinedToId == null);
        var received = all.Where(c => c.ReceivedAt >= from && c.ReceivedAt < until);
        var closed = all.Where(c => c.ClosedAt >= from && c.ClosedAt < until);
        var lessons = closed.Where(c => c.Kind == ComplaintKind.Complaint);
        var events = db.Events.Where(e => e.SubjectKind == SubjectKind.Complaint && Counted.Contains(e.Kind) && e.At >= from && e.At < until);
        var (first, last) = (quarter.First, quarter.Until);
        var answered = await received.Select(c => new { c.ReceivedAt, Answered = db.ComplaintMessages.Where(m => m.ComplaintId == c.Id && m.FromStaff).Min(m => (DateTimeOffset?)m.At) })
            .Where(c => c.Answered != null).ToListAsync(cancel);
        var settled = await closed.Select(c => new { c.ReceivedAt, c.ClosedAt }).ToListAsync(cancel);
        return new QuarterFigures(
            await Count(received.GroupBy(c => c.Kind), cancel), await Count(received.GroupBy(c => c.Channel), cancel), await Count(received.GroupBy(c => c.Stage), cancel),
            await Count(lessons.Where(c => c.Outcome != null).GroupBy(c => c.Outcome!.Value), cancel),
            (await lessons.GroupBy(c => new { c.Cause, c.CauseKey }).Select(g => new { g.Key.Cause, g.Key.CauseKey, Count = g.Count() }).ToListAsync(cancel)).ToDictionary(g => new CauseRef(g.Cause, g.CauseKey), g => g.Count),
            await Count(closed.Where(c => c.Contentment != Contentment.None).GroupBy(c => c.Contentment), cancel), await Count(events.GroupBy(e => e.Kind), cancel),
            await Count(db.MeasureChecks.Where(c => c.CheckedOn >= first && c.CheckedOn < last).GroupBy(c => c.Verdict), cancel),
            answered.ConvertAll(c => (c.Answered!.Value - c.ReceivedAt).TotalDays), settled.ConvertAll(c => (c.ClosedAt!.Value - c.ReceivedAt).TotalDays));
    }

    /// <summary>The value that a share of all lies at or below; null where there is none.</summary>
    public static double? Quantile(IReadOnlyList<double> values, double share) =>
        values.Count == 0 ? null : values.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(values.Count * share) - 1));

    private static async Task<IReadOnlyDictionary<TKey, int>> Count<TKey, T>(IQueryable<IGrouping<TKey, T>> groups, CancellationToken cancel) where TKey : notnull =>
        (await groups.Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel)).ToDictionary(g => g.Key, g => g.Count);
}
