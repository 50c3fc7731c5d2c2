namespace Portal.Shared.Common;

/// <summary>One page of a list that is paged by key, so that page 4,000 costs what page 1 costs.</summary>
/// <param name="Next">The cursor of the page after this one, or null on the last.</param>
/// <param name="Previous">The cursor of the page before this one, or null on the first.</param>
/// <param name="Total">How many rows the whole list has, exact up to <see cref="Tally.Limit"/>.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next, string? Previous, Tally Total);

/// <summary>Which page is wanted. Both null: the first.</summary>
/// <param name="After">A <see cref="Page{T}.Next"/> cursor.</param>
/// <param name="Before">A <see cref="Page{T}.Previous"/> cursor.</param>
public sealed record PageAt(string? After = null, string? Before = null)
{
    public const int Size = 25;
}

/// <summary>A count that stops at 1,000: an exact count of a million rows takes longer than the page around it.</summary>
public readonly record struct Tally(int Value)
{
    public const int Limit = 1000;

    public bool IsMore => Value > Limit;

    public override string ToString() => IsMore ? $"{Limit:N0}+" : $"{Value:N0}";
}
