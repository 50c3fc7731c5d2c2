using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Portal.Tests.Support;

namespace Portal.Tests.Auth;

/// <summary>A phone with a code app, written from RFC 4226 and 6238 and not with the portal's library.</summary>
internal sealed class Phone(string key, MovableClock clock)
{
    private const string Page = "/security/code-app", Form = "form.card";

    private readonly byte[] secret = Base32(key);

    /// <summary>The secret as it was typed, without gaps.</summary>
    public string Key { get; } = key.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>What the app shows now, or so many half minutes later.</summary>
    public string Code(int later = 0)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, (clock.GetUtcNow().ToUnixTimeSeconds() / 30) + later);
#pragma warning disable CA5350 // The standard's hash, which every app on every phone uses.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15, 4)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>Sets a code app up in the portal.</summary>
    /// <param name="root">"/account" or "/staff".</param>
    public static async Task<(Phone Phone, string[] Recovery)> SetUp(Visitor visitor, MovableClock clock, string root = "/account")
    {
        var page = await visitor.Open(root + Page);
        var phone = new Phone(page.QuerySelector(".key")!.TextContent, clock);
        var done = await Visitor.Parse(await visitor.Post(page, root + Page, Form, ("Input.Code", phone.Code()), ("Step", "on")));
        var codes = done.QuerySelectorAll(".keys .key").Select(k => k.TextContent).ToArray();
        Assert.Equal(10, codes.Distinct().Count());
        // The code that was just taken is used up: the next one is half a minute away.
        clock.Move(TimeSpan.FromSeconds(30));
        return (phone, codes);
    }

    private static byte[] Base32(string key)
    {
        var (bytes, bits, left) = (new List<byte>(), 0, 0);
        foreach (var c in key.Where(char.IsAsciiLetterOrDigit))
        {
            (bits, left) = ((bits << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), left + 5);
            if (left < 8) continue;
            left -= 8;
            bytes.Add((byte)(bits >> left));
            bits &= (1 << left) - 1;
        }
        return [.. bytes];
    }
}
