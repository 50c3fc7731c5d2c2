namespace Portal.Shared.Customers;

/// <summary>The arithmetic that check digits are made of.</summary>
internal static class Digits
{
    /// <summary>The sum of the first digits, each times its weight.</summary>
    public static int Weigh(string digits, params ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++) sum += At(digits, i) * weights[i];
        return sum;
    }

    public static int At(string digits, int place) => digits[place] - '0';

    public static int Last(string digits) => digits[^1] - '0';

    public static long Number(string digits) => long.Parse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Luhn's sum (ISO/IEC 7812): every second digit from the right twice, its own digits added; it fits where it ends in 0.</summary>
    public static int Luhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = At(digits, digits.Length - 1 - i) * (1 + i % 2);
            sum += digit / 10 + digit % 10;
        }
        return sum % 10;
    }

    /// <summary>ISO/IEC 7064, MOD 11,10.</summary>
    public static bool FitsMod11And10(string digits)
    {
        var rest = 10;
        foreach (var digit in digits[..^1])
        {
            rest = (rest + digit - '0') % 10;
            rest = (rest == 0 ? 10 : rest) * 2 % 11;
        }
        return (rest + Last(digits)) % 10 == 1;
    }

    /// <summary>The remainder by 97 (ISO/IEC 7064, MOD 97-10); a letter counts as two digits, A as 10.</summary>
    public static int Mod97(string text)
    {
        var rest = 0;
        foreach (var c in text)
        {
            rest = char.IsAsciiDigit(c) ? (rest * 10 + c - '0') % 97 : (rest * 100 + c - 'A' + 10) % 97;
        }
        return rest;
    }
}
