using Portal.Shared.Common;

namespace Portal.Shared.Orders;

/// <summary>The orders of all customers, for staff.</summary>
public interface IOrderDesk
{
    /// <summary>Newest first.</summary>
    Task<Page<DeskOrderRow>> List(DeskOrderList list, CancellationToken cancel = default);

    Task<DeskOrder?> Read(string number, CancellationToken cancel = default);

    /// <summary>A customer's orders, newest first.</summary>
    Task<Page<OrderSummary>> OfCustomer(string customerNumber, PageAt at, CancellationToken cancel = default);

    /// <summary>Enters a new promised date into the order's ledger; the earlier ones stay.</summary>
    /// <param name="version">Of the order as it was shown; another edit in between is a stale one.</param>
    Task<Outcome> Promise(string number, int version, PromiseDraft draft, CancellationToken cancel = default);

    /// <summary>Puts right what was recorded wrongly, and records that and why. Issued invoices keep what they say.</summary>
    Task<Outcome> Correct(string number, int version, OrderCorrection correction, CancellationToken cancel = default);
}

/// <param name="Search">Words of the number, the customer's reference, a product or the customer's name.</param>
public sealed record DeskOrderList(OrderFilter Filter, string? Search, PageAt At);

public sealed record DeskOrderRow(OrderSummary Order, string CustomerNumber, string CustomerName);

/// <summary>An order as its customer sees it, and whose it is.</summary>
/// <param name="CanPromise">Neither delivered nor cancelled.</param>
public sealed record DeskOrder(MyOrder Order, string CustomerNumber, string CustomerName, int Version, bool CanPromise);

/// <summary>A delivery date that is promised to the customer, who reads the reason, too.</summary>
public sealed class PromiseDraft
{
    [Needed("Choose the day.", "Wählen Sie den Tag.")]
    public DateOnly? Date { get; set; }

    [Needed("Say why, the customer reads it.", "Nennen Sie den Grund, der Kunde liest ihn."), AtMost(200)]
    public string Reason { get; set; } = "";
}

/// <summary>What an order should say, and why it said otherwise.</summary>
public sealed class OrderCorrection
{
    [AtMost(100)]
    public string Reference { get; set; } = "";

    [AtMost(300)]
    public string DeliverTo { get; set; } = "";

    [Chosen("Choose a reason.", "Wählen Sie einen Grund.")]
    public CorrectionReason Reason { get; set; }
}

/// <summary>Why a record is put right. Chosen, not typed: the reason stays in the history for ever.</summary>
public enum CorrectionReason { None, CustomerAsked, TypingError, Misunderstood, Other }
