using System.Security.Cryptography;
using System.Text;
using Portal.Server.Data;
using Portal.Server.Hosting;

namespace Portal.Server.Auth;

/// <summary>The secret of a link that sets a password: 256 random bits, of which the database keeps only the hash.</summary>
internal static class RecoveryToken
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <param name="lifetime">An hour where nothing else is said.</param>
    public static string Issue(StaffDb db, long userId, DateTimeOffset now, TimeSpan? lifetime = null)
    {
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        db.AccountTokens.Add(new AccountToken { UserId = userId, Purpose = TokenPurpose.PasswordReset, Hash = Hash(token), ExpiresAt = now + (lifetime ?? Lifetime) });
        return token;
    }

    public static Uri Link(PortalSettings settings, string token) => new(settings.PublicUri, $"account/reset?token={token}");

    public static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
