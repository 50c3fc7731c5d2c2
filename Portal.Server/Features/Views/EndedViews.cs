using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Jobs;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Views;

/// <summary>
/// Writes down how views ended that nobody ended. They open nothing from the moment on in which they are over: each request asks. This
/// keeps them from ever opening anything again, and the record from saying that they go on.
/// </summary>
internal sealed class EndedViews(Databases databases, SessionStore sessions, AuditLog audit, Clock clock) : IPortalJob
{
    public string Name => "ended-views";

    public string Title => T("Writing down how views of the portal as a customer ended", "Festhalten, wie Ansichten des Portals als Kunde endeten");

    public async Task<int> Run(CancellationToken cancel)
    {
        var over = await Over(cancel);
        foreach (var view in over)
        {
            await databases.WriteAsStaff<bool>(Actor.System, async db =>
            {
                await db.Sessions.Where(s => s.ViewingId == view.Id).End(view.At, cancel);
                await ViewDesk.Close(db, await db.Viewings.SingleAsync(v => v.Id == view.Id, cancel), view.How, view.At, Actor.System, audit, cancel);
                return true;
            }, cancel);
        }
        return over.Count;
    }

    public async Task<int> Preview(CancellationToken cancel) => (await Over(cancel)).Count;

    /// <summary>There are never many at once: whoever looks is asked for each.</summary>
    private async Task<List<Ended>> Over(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        var open = await (from v in db.Viewings.Where(v => v.EndedAt == null)
                          from s in db.Sessions.Where(s => s.ViewingId == v.Id).DefaultIfEmpty()
                          select new { v.Id, v.Until, Session = s == null ? null : s.KeyHash, EndedAt = s == null ? null : s.EndedAt ?? s.Parent!.EndedAt }).ToListAsync(cancel);
        var over = new List<Ended>();
        foreach (var view in open)
        {
            if (view.EndedAt is { } at && at < view.Until) over.Add(new Ended(view.Id, ViewEnd.SessionEnded, at));
            else if (view.Until <= clock.Now) over.Add(new Ended(view.Id, ViewEnd.TimeOver, view.Until));
            else if (view.Session is { } session && await sessions.Find(session) is null) over.Add(new Ended(view.Id, ViewEnd.AccessLost, clock.Now));
        }
        return over;
    }

    private sealed record Ended(long Id, ViewEnd How, DateTimeOffset At);
}
