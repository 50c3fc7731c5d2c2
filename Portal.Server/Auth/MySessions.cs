using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;

namespace Portal.Server.Auth;

/// <inheritdoc cref="IMySessions"/>
internal sealed class MySessions(Databases databases, CurrentActor current, Clock clock, AuditLog audit) : IMySessions
{
    /// <summary>So much of the key's hash names a session on a page; it opens nothing, and is looked for among the reader's own alone.</summary>
    private const int NumberLength = 16;

    public async Task<IReadOnlyList<SignedInBrowser>> List(CancellationToken cancel)
    {
        if (await current.Signed() is not { } me) return [];
        await using var db = databases.OpenStaff(Actor.System);
        var open = await Open(db, me.User).OrderByDescending(s => s.LastSeenAt).ThenByDescending(s => s.Id).Take(PageAt.Size)
            .Select(s => new { Number = s.KeyHash.Substring(0, NumberLength), s.Device, s.CreatedAt, s.LastSeenAt, IsThis = s.KeyHash == me.Session }).ToListAsync(cancel);
        return [.. open.Select(s => new SignedInBrowser(s.Number, DeviceName.Of(s.Device), s.CreatedAt, s.LastSeenAt, s.IsThis)).OrderByDescending(s => s.IsThis)];
    }

    public Task<Outcome<bool>> End(string number, CancellationToken cancel) =>
        End((mine, _) => mine.Where(s => s.KeyHash.Substring(0, NumberLength) == number), "session.ended", cancel);

    public Task<Outcome<bool>> EndOthers(CancellationToken cancel) => End((mine, session) => mine.Where(s => s.KeyHash != session), "session.others-ended", cancel);

    private async Task<Outcome<bool>> End(Func<IQueryable<Session>, string, IQueryable<Session>> which, string kind, CancellationToken cancel)
    {
        if (await current.Signed() is not { } me || me.Actor is CustomerActor { ReadOnly: true }) return Outcome.NotFound;
        return await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            var ended = await which(Open(db, me.User), me.Session).End(clock.Now, cancel);
            if (ended == 0 && kind == "session.ended") return Outcome.NotFound;
            await audit.Append(db, kind, me.Actor, new { ended }, cancel);
            return true;
        }, cancel);
    }

    private IQueryable<Session> Open(StaffDb db, long user)
    {
        var now = clock.Now;
        return db.Sessions.Where(s => s.UserId == user && s.ViewingId == null && s.EndedAt == null && s.ExpiresAt > now);
    }
}
