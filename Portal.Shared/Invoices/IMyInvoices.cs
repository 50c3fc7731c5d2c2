using Portal.Shared.Common;

namespace Portal.Shared.Invoices;

/// <summary>The invoices of the customer who is signed in, within the person's scope.</summary>
public interface IMyInvoices
{
    /// <summary>Newest first.</summary>
    Task<Page<InvoiceSummary>> List(InvoiceList list, CancellationToken cancel = default);

    /// <summary>What is open and overdue, one sum a currency; empty where nothing is open.</summary>
    Task<IReadOnlyList<OwedSum>> Owed(CancellationToken cancel = default);

    /// <summary>The overdue invoices that wait longest.</summary>
    /// <param name="most">How many at most.</param>
    Task<IReadOnlyList<InvoiceSummary>> Overdue(int most, CancellationToken cancel = default);

    /// <summary>The invoices of an order, newest first; none for an unknown number and for another customer's.</summary>
    Task<IReadOnlyList<InvoiceSummary>> OfOrder(string orderNumber, CancellationToken cancel = default);

    /// <returns>Null for an unknown number and for another customer's.</returns>
    Task<MyInvoice?> Read(string number, CancellationToken cancel = default);
}

/// <summary>Which invoices a list shows.</summary>
public enum InvoiceFilter
{
    All,

    /// <summary>Something is still to be paid.</summary>
    Open,

    /// <summary>Open, and the due date has passed.</summary>
    Overdue,
    Paid,
}

/// <param name="Search">Words of the number, the order's number or the own reference.</param>
public sealed record InvoiceList(InvoiceFilter Filter, string? Search, PageAt At);

/// <param name="Total">With tax; negative for what is given back.</param>
public sealed record InvoiceSummary(string Number, DateOnly IssuedOn, string OrderNumber, string Reference, Money Total, State State);

/// <summary>What is owed in one currency.</summary>
/// <param name="Open">All that is open, the overdue included.</param>
public sealed record OwedSum(Money Open, Money Overdue);
