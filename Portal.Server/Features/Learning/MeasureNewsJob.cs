using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Server.Jobs;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Learning;

/// <summary>
/// Tells those who complained of a measure's cause what changed. A handful at a time, with the place that was reached in the same transaction: a server
/// that dies tells nobody twice, and of two nodes one goes on.
/// </summary>
internal sealed class MeasureNewsJob(Databases databases, Clock clock, ComplaintRules rules, ComplaintPost post) : IPortalJob
{
    private const int AtOnce = 50;

    /// <summary>Whoever complained longer ago has forgotten it.</summary>
    private const int Months = 12;

    public string Name => "measure-news";

    public string Title => T("News of measures to those who complained", "Nachricht über Maßnahmen an alle, die sich beschwert hatten");

    /// <summary>The latest complaint of everybody who complained of the cause, within a year up to the day on which the measure was in place.</summary>
    public static IQueryable<Touched> Touched(StaffDb db, CauseTree tree, Measure measure, Clock clock)
    {
        var (from, until) = (clock.StartOf(measure.DoneOn!.Value.AddMonths(-Months)), clock.StartOf(measure.DoneOn.Value.AddDays(1)));
        return DeliveredRates.Lessons(db).ClosedWith(tree, measure.CauseRef)
            .Where(c => c.FiledByUserId != null && !c.IsHistory && c.ReceivedAt >= from && c.ReceivedAt < until)
            .GroupBy(c => c.FiledByUserId!.Value).Select(g => new Touched { User = g.Key, Complaint = g.Max(c => c.Id) });
    }

    public async Task<int> Run(CancellationToken cancel)
    {
        var told = 0;
        foreach (var id in await Due(cancel))
        {
            for (int? now; (now = await TellSome(id, cancel)) is not null;) told += now.Value;
        }
        return told;
    }

    public async Task<int> Preview(CancellationToken cancel) => (await Due(cancel)).Count;

    private async Task<List<long>> Due(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        return await db.Measures.Where(m => m.NewsAskedAt != null && m.NewsEndedAt == null).OrderBy(m => m.Id).Select(m => m.Id).Take(AtOnce).ToListAsync(cancel);
    }

    /// <returns>How many were told; null where nobody is left, or another node goes on.</returns>
    private async Task<int?> TellSome(long id, CancellationToken cancel)
    {
        var outcome = await databases.WriteAsStaff<int>(Actor.System, async db =>
        {
            var measure = await db.Measures.SingleAsync(m => m.Id == id, cancel);
            if (measure.NewsEndedAt is not null) return -1;
            // A check found no effect meanwhile: there is nothing more to tell.
            List<Touched> next = measure.DoneOn is null ? [] : await Touched(db, (await rules.Read(db, cancel)).Causes(), measure, clock)
                .Where(t => t.User > measure.NewsReached).OrderBy(t => t.User).Take(AtOnce).ToListAsync(cancel);
            if (next.Count == 0)
            {
                measure.EndTelling(clock.Now);
                return -1;
            }
            var ids = next.ConvertAll(t => t.Complaint);
            foreach (var complaint in await db.Complaints.Where(c => ids.Contains(c.Id)).ToListAsync(cancel))
            {
                complaint.TellLesson(clock.Now, measure.NewsBy, measure.News);
                await post.Lesson(db, complaint, measure.News, measure.NewsBy, cancel);
            }
            measure.Reached(next[^1].User, next.Count);
            return next.Count;
        }, cancel);
        return outcome.Succeeded && outcome.Value >= 0 ? outcome.Value : null;
    }
}

/// <summary>Somebody who complained, and the last time she did.</summary>
internal sealed class Touched
{
    public long User { get; init; }

    public long Complaint { get; init; }
}
