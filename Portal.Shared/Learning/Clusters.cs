using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Shared.Learning;

/// <summary>Where deliveries are complained of more than elsewhere, for staff: rates with their intervals, never counts alone.</summary>
public interface IClusterDesk
{
    /// <summary>No more groups than this are shown, those that stand out most first.</summary>
    const int Most = 50;

    Task<ClusterTable> Read(ClusterQuery query, CancellationToken cancel = default);

    /// <summary>The complaints behind a group, the newest first.</summary>
    Task<Page<InboxRow>> Complaints(ClusterQuery query, string key, PageAt at, CancellationToken cancel = default);
}

/// <summary>By what deliveries are compared.</summary>
public enum ClusterBy { Product, Carrier, Country, Weekday, LeadTime }

/// <param name="Days">How far back, from today.</param>
/// <param name="Cause">Only what was closed with it; <see cref="Cause.None"/> for all.</param>
public sealed record ClusterQuery(ClusterBy By, int Days, CauseRef Cause)
{
    public static readonly IReadOnlyList<int> Periods = [30, 90, 365];
}

/// <param name="All">All deliveries of the time, and how many were complained of.</param>
/// <param name="CountedAt">Up to which day deliveries are counted; null where none are yet.</param>
public sealed record ClusterTable(IReadOnlyList<Cluster> Rows, Rate All, DateOnly? CountedAt);

/// <summary>Deliveries of one kind.</summary>
/// <param name="Key">As the address names it.</param>
/// <param name="Name">As people name it, where that is not in the key.</param>
/// <param name="StandsOut">Even the lowest likely rate is above that of all deliveries.</param>
public sealed record Cluster(string Key, string Name, Rate Rate, bool StandsOut)
{
    public Span Span => Rates.Wilson(Rate);
}
