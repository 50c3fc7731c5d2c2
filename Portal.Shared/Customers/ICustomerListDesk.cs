using Portal.Shared.Common;

namespace Portal.Shared.Customers;

/// <summary>The list of all customers, for staff.</summary>
public interface ICustomerListDesk
{
    /// <summary>By name.</summary>
    Task<Page<CustomerRow>> List(CustomerFilter filter, PageAt at, CancellationToken cancel = default);

    /// <summary>What the filters can be set to.</summary>
    Task<CustomerChoices> Choices(CancellationToken cancel = default);

    /// <summary>The reader's own filters and those that colleagues share, by name.</summary>
    Task<IReadOnlyList<SavedFilter>> Saved(CancellationToken cancel = default);

    /// <summary>Keeps a filter under a name; the same name of the same person is replaced.</summary>
    Task<Outcome> Save(FilterDraft draft, CancellationToken cancel = default);

    /// <summary>Removes one of the reader's own filters.</summary>
    Task<Outcome> Forget(string name, CancellationToken cancel = default);
}

/// <param name="LastOrderOn">The day of the latest order; null where there was none.</param>
/// <param name="OpenComplaints">Not closed yet.</param>
/// <param name="Overdue">What is owed past its due date, one sum a currency.</param>
public sealed record CustomerRow(
    string Number, string Name, CustomerKind Kind, CustomerStage Stage, CustomerClass Class, string Town, string Country, string Phone, string Email,
    string? ManagerName, DateOnly? LastOrderOn, int OpenComplaints, IReadOnlyList<Money> Overdue);

/// <param name="Countries">Those in which there are customers.</param>
/// <param name="Managers">Names of staff.</param>
public sealed record CustomerChoices(IReadOnlyList<string> Countries, IReadOnlyList<string> Managers);

/// <summary>A filter somebody keeps.</summary>
/// <param name="Query">As the list's address carries it.</param>
/// <param name="Owner">Who shares it; null for the reader's own.</param>
public sealed record SavedFilter(string Name, string Query, bool Shared, string? Owner);

/// <summary>A filter to be kept.</summary>
public sealed class FilterDraft
{
    [Needed("Give the filter a name.", "Geben Sie dem Filter einen Namen.")]
    [AtMost(60)]
    public string Name { get; set; } = "";

    /// <summary>Whether all colleagues see it.</summary>
    public bool Shared { get; set; }

    public CustomerFilter Filter { get; set; } = new();
}
