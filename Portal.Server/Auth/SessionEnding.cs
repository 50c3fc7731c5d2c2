using Microsoft.EntityFrameworkCore;

namespace Portal.Server.Auth;

/// <summary>The one way to end sessions: those that ended before keep their hour.</summary>
internal static class SessionEnding
{
    /// <returns>How many were open.</returns>
    public static Task<int> End(this IQueryable<Session> sessions, DateTimeOffset now, CancellationToken cancel) =>
        sessions.Where(s => s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancel);
}
