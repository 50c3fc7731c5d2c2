using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Portal.Server.Data;

namespace Portal.Server.Auth;

/// <summary>Seals the secrets of code apps: a copy of the database makes no codes.</summary>
internal sealed class CodeSecrets(IDataProtectionProvider protection, Clock clock)
{
    private static readonly TimeSpan TimeToScan = TimeSpan.FromMinutes(10);

    private readonly IDataProtector kept = protection.CreateProtector("code-app");

    public string Seal(byte[] secret) => Convert.ToBase64String(kept.Protect(secret));

    /// <returns>Null where the keys that sealed it are gone: the person needs a recovery code, then a new app.</returns>
    public byte[]? Open(string seal) => Open(kept, seal);

    /// <summary>
    /// For the form of one session, for ten minutes. It is given only to somebody who has just proved who she is, and carries that
    /// proof: whoever reads slowly has not to prove it again before the first code.
    /// </summary>
    public string SealFor(Signed me, byte[] secret)
    {
        var content = new byte[sizeof(long) + secret.Length];
        BinaryPrimitives.WriteInt64BigEndian(content, (clock.Now + TimeToScan).UtcTicks);
        secret.CopyTo(content, sizeof(long));
        return Convert.ToBase64String(Offered(me).Protect(content));
    }

    /// <returns>Null where it is not ours, not this session's, or too old.</returns>
    public byte[]? OpenFor(Signed me, string seal) =>
        Open(Offered(me), seal) is { Length: > sizeof(long) } content && BinaryPrimitives.ReadInt64BigEndian(content) > clock.Now.UtcTicks ? content[sizeof(long)..] : null;

    private static byte[]? Open(IDataProtector protector, string seal)
    {
        try
        {
            return protector.Unprotect(Convert.FromBase64String(seal));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Offered(Signed me) => protection.CreateProtector("code-app-offered", me.Session);
}
