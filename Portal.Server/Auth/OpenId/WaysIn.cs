using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Account;

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

    /// <summary>
    /// What the providers are called by which a member of staff comes in who has no password and shall get none by asking: a group that
    /// is taken there must take the way in as well. Empty for everybody else.
    /// </summary>
    public static async Task<IReadOnlyList<string>> InsteadOfPassword(StaffDb db, Providers providers, PortalUser user, CancellationToken cancel)
    {
        if (user.Kind != UserKind.Staff || user.PasswordHash is not null) return [];
        var linked = await db.LinkedSignIns.Where(l => l.UserId == user.Id).Select(l => l.Provider).ToListAsync(cancel);
        return [.. linked.Select(l => providers.Find(l, UserKind.Staff)?.Title).OfType<string>()];
    }
}
