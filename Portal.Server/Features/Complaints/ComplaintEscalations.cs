using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Jobs;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <summary>Carries the escalation out: what its plan says is due now, each step once.</summary>
internal sealed class ComplaintEscalations(Databases databases, Clock clock, EscalationReading reading, ComplaintPost post) : IPortalJob
{
    /// <summary>The name by which schedules know it that were stored by earlier versions.</summary>
    public string Name => "complaint-reminders";

    public string Title => T("Escalation of complaints", "Eskalation von Beschwerden");

    public async Task<int> Run(CancellationToken cancel)
    {
        var (world, due) = await Due(cancel);
        var told = 0;
        foreach (var (number, step) in due) told += await CarryOut(world, number, step, cancel) ? 1 : 0;
        return told;
    }

    public async Task<int> Preview(CancellationToken cancel) => (await Due(cancel)).Steps.Count;

    private async Task<(EscalationWorld World, List<(string Number, EscalationStep Step)> Steps)> Due(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        var (world, now, due) = (await reading.World(db, cancel), clock.Now, new List<(string, EscalationStep)>());
        for (var some = await EscalationReading.Waiting(db, 0, cancel); some.Count > 0; some = await EscalationReading.Waiting(db, some[^1].Id, cancel))
        {
            due.AddRange(some.SelectMany(c => EscalationPlan.Of(c.Case, world, now).Where(s => s.At <= now).Select(s => (c.Facts.Number, s))));
        }
        return (world, due);
    }

    private async Task<bool> CarryOut(EscalationWorld world, string number, EscalationStep due, CancellationToken cancel)
    {
        var outcome = await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            var (now, watched) = (clock.Now, (await EscalationReading.Of(db, number, cancel))!);
            // Somebody may have answered, or another node told them, since the look: what the plan says now counts.
            var step = EscalationPlan.Of(watched.Case, world, now).FirstOrDefault(s => (s.Target, s.Level, s.For) == (due.Target, due.Level, due.For) && s.At <= now);
            if (step is null) return false;
            var complaint = await db.Complaints.SingleAsync(c => c.Id == watched.Id, cancel);
            db.ComplaintNotices.Add(complaint.Escalate(step.Target, step.Level, step.Share, step.For, step.To.Select(t => t.StaffId), now));
            foreach (var told in step.To)
            {
                if (step.How != NoticeWay.Portal) post.Escalated(db, watched, step, told);
                if (step.How != NoticeWay.Mail) db.StaffNotices.Add(StaffNotice.Escalated(complaint, step, told, now));
            }
            return true;
        }, cancel);
        return outcome.Succeeded && outcome.Value;
    }
}
