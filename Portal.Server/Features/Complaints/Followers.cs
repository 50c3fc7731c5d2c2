using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Jobs;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <summary>Who watches a complaint, and who is named in a note with "@" and so begins to.</summary>
internal static class Followers
{
    public static async Task Add(StaffDb db, long complaint, long customer, IReadOnlyCollection<long> staff, DateTimeOffset now, CancellationToken cancel)
    {
        var known = await db.ComplaintFollowers.Where(f => f.ComplaintId == complaint && staff.Contains(f.StaffId)).Select(f => f.StaffId).ToListAsync(cancel);
        db.ComplaintFollowers.AddRange(staff.Except(known).Select(id => new ComplaintFollower { ComplaintId = complaint, CustomerId = customer, StaffId = id, ToldAt = now }));
    }

    /// <summary>Those whose whole name stands behind an "@".</summary>
    public static async Task<List<Mentioned>> In(StaffDb db, string note, CancellationToken cancel)
    {
        if (!note.Contains('@', StringComparison.Ordinal)) return [];
        // A handful of people: their names are compared here, where case does not depend on the database.
        var staff = await db.Staff.Where(s => s.LeftAt == null && db.Users.Any(u => u.StaffId == s.Id)).Select(s => new Mentioned(s.Id, s.Name, s.Email, s.Language)).ToListAsync(cancel);
        return staff.FindAll(s => note.Contains($"@{s.Name}", StringComparison.CurrentCultureIgnoreCase));
    }
}

/// <summary>One of the staff who is named in a note.</summary>
internal sealed record Mentioned(long StaffId, string Name, string Email, string Language);

/// <summary>Tells those who follow a complaint what was said in it since they were told last: one mail, however much it was, and never their own words.</summary>
internal sealed class FollowerNews(Databases databases, Clock clock, ComplaintPost post) : IPortalJob
{
    private const int AtOnce = 500;

    public string Name => "complaint-follower-news";

    public string Title => T("News of complaints that staff follow", "Neues zu Beschwerden, die Kollegen beobachten");

    public async Task<int> Run(CancellationToken cancel)
    {
        var told = 0;
        foreach (var id in await Due(cancel)) told += await Tell(id, cancel) ? 1 : 0;
        return told;
    }

    public async Task<int> Preview(CancellationToken cancel) => (await Due(cancel)).Count;

    private async Task<List<long>> Due(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        return await (from f in db.ComplaintFollowers
                      join c in db.Complaints on f.ComplaintId equals c.Id
                      where c.LastWordAt > f.ToldAt
                      orderby f.Id
                      select f.Id).Take(AtOnce).ToListAsync(cancel);
    }

    private async Task<bool> Tell(long id, CancellationToken cancel)
    {
        var outcome = await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            // She may have stopped following, or another node told her, since the look.
            if (await db.ComplaintFollowers.SingleOrDefaultAsync(f => f.Id == id, cancel) is not { } follower) return false;
            var (since, until) = (follower.ToldAt, clock.Now);
            var said = await db.ComplaintMessages.Where(m => m.ComplaintId == follower.ComplaintId && m.At > since && m.At <= until
                && !db.Users.Any(u => u.Id == m.AuthorUserId && u.StaffId == follower.StaffId)).OrderByDescending(m => m.At).Take(20).Select(m => new { m.AuthorName, m.Text }).ToListAsync(cancel);
            follower.ToldAt = until;
            if (said.Count == 0) return false;
            var to = await Staffing.Reach(db, follower.StaffId, cancel);
            if (to is null) return false;
            var complaint = await db.Complaints.AsNoTracking().SingleAsync(c => c.Id == follower.ComplaintId, cancel);
            post.Followed(db, complaint, new FollowedNews(follower.Id, said[0].AuthorName, said[0].Text, said.Count - 1), to);
            return true;
        }, cancel);
        return outcome.Succeeded && outcome.Value;
    }
}

/// <param name="Latest">What was said last.</param>
/// <param name="Before">How many words came before it that she was not told either.</param>
internal sealed record FollowedNews(long Follower, string By, string Latest, int Before);
