using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Portal.Server.Auth;

/// <summary>Seals the secrets of code apps: a copy of the database makes no codes.</summary>
internal sealed class CodeSecrets(IDataProtectionProvider protection)
{
    private static readonly TimeSpan TimeToScan = TimeSpan.FromHours(1);

    private readonly IDataProtector kept = protection.CreateProtector("code-app");

    public string Seal(byte[] secret) => Convert.ToBase64String(kept.Protect(secret));

    /// <returns>Null where the keys that sealed it are gone: the person needs a recovery code, then a new app.</returns>
    public byte[]? Open(string seal)
    {
        try
        {
            return kept.Unprotect(Convert.FromBase64String(seal));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>For the form of one person, for an hour.</summary>
    public string SealFor(long user, byte[] secret) => Convert.ToBase64String(Offered(user).Protect(secret, TimeToScan));

    public byte[]? OpenFor(long user, string seal)
    {
        try
        {
            return Offered(user).Unprotect(Convert.FromBase64String(seal), out _);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Offered(long user) =>
        protection.CreateProtector("code-app-offered", user.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToTimeLimitedDataProtector();
}
