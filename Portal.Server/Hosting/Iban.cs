namespace Portal.Server.Hosting;

/// <summary>An account number whose check digits fit (ISO 13616).</summary>
/// <param name="Plain">Without spaces.</param>
internal sealed record Iban(string Plain)
{
    private const int Shortest = 15, Longest = 34;

    /// <summary>In groups of four, as people write it.</summary>
    public string Spaced => string.Join(' ', Plain.Chunk(4).Select(group => new string(group)));

    /// <returns>Null where it is not one, or a digit is wrong.</returns>
    public static Iban? Parse(string text)
    {
        var plain = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (plain.Length is < Shortest or > Longest || !plain.All(char.IsAsciiLetterOrDigit)) return null;
        if (!char.IsAsciiLetter(plain[0]) || !char.IsAsciiLetter(plain[1]) || !char.IsAsciiDigit(plain[2]) || !char.IsAsciiDigit(plain[3])) return null;
        return Remainder(plain[4..] + plain[..4]) == 1 ? new Iban(plain) : null;
    }

    /// <summary>The number's remainder by 97; a letter counts as two digits, A as 10.</summary>
    private static int Remainder(string text)
    {
        var remainder = 0;
        foreach (var c in text)
        {
            remainder = char.IsAsciiDigit(c) ? (remainder * 10 + c - '0') % 97 : (remainder * 100 + c - 'A' + 10) % 97;
        }
        return remainder;
    }
}
