using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Jobs;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <summary>Removes complaints that were begun and then left alone for <see cref="StartedComplaint.KeptFor"/>, with their files.</summary>
internal sealed class LeftDrafts(Databases databases, Clock clock, ComplaintFiles files) : IPortalJob
{
    /// <summary>As many as one transaction takes at once.</summary>
    private const int Some = 200;

    public string Name => "left-drafts";

    public string Title => T("Removing complaints begun and left for 30 days", "Begonnene Beschwerden entfernen, die 30 Tage liegen");

    public async Task<int> Run(CancellationToken cancel)
    {
        for (var sum = 0; ;)
        {
            var removed = await databases.WriteAsStaff<int>(Actor.System, db => Remove(db, cancel), cancel);
            // Somebody went on with one of them just now: the next run looks again.
            if (!removed.Succeeded) return sum;
            sum += removed.Value;
            if (removed.Value < Some) return sum;
        }
    }

    public async Task<int> Preview(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        return await Left(db).CountAsync(cancel);
    }

    private async Task<Portal.Shared.Common.Outcome<int>> Remove(StaffDb db, CancellationToken cancel)
    {
        var left = await Left(db).OrderBy(s => s.ChangedAt).Take(Some).Include(s => s.Files).ToListAsync(cancel);
        db.StartedComplaints.RemoveRange(left);
        var stored = left.SelectMany(s => s.Files).Select(f => f.Stored).ToList();
        db.AfterCommit(() => files.Forget(stored));
        return left.Count;
    }

    private IQueryable<StartedComplaint> Left(StaffDb db)
    {
        var before = clock.Now - StartedComplaint.KeptFor;
        return db.StartedComplaints.Where(s => s.ChangedAt < before);
    }
}
