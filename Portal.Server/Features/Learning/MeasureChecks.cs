using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Server.Jobs;
using Portal.Shared.Learning;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Learning;

/// <summary>Checks the measures whose time has come, and reminds of those that are not carried out in theirs.</summary>
internal sealed class MeasureChecks(Databases databases, Clock clock, ComplaintRules rules, MeasurePost post) : IPortalJob
{
    public string Name => "measure-checks";

    public string Title => T("Checks of measures, and reminders of overdue ones", "Prüfung von Maßnahmen und Erinnerung an überfällige");

    public async Task<int> Run(CancellationToken cancel)
    {
        var done = 0;
        foreach (var id in await Due(cancel)) done += await Look(id, cancel) ? 1 : 0;
        return done;
    }

    public async Task<int> Preview(CancellationToken cancel) => (await Due(cancel)).Count;

    private async Task<List<long>> Due(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        var today = clock.Today;
        var due = await db.Measures.Where(m => m.State == MeasureState.Open && m.DueOn < today && m.RemindedFor != m.DueOn).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(cancel);
        // A company watches a handful at a time.
        foreach (var measure in await db.Measures.AsNoTracking().Where(m => m.State == MeasureState.Watched).OrderBy(m => m.Id).ToListAsync(cancel))
        {
            if (await IsTime(db, measure, cancel)) due.Add(measure.Id);
        }
        return due;
    }

    private async Task<bool> IsTime(StaffDb db, Measure measure, CancellationToken cancel)
    {
        var (since, today) = (measure.DoneOn!.Value, clock.Today);
        return measure.CheckAfter == CheckAfter.Days ? today.DayNumber - since.DayNumber >= measure.NextAt
            : await DeliveredRates.Delivered(db, since, today).Take(measure.NextAt).CountAsync(cancel) == measure.NextAt;
    }

    private async Task<bool> Look(long id, CancellationToken cancel)
    {
        var outcome = await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            var measure = await db.Measures.Include(m => m.Checks).SingleAsync(m => m.Id == id, cancel);
            // Somebody may have dropped it, or another node looked, since it was found.
            if (measure.State == MeasureState.Watched && await IsTime(db, measure, cancel))
            {
                var tree = (await rules.Read(db, cancel)).Causes();
                var check = measure.Check(clock.Today, await DeliveredRates.Around(db, tree, measure.CauseRef, measure.DoneOn!.Value, clock.Today, clock, cancel));
                if (await Staffing.ReachOn(db, measure.OwnerId, clock.Today, cancel) is { } to) post.Checked(db, measure, check, tree, to);
                return true;
            }
            if (!measure.Remind(clock.Today)) return false;
            if (await Staffing.ReachOn(db, measure.OwnerId, clock.Today, cancel) is { } late) post.Overdue(db, measure, late);
            return true;
        }, cancel);
        return outcome.Succeeded && outcome.Value;
    }
}
