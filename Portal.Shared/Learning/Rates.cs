namespace Portal.Shared.Learning;

/// <summary>How many of how many.</summary>
public readonly record struct Rate(int Hits, int Of)
{
    /// <summary>Between 0 and 1; 0 where there is nothing to be a share of.</summary>
    public double Share => Of == 0 ? 0 : (double)Hits / Of;
}

/// <summary>Between which two shares the truth lies, in 19 of 20 cases.</summary>
public readonly record struct Span(double Low, double High);

/// <summary>What a comparison of before and after says.</summary>
public enum Verdict
{
    /// <summary>Even no complaint at all afterwards could be chance.</summary>
    TooFew,

    Worked,

    /// <summary>There were deliveries enough to see an effect, and there was none.</summary>
    NoEffect,

    Worse,
}

/// <summary>
/// Compares rates by intervals, because counts alone tell more of how much was delivered than of how well. Sources: E. B. Wilson, 1927 (one rate);
/// R. G. Newcombe, 1998, method 10 (the difference of two).
/// </summary>
public static class Rates
{
    /// <summary>Of the normal distribution, for 95 %.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>Where one rate lies: all of it, where nothing was counted.</summary>
    public static Span Wilson(Rate rate)
    {
        if (rate.Of == 0) return new(0, 1);
        var (n, p) = ((double)rate.Of, rate.Share);
        var (middle, reach) = (p + Z * Z / (2 * n), Z * Math.Sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)));
        return new(Math.Max(0, (middle - reach) / (1 + Z * Z / n)), Math.Min(1, (middle + reach) / (1 + Z * Z / n)));
    }

    /// <summary>Where the fall from one rate to another lies; below 0 it is a rise.</summary>
    public static Span Fall(Rate before, Rate after)
    {
        var (one, two, fall) = (Wilson(before), Wilson(after), before.Share - after.Share);
        return new(fall - Distance(before.Share - one.Low, two.High - after.Share), fall + Distance(one.High - before.Share, after.Share - two.Low));
    }

    public static Verdict Judge(Rate before, Rate after)
    {
        var fall = Fall(before, after);
        return before.Of == 0 || after.Of == 0 ? Verdict.TooFew
            : fall.Low > 0 ? Verdict.Worked
            : fall.High < 0 ? Verdict.Worse
            : Fall(before, after with { Hits = 0 }).Low <= 0 ? Verdict.TooFew : Verdict.NoEffect;
    }

    private static double Distance(double a, double b) => Math.Sqrt(a * a + b * b);
}
