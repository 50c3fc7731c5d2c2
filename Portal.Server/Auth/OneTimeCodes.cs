using System.Security.Cryptography;
using OtpNet;
using Portal.Server.Data;

namespace Portal.Server.Auth;

/// <summary>Codes that are good once: of the app (RFC 6238: six digits, half a minute, SHA-1, which every app knows) and on paper.</summary>
internal static class OneTimeCodes
{
    public const int Recoveries = 10;

    private const int SecretLength = 20;
    private const int RecoveryLength = 10;

    /// <summary>Without letters that look like digits, or like each other.</summary>
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>Clocks differ: the code before and the one after count, too.</summary>
    private static readonly VerificationWindow Window = new(1, 1);

    public static byte[] Secret() => RandomNumberGenerator.GetBytes(SecretLength);

    public static string Write(byte[] secret) => Base32Encoding.ToString(secret).TrimEnd('=');

    /// <summary>What the QR code says; apps show the company and the address.</summary>
    public static string Address(byte[] secret, string company, string email) =>
        $"otpauth://totp/{Uri.EscapeDataString(company)}:{Uri.EscapeDataString(email)}?secret={Write(secret)}&issuer={Uri.EscapeDataString(company)}";

    /// <returns>The half minute that the code belongs to, or null for a wrong one.</returns>
    public static long? StepOf(byte[] secret, string code, DateTimeOffset now) =>
        new Totp(secret).VerifyTotp(now.UtcDateTime, Digits(code), out var step, Window) ? step : null;

    public static bool IsOfApp(string code) => Digits(code) is { Length: 6 } digits && digits.All(char.IsAsciiDigit);

    /// <summary>As they are printed: two groups of five.</summary>
    public static IReadOnlyList<string> Recovery() =>
        [.. Enumerable.Range(0, Recoveries).Select(_ => RandomNumberGenerator.GetString(Letters, RecoveryLength)).Select(c => $"{c[..5]}-{c[5..]}")];

    /// <summary>Fifty random bits need no slow hash.</summary>
    public static string HashOfRecovery(string code) => Sha256.Hex(Digits(code).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant());

    private static string Digits(string typed) => new([.. typed.Where(c => !char.IsWhiteSpace(c))]);
}
