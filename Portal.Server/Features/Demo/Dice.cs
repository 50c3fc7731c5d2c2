namespace Portal.Server.Features.Demo;

/// <summary>Chance that comes out the same for the same seed, on every machine and every version of .NET (SplitMix64).</summary>
internal sealed class Dice(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong state = seed;

    /// <summary>Dice of their own for one customer and one purpose: what one draws does not move the others.</summary>
    public static Dice For(int seed, int customer, int purpose) =>
        new(new Dice(unchecked((ulong)seed * Golden + (ulong)customer * 0xD1B54A32D192ED03 + (ulong)purpose * 0x8CB92BA72F3D8DD7)).Next());

    /// <summary>Below the limit, from 0.</summary>
    public int Below(int limit) => (int)((Next() >> 33) * (ulong)limit >> 31);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>From 0 to almost 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Share() < probability;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>A pattern with each # made a digit.</summary>
    public string Digits(string pattern) => string.Create(pattern.Length, (pattern, dice: this), static (text, from) =>
    {
        for (var i = 0; i < text.Length; i++) text[i] = from.pattern[i] == '#' ? (char)('0' + from.dice.Below(10)) : from.pattern[i];
    });

    private ulong Next()
    {
        unchecked
        {
            var z = state += Golden;
            z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
            z = (z ^ z >> 27) * 0x94D049BB133111EB;
            return z ^ z >> 31;
        }
    }
}

/// <summary>Choices that all come up: a shuffled pack, dealt to its end before it is shuffled again.</summary>
internal sealed class Deck<T>(Dice dice, params T[] cards)
{
    private int left;

    public T Deal()
    {
        if (left == 0) left = cards.Length;
        var at = dice.Below(left--);
        (cards[at], cards[left]) = (cards[left], cards[at]);
        return cards[left];
    }
}
