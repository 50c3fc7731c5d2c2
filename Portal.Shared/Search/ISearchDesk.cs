namespace Portal.Shared.Search;

/// <summary>Finds records of all customers, for staff: customers, orders, invoices, complaints and documents by the beginnings of their words.</summary>
public interface ISearchDesk
{
    /// <summary>The first hits of each kind. Fewer than two characters find nothing.</summary>
    Task<IReadOnlyList<Hit>> Find(string query, CancellationToken cancel = default);
}

/// <summary>What a hit is.</summary>
public enum HitKind { Customer, Order, Invoice, Complaint, Document }

/// <param name="Title">The name or subject.</param>
/// <param name="About">What tells it from its neighbours: the town, the customer, the date.</param>
/// <param name="Customer">The number of the customer in whose file it is shown; null where it has a page of its own.</param>
public sealed record Hit(HitKind Kind, string Number, string Title, string About, string? Customer = null);
