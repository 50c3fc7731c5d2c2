using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Learning;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Learning;

/// <inheritdoc cref="IProcessDesk"/>
internal sealed class ProcessDesk(Databases databases, CurrentActor current, Clock clock, ComplaintRules rules) : IProcessDesk
{
    public async Task<ProcessPicture> Read(int days, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var books = await rules.Read(db, cancel);
        var (chain, tree) = (books.Chain(), books.Causes());
        var counts = await Received(db, days).GroupBy(c => new { c.Cause, c.CauseKey, IsOpen = c.ClosedAt == null }).Select(g => new { g.Key.Cause, g.Key.CauseKey, g.Key.IsOpen, Count = g.Count() }).ToListAsync(cancel);
        var closed = counts.Where(c => !c.IsOpen).Select(c => (Cause: new CauseRef(c.Cause, c.CauseKey), c.Count)).OrderByDescending(c => c.Count).ThenBy(c => c.Cause.ToString(), StringComparer.Ordinal).ToList();
        var (all, together) = (closed.Sum(c => c.Count), 0);
        var byStep = closed.GroupBy(c => chain.StepOf(c.Cause)).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
        return new ProcessPicture(
            [.. chain.Steps.Select(s => new ProcessStep(s.Key, s.Title, byStep.GetValueOrDefault(s.Key))), new ProcessStep(Chain.Nowhere, T("On no step", "Auf keinem Schritt"), byStep.GetValueOrDefault(Chain.Nowhere))],
            closed.ConvertAll(c => new CauseShare(c.Cause.ToString(), tree.Name(c.Cause), c.Count, (double)(together += c.Count) / all)), counts.Where(c => c.IsOpen).Sum(c => c.Count));
    }

    public async Task<Page<InboxRow>> Complaints(int days, string step, PageAt at, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        return await InboxRows.Read(db, Received(db, days).Where(On((await rules.Read(db, cancel)).Chain(), step)), new InboxList(""), at, clock.Now, cancel);
    }

    private IQueryable<Complaint> Received(StaffDb db, int days)
    {
        var from = clock.StartOf(clock.Today.AddDays(-days));
        return DeliveredRates.Lessons(db).Where(c => c.ReceivedAt >= from);
    }

    /// <summary>A cause of the portal's own stands there without those below it that stand elsewhere.</summary>
    private static Expression<Func<Complaint, bool>> On(Chain chain, string step)
    {
        var here = chain.On(step);
        var roots = here.Where(c => string.IsNullOrEmpty(c.Key)).Select(c => c.Root).ToList();
        var keys = here.Where(c => !string.IsNullOrEmpty(c.Key)).Select(c => c.Key).ToList();
        return c => c.ClosedAt != null && (c.CauseKey == "" && roots.Contains(c.Cause) || keys.Contains(c.CauseKey));
    }
}
