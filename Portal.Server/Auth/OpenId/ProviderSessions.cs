using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;

namespace Portal.Server.Auth.OpenId;

/// <summary>Sessions that a provider opened: what is kept of them, so that ending one here ends it there.</summary>
internal sealed class ProviderSessions(Databases databases, SignInDoor door, IDataProtectionProvider protection)
{
    private readonly IDataProtector tokens = protection.CreateProtector(nameof(SessionOrigin));

    public Task Open(PortalUser user, Provider provider, Told told)
    {
        var token = tokens.Protect(told.IdToken);
        return door.Open(user.Id, user.Kind, session =>
        {
            // A provider whose own session is open says yes without asking: that proves nothing about who sits there now.
            session.ProvedAt = told.AuthTime is not { } asked ? DateTimeOffset.UnixEpoch : asked < session.CreatedAt ? asked : session.CreatedAt;
            return new SessionOrigin
            {
                Session = session, Provider = provider.Name, Issuer = told.Issuer, Subject = told.Subject, Sid = told.Sid, IdToken = token,
            };
        });
    }

    /// <param name="session">As its row names it.</param>
    /// <returns>The provider's name, and the token to show there; null where no provider opened the session.</returns>
    public async Task<(string Provider, string? IdToken)?> OriginOf(string session, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        var origin = await db.SessionOrigins.Where(o => o.Session!.KeyHash == session).Select(o => new { o.Provider, o.IdToken }).SingleOrDefaultAsync(cancel);
        if (origin is null) return null;
        try
        {
            return (origin.Provider, tokens.Unprotect(origin.IdToken));
        }
        catch (CryptographicException)
        {
            // The keys were lost: the provider will ask whom to sign out.
            return (origin.Provider, null);
        }
    }
}
