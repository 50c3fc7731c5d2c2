using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Files;
using Portal.Server.Jobs;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <summary>
/// Removes complaints that were begun, and answers that were not sent, with their files, when nobody has touched them for
/// <see cref="StartedComplaint.KeptFor"/> and <see cref="AnswerDraft.KeptFor"/>.
/// </summary>
internal sealed class LeftDrafts(Databases databases, Clock clock, ComplaintFiles files) : IPortalJob
{
    /// <summary>As many as one transaction takes at once.</summary>
    private const int Some = 200;

    public string Name => "left-drafts";

    public string Title => T("Removing what was begun and left for 30 days", "Begonnenes entfernen, das 30 Tage liegt");

    public async Task<int> Run(CancellationToken cancel) => await Remove(LeftComplaints, cancel) + await Remove(LeftAnswers, cancel);

    public async Task<int> Preview(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        return await Complaints(db).CountAsync(cancel) + await Answers(db).CountAsync(cancel);
    }

    /// <param name="take">Takes some of them out; gives how many, and their files.</param>
    private async Task<int> Remove(Func<StaffDb, CancellationToken, Task<(int Count, IEnumerable<FileRecord> Files)>> take, CancellationToken cancel)
    {
        for (var sum = 0; ;)
        {
            var removed = await databases.WriteAsStaff<int>(Actor.System, async db =>
            {
                var (count, records) = await take(db, cancel);
                var stored = records.Select(f => f.Stored).ToList();
                db.AfterCommit(() => files.Forget(stored));
                return count;
            }, cancel);
            // Somebody went on with one of them just now: the next run looks again.
            if (!removed.Succeeded) return sum;
            sum += removed.Value;
            if (removed.Value < Some) return sum;
        }
    }

    private async Task<(int, IEnumerable<FileRecord>)> LeftComplaints(StaffDb db, CancellationToken cancel)
    {
        var left = await Complaints(db).OrderBy(s => s.ChangedAt).Take(Some).Include(s => s.Files).ToListAsync(cancel);
        db.StartedComplaints.RemoveRange(left);
        return (left.Count, left.SelectMany(s => s.Files));
    }

    private async Task<(int, IEnumerable<FileRecord>)> LeftAnswers(StaffDb db, CancellationToken cancel)
    {
        var left = await Answers(db).OrderBy(d => d.At).Take(Some).Include(d => d.Files).ToListAsync(cancel);
        db.AnswerDrafts.RemoveRange(left);
        return (left.Count, left.SelectMany(d => d.Files));
    }

    private IQueryable<StartedComplaint> Complaints(StaffDb db)
    {
        var before = clock.Now - StartedComplaint.KeptFor;
        return db.StartedComplaints.Where(s => s.ChangedAt < before);
    }

    private IQueryable<AnswerDraft> Answers(StaffDb db)
    {
        var before = clock.Now - AnswerDraft.KeptFor;
        return db.AnswerDrafts.Where(d => d.At < before);
    }
}
