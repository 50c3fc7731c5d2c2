namespace Portal.Shared.Customers;

// Where a check digit takes more than a line.
internal sealed partial record VatRule
{
    private const string SpanishLetters = "TRWAGMYFPDXBNJZSQVHLCKE", SpanishControls = "JABCDEFGHI", IrishLetters = "WABCDEFGHIJKLMNOPQRSTUV", FrenchSigns = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static readonly int[] CypriotOdds = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];

    /// <summary>Every second digit twice, its own digits added; four more, from the next ten.</summary>
    private static bool Austria(string n)
    {
        var sum = 4;
        for (var i = 1; i <= 7; i++)
        {
            var digit = Digits.At(n, i) * (i % 2 == 0 ? 2 : 1);
            sum += digit / 10 + digit % 10;
        }
        return (10 - sum % 10) % 10 == Digits.Last(n);
    }

    /// <summary>Nine digits for companies; ten for persons, foreigners and others, each with weights of its own.</summary>
    private static bool Bulgaria(string n)
    {
        if (n.Length == 9)
        {
            var check = Digits.Weigh(n, 1, 2, 3, 4, 5, 6, 7, 8) % 11;
            if (check == 10) check = Digits.Weigh(n, 3, 4, 5, 6, 7, 8, 9, 10) % 11 % 10;
            return check == Digits.Last(n);
        }
        return Digits.Weigh(n, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == Digits.Last(n)
            || Digits.Weigh(n, 21, 19, 17, 13, 11, 9, 7, 3, 1) % 10 == Digits.Last(n)
            || (11 - Digits.Weigh(n, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11 == Digits.Last(n);
    }

    private static bool Cyprus(string n)
    {
        var sum = Enumerable.Range(0, 8).Sum(i => i % 2 == 0 ? CypriotOdds[Digits.At(n, i)] : Digits.At(n, i));
        return n[..2] != "12" && 'A' + sum % 26 == n[8];
    }

    /// <summary>Eight digits for companies; the birth numbers of persons have a check digit only where there are ten.</summary>
    private static bool Czechia(string n) => n.Length switch
    {
        8 => n[0] != '9' && (11 - Digits.Weigh(n, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 is var check && (check == 0 ? 1 : check % 10) == Digits.Last(n),
        10 => Digits.Number(n) % 11 == 0 || Digits.Number(n[..9]) % 11 == 10 && n[9] == '0',
        _ => true,
    };

    /// <summary>Persons: the number by 23 gives a letter; K, L, M and X, Y, Z stand before it. Companies: Luhn's sum gives a digit, or its letter.</summary>
    private static bool Spain(string n)
    {
        if (char.IsAsciiDigit(n[0])) return Letter(n[..8]) == n[8];
        if (n[0] is 'X' or 'Y' or 'Z') return Letter((char)(n[0] - 'X' + '0') + n[1..8]) == n[8];
        if (n[0] is 'K' or 'L' or 'M') return Letter(n[1..8]) == n[8];
        if (!"ABCDEFGHJNPQRSUVW".Contains(n[0])) return false;
        var check = (10 - Digits.Luhn(n[1..8] + "0")) % 10;
        return n[8] == '0' + check || n[8] == SpanishControls[check];

        static char Letter(string digits) => SpanishLetters[(int)(Digits.Number(digits) % 23)];
    }

    /// <summary>The company's SIREN (Luhn; Monaco's begin with 000 and have none) behind a key: two digits by 97, or two signs by 11.</summary>
    private static bool France(string n)
    {
        var (siren, number) = (n[2..], Digits.Number(n[2..]));
        if (!siren.StartsWith("000", StringComparison.Ordinal) && Digits.Luhn(siren) != 0) return false;
        if (char.IsAsciiDigit(n[0]) && char.IsAsciiDigit(n[1])) return (12 + 3 * (number % 97)) % 97 == Digits.Number(n[..2]);
        var (first, second) = (FrenchSigns.IndexOf(n[0], StringComparison.Ordinal), FrenchSigns.IndexOf(n[1], StringComparison.Ordinal));
        if (first < 0 || second < 0) return false;
        var key = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100;
        return (number + 1 + key / 11) % 11 == key % 11;
    }

    /// <summary>Traders by 97, in one of two ways; departments below 500, health authorities from there.</summary>
    private static bool Britain(string n)
    {
        if (n[0] is 'G' or 'H') return Digits.Number(n[2..]) < 500 == (n[0] == 'G');
        return Digits.Weigh(n, 8, 7, 6, 5, 4, 3, 2, 10, 1) % 97 is 0 or 42;
    }

    private static bool Ireland(string n)
    {
        var old = !char.IsAsciiDigit(n[1]);
        var digits = old ? $"0{n[2..7]}{n[0]}" : n[..7];
        var second = n.Length == 9 ? IrishLetters.IndexOf(n[8], StringComparison.Ordinal) : 0;
        return second >= 0 && IrishLetters[(Digits.Weigh(digits, 8, 7, 6, 5, 4, 3, 2) + 9 * second) % 23] == n[7];
    }

    private static bool Lithuania(string n)
    {
        if (n[^2] != '1') return false;
        var check = Sum(0) % 11;
        if (check == 10) check = Sum(2) % 11 % 10;
        return check == Digits.Last(n);

        int Sum(int shift) => Enumerable.Range(0, n.Length - 1).Sum(i => (1 + (i + shift) % 9) * Digits.At(n, i));
    }

    /// <summary>Companies begin with 4 or more; persons with their day of birth, or since 2017 with 32, which has no check digit.</summary>
    private static bool Latvia(string n)
    {
        if (n[0] > '3') return Digits.Weigh(n, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1) % 11 == 3;
        return n.StartsWith("32", StringComparison.Ordinal) || (1 + Digits.Weigh(n, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9)) % 11 % 10 == Digits.Last(n);
    }

    /// <summary>Companies by 11; the numbers that sole traders have had since 2020 by 97, letters and all.</summary>
    private static bool Netherlands(string n) => n[10..] != "00"
        && (Digits.Weigh(n, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == Digits.At(n, 8) || Digits.Mod97("NL" + n) == 1);

    private static bool Romania(string n)
    {
        if (n.Length == 13) return Digits.Weigh(n, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11 is var person && (person == 10 ? 1 : person) == Digits.Last(n);
        return 10 * Digits.Weigh(n.PadLeft(10, '0'), 7, 5, 3, 2, 1, 7, 5, 3, 2) % 11 % 10 == Digits.Last(n);
    }

    private static bool Switzerland(string n) => (11 - Digits.Weigh(n, 5, 4, 3, 2, 7, 6, 5, 4) % 11) % 11 == Digits.At(n, 8);
}
