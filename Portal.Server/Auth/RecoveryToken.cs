using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Hosting;

namespace Portal.Server.Auth;

/// <summary>The secret of a link that sets a password: 256 random bits, of which the database keeps only the hash.</summary>
internal static class RecoveryToken
{
    /// <summary>How long a link counts that somebody asked for, and one that came as an invitation.</summary>
    public static readonly TimeSpan AskedFor = TimeSpan.FromHours(1), Invited = TimeSpan.FromDays(7);

    /// <summary>A new secret; an older one of the same person counts no more.</summary>
    public static async Task<string> Renew(StaffDb db, long userId, DateTimeOffset now, TimeSpan lifetime, CancellationToken cancel)
    {
        await db.AccountTokens.Where(t => t.UserId == userId && t.Purpose == TokenPurpose.PasswordReset).ExecuteDeleteAsync(cancel);
        var token = New();
        db.AccountTokens.Add(new AccountToken { UserId = userId, Purpose = TokenPurpose.PasswordReset, Hash = Hash(token), ExpiresAt = now + lifetime });
        return token;
    }

    public static Uri Link(PortalSettings settings, string token) => new(settings.PublicUri, $"account/reset?token={token}");

    public static string New() => Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string token) => Sha256.Hex(token);
}
