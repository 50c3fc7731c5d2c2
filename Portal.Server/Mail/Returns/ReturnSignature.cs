using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Server.Mail.Returns;

/// <summary>Who tells of returns by a call proves it so: "t=1764000000,v1=" and the HMAC-SHA256 of "1764000000." and the body, in hexadecimal digits.</summary>
internal static class ReturnSignature
{
    public const string Header = "Portal-Signature";

    /// <summary>A signature is good for this long before and after its moment.</summary>
    public static readonly TimeSpan Lives = TimeSpan.FromMinutes(5);

    /// <returns>The signature, or null where it is not one, not ours, or not of now.</returns>
    public static string? Check(string header, byte[] body, string secret, DateTimeOffset now)
    {
        var parts = header.Split(',', StringSplitOptions.TrimEntries).Select(p => p.Split('=', 2)).Where(p => p.Length == 2).ToLookup(p => p[0], p => p[1]);
        if (!long.TryParse(parts["t"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return null;
        if (Math.Abs(now.ToUnixTimeSeconds() - seconds) > Lives.TotalSeconds) return null;
        var right = Of(seconds, body, secret);
        return parts["v1"].Any(given => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(right), Encoding.UTF8.GetBytes(given.ToLowerInvariant()))) ? right : null;
    }

    public static string Of(long seconds, byte[] body, string secret)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(seconds.ToString(CultureInfo.InvariantCulture)), (byte)'.', .. body];
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }
}
