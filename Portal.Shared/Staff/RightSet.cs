namespace Portal.Shared.Staff;

/// <summary>The rights that somebody has. It never changes; two with the same rights are equal.</summary>
public sealed class RightSet : IEquatable<RightSet>
{
    public static readonly RightSet Empty = new([]);

    /// <summary>The most letters that <see cref="ToString"/> gives, with room for rights to come.</summary>
    public const int MostLetters = 1000;

    private readonly SortedSet<StaffRight> rights;

    public RightSet(IEnumerable<StaffRight> rights) => this.rights = [.. rights];

    /// <summary>By name, in the order of <see cref="StaffRight"/>.</summary>
    public IEnumerable<StaffRight> All => rights;

    public bool May(StaffRight right) => rights.Contains(right);

    /// <summary>Has all of the other's rights.</summary>
    public bool Covers(RightSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return rights.IsSupersetOf(other.rights);
    }

    /// <summary>The names, as they are kept.</summary>
    public override string ToString() => string.Join(',', rights);

    /// <summary>What <see cref="ToString"/> wrote. A name that is no right any more gives none.</summary>
    public static RightSet Parse(string names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return new(names.Split(',').Select(n => Enum.TryParse<StaffRight>(n, out var right) && right.ToString() == n ? right : (StaffRight?)null).OfType<StaffRight>());
    }

    public bool Equals(RightSet? other) => other is not null && rights.SetEquals(other.rights);

    public override bool Equals(object? obj) => Equals(obj as RightSet);

    public override int GetHashCode() => rights.Aggregate(0, (sum, right) => sum | 1 << (int)right);
}
