using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Jobs;

/// <summary>Clears what has had its time: form keys after a week, ended sessions, expired tokens and runs after three months, what came with a session from a provider when it runs out.</summary>
internal sealed class Housekeeping(Databases databases, Clock clock) : IPortalJob
{
    public string Name => "housekeeping";

    public string Title => T("Clearing expired sessions and form keys", "Abgelaufene Sitzungen und Formularschlüssel entfernen");

    public async Task<int> Run(CancellationToken cancel)
    {
        var cleared = await databases.WriteAsStaff<int>(Actor.System, async db =>
        {
            var sum = 0;
            foreach (var rows in Expired(db)) sum += await rows.ExecuteDeleteAsync(cancel);
            return sum;
        }, cancel);
        return cleared.Value;
    }

    public async Task<int> Preview(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        var sum = 0;
        foreach (var rows in Expired(db)) sum += await rows.CountAsync(cancel);
        return sum;
    }

    private IEnumerable<IQueryable<object>> Expired(StaffDb db)
    {
        var (week, quarter, now) = (clock.Now.AddDays(-7), clock.Now.AddDays(-90), clock.Now);
        yield return db.FormPosts.Where(p => p.At < week);
        yield return db.SessionOrigins.Where(o => o.Session!.ExpiresAt < now);
        yield return db.Sessions.Where(s => s.ExpiresAt < quarter);
        yield return db.AccountTokens.Where(t => t.ExpiresAt < now);
        yield return db.JobRuns.Where(r => r.StartedAt < quarter);
    }
}
