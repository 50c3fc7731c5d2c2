using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Jobs;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <summary>
/// Tells customers what they would else have to ask: that the day of our answer has passed, once for each such day, and that we are still at it,
/// once for each time in which she should have heard from us. It stands in the thread, and goes by mail unless she muted it.
/// </summary>
internal sealed class ComplaintFollowUps(Databases databases, Clock clock, EscalationReading reading, ComplaintPost post) : IPortalJob
{
    public string Name => "complaint-follow-ups";

    public string Title => T("Words to customers about open complaints", "Nachrichten an Kunden zu offenen Beschwerden");

    public async Task<int> Run(CancellationToken cancel)
    {
        var (world, due) = await Due(cancel);
        var told = 0;
        foreach (var number in due) told += await Tell(world, number, cancel) ? 1 : 0;
        return told;
    }

    public async Task<int> Preview(CancellationToken cancel) => (await Due(cancel)).Numbers.Count;

    private async Task<(EscalationWorld World, List<string> Numbers)> Due(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        var (world, now, due) = (await reading.World(db, cancel), clock.Now, new List<string>());
        for (var some = await EscalationReading.Waiting(db, 0, cancel); some.Count > 0; some = await EscalationReading.Waiting(db, some[^1].Id, cancel))
        {
            due.AddRange(some.Where(c => EscalationPlan.FollowUp(c.Case, c.PromisedFor, world, now) is not null).Select(c => c.Facts.Number));
        }
        return (world, due);
    }

    private async Task<bool> Tell(EscalationWorld world, string number, CancellationToken cancel)
    {
        var outcome = await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            var (now, watched) = (clock.Now, (await EscalationReading.Of(db, number, cancel))!);
            var complaint = await db.Complaints.SingleAsync(c => c.Id == watched.Id, cancel);
            // Somebody may have answered since the look.
            if (!complaint.IsOpen || EscalationPlan.FollowUp(watched.Case, watched.PromisedFor, world, now) is not { } due) return false;
            db.ComplaintNotices.Add(complaint.Tell(due.Target, due.For, now));
            await post.FollowedUp(db, complaint, due, world.Staffing.NameOf(complaint.AssigneeId), cancel);
            return true;
        }, cancel);
        return outcome.Succeeded && outcome.Value;
    }
}
