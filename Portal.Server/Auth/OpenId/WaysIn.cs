using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;

namespace Portal.Server.Auth.OpenId;

/// <summary>What still opens an account: nobody takes her own last way in away.</summary>
internal static class WaysIn
{
    /// <summary>Asked within the transaction that took one away. A link to a provider that the settings do not name any more opens nothing.</summary>
    public static async Task<bool> Any(StaffDb db, Providers providers, long user, CancellationToken cancel)
    {
        var known = providers.All.Select(p => p.Name).ToArray();
        return await db.Users.AnyAsync(u => u.Id == user && (u.PasswordHash != null || db.Passkeys.Any(p => p.UserId == u.Id)
            || db.LinkedSignIns.Any(l => l.UserId == u.Id && known.Contains(l.Provider))), cancel);
    }
}
