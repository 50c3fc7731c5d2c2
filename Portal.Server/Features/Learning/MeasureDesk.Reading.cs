using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Learning;
using Portal.Shared.Staff;

namespace Portal.Server.Features.Learning;

internal sealed partial class MeasureDesk
{
    public async Task<IReadOnlyList<MeasureRow>> List(MeasureView view, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var tree = (await rules.Read(db, cancel)).Causes();
        var rows = await (from m in await Of(db, view, actor, cancel)
                          join owner in db.Staff on m.OwnerId equals owner.Id
                          orderby m.DueOn, m.Id
                          select new { Measure = m, Owner = owner.Name, Last = m.Checks.OrderByDescending(c => c.Round).Select(c => (Verdict?)c.Verdict).FirstOrDefault() })
            .AsNoTracking().Take(IMeasureDesk.Most).ToListAsync(cancel);
        return rows.ConvertAll(r => new MeasureRow(
            r.Measure.Number, r.Measure.What, tree.Name(r.Measure.CauseRef), r.Owner, r.Measure.State, r.Measure.DueOn, r.Measure.IsOverdue(clock.Today), r.Last));
    }

    public async Task<IReadOnlyDictionary<MeasureView, Tally>> Counts(CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var counts = new Dictionary<MeasureView, Tally>();
        foreach (var view in Enum.GetValues<MeasureView>()) counts[view] = new Tally(await (await Of(db, view, actor, cancel)).Take(Tally.Limit + 1).CountAsync(cancel));
        return counts;
    }

    public async Task<MeasureDetail?> Read(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var measure = await db.Measures.AsNoTracking().Include(m => m.Checks).SingleOrDefaultAsync(m => m.Number == number, cancel);
        if (measure is null) return null;
        var owner = await db.Staff.Where(s => s.Id == measure.OwnerId).Select(s => s.Name).SingleAsync(cancel);
        var tree = (await rules.Read(db, cancel)).Causes();
        var byDays = measure.CheckAfter == CheckAfter.Days;
        var since = measure.State == MeasureState.Watched ? measure.DoneOn : null;
        var draft = new MeasureDraft
        {
            Cause = measure.Cause, CauseKey = measure.CauseKey, What = measure.What, OwnerId = measure.OwnerId, DueOn = measure.DueOn, CheckAfter = measure.CheckAfter, CheckCount = measure.CheckCount,
        };
        return new MeasureDetail(
            measure.Number, measure.Version, draft, tree.Name(measure.CauseRef), owner, measure.PlannedBy, measure.State, measure.IsOverdue(clock.Today), measure.DoneOn, measure.DoneHow,
            [.. measure.Checks.OrderByDescending(c => c.Round).Select(c => new MeasureCheckLine(c.Round, c.CheckedOn, c.Since, c.Figures, c.Verdict))])
        {
            Ending = measure.Ending, SoFar = since is { } day ? await DeliveredRates.Around(db, tree, measure.CauseRef, day, clock.Today, clock, cancel) : null,
            NextOn = byDays ? since?.AddDays(measure.NextAt) : null, NextAt = byDays || since is null ? null : measure.NextAt,
            Touched = measure.DoneOn is null ? default : new Tally(await MeasureNewsJob.Touched(db, tree, measure, clock).Take(Tally.Limit + 1).CountAsync(cancel)),
            Telling = measure.NewsAskedAt is null ? null : new TellingState(measure.News, measure.NewsTold, measure.NewsEndedAt),
            MayManage = actor.May(StaffRight.SetComplaintRules), MayCarryOut = actor.May(StaffRight.SetComplaintRules) || measure.OwnerId == actor.StaffId,
        };
    }

    private async Task<IQueryable<Measure>> Of(StaffDb db, MeasureView view, StaffActor actor, CancellationToken cancel)
    {
        var (today, open) = (clock.Today, db.Measures.Where(m => m.State == MeasureState.Open));
        if (view == MeasureView.Overdue) return open.Where(m => m.DueOn < today);
        if (view == MeasureView.Watched) return db.Measures.Where(m => m.State == MeasureState.Watched);
        if (view == MeasureView.Ended) return db.Measures.Where(m => m.State == MeasureState.Worked || m.State == MeasureState.Dropped);
        if (view == MeasureView.Open) return open;
        var answering = await ComplaintViews.Answering(db, actor, today, cancel);
        return db.Measures.Where(m => (m.State == MeasureState.Open || m.State == MeasureState.Watched) && answering.Contains(m.OwnerId));
    }
}
