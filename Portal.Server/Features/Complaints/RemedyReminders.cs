using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Jobs;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <summary>Reminds whoever sees to a remedy, or stands in for her, on the day after it should have been carried out: once a missed day.</summary>
internal sealed class RemedyReminders(Databases databases, Clock clock, ComplaintPost post) : IPortalJob
{
    public string Name => "remedy-reminders";

    public string Title => T("Reminders of overdue remedies", "Erinnerungen an überfällige Abhilfen");

    public async Task<int> Run(CancellationToken cancel)
    {
        var reminded = 0;
        foreach (var id in await Due(cancel)) reminded += await Remind(id, cancel) ? 1 : 0;
        return reminded;
    }

    public async Task<int> Preview(CancellationToken cancel) => (await Due(cancel)).Count;

    private async Task<List<long>> Due(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        var today = clock.Today;
        return await GivenRemedy.UnderWay(db).Where(r => r.DueOn < today && r.RemindedFor != r.DueOn && !r.Complaint!.IsHistory)
            .OrderBy(r => r.DueOn).ThenBy(r => r.Id).Select(r => r.Id).Take(500).ToListAsync(cancel);
    }

    private async Task<bool> Remind(long id, CancellationToken cancel)
    {
        var outcome = await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            var remedy = await db.GivenRemedies.Include(r => r.Complaint).SingleAsync(r => r.Id == id, cancel);
            // Somebody may have carried it out, or another node reminded, since the look.
            if (!remedy.Complaint!.RemindOf(remedy, clock.Now)) return false;
            if (await Staffing.ReachOn(db, remedy.OwnerId, clock.Today, cancel) is { } to) post.RemedyOverdue(db, remedy.Complaint, remedy, to);
            return true;
        }, cancel);
        return outcome.Succeeded && outcome.Value;
    }
}
