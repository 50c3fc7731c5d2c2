using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Portal.Server.Data;

namespace Portal.Server.Auth.OpenId;

/// <summary>A provider tells, server to server, that somebody signed out there (OpenID Connect Back-Channel Logout 1.0).</summary>
internal sealed class BackchannelLogout(Databases databases, TokenCheck tokens, Clock clock, AuditLog audit)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    /// <summary>An older token is no news.</summary>
    private static readonly TimeSpan MostAge = TimeSpan.FromMinutes(10);

    /// <summary>Ends exactly the sessions that the token names.</summary>
    /// <exception cref="ProviderException">The token is not to be believed.</exception>
    public async Task End(Provider provider, string logoutToken, CancellationToken cancel)
    {
        var token = await tokens.Check(provider, logoutToken, mustExpire: false, cancel);
        var claims = TokenCheck.Claims(token);
        if (Flaw(token, claims) is { } flaw) throw ProviderException.Untrusted($"logout token: {flaw}");
        var (issuer, sid, subject) = (token.Issuer, Told.Text(claims, "sid"), Told.Text(claims, "sub"));
        var once = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{token.Id}")).AsSpan(0, 16));
        var first = await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            if (!await db.UseOnce(once, clock.Now, cancel)) return false;
            var named = db.SessionOrigins.Where(o => o.Issuer == issuer && o.Provider == provider.Name);
            if (sid.Length > 0) named = named.Where(o => o.Sid == sid);
            if (subject.Length > 0) named = named.Where(o => o.Subject == subject);
            var ended = await db.Sessions.Where(s => named.Any(o => o.SessionId == s.Id)).End(clock.Now, cancel);
            await audit.Append(db, "sign-in.ended-by-provider", Actor.System, new { provider = provider.Name, ended }, cancel);
            return true;
        }, cancel);
        if (!first.Value) throw ProviderException.Untrusted("logout token: seen before");
    }

    private string? Flaw(JsonWebToken token, Dictionary<string, JsonElement> claims)
    {
        if (token.Typ is { Length: > 0 } type && !type.Equals("logout+jwt", StringComparison.OrdinalIgnoreCase) && !type.Equals("JWT", StringComparison.OrdinalIgnoreCase)) return "of another type";
        if (claims.ContainsKey("nonce")) return "with a nonce";
        if (!claims.TryGetValue("events", out var events) || events.ValueKind != JsonValueKind.Object || !events.TryGetProperty(Event, out var what) || what.ValueKind != JsonValueKind.Object) return "without the event";
        if (!claims.TryGetValue("iat", out var at) || at.ValueKind != JsonValueKind.Number || !at.TryGetInt64(out var seconds)) return "without its time";
        if (Math.Abs(clock.Now.ToUnixTimeSeconds() - seconds) > MostAge.TotalSeconds) return "too old";
        if (string.IsNullOrEmpty(token.Id)) return "without a number";
        return Told.Text(claims, "sid").Length + Told.Text(claims, "sub").Length == 0 ? "that names nobody" : null;
    }
}
