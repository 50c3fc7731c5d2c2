using Portal.Shared.Common;

namespace Portal.Shared.Orders;

/// <summary>The orders of the customer who is signed in, within the person's scope.</summary>
public interface IMyOrders
{
    /// <summary>Newest first.</summary>
    Task<Page<OrderSummary>> List(OrderList list, CancellationToken cancel = default);

    /// <returns>Null for an unknown number and for another customer's.</returns>
    Task<MyOrder?> Read(string number, CancellationToken cancel = default);
}

/// <summary>Which orders a list shows.</summary>
public enum OrderFilter
{
    All,

    /// <summary>Neither delivered nor cancelled.</summary>
    Open,

    /// <summary>Past a promised date: not there yet, or came after the first promise.</summary>
    Late,
    Delivered,
}

/// <param name="Search">Words of the number, the own reference or a product.</param>
public sealed record OrderList(OrderFilter Filter, string? Search, PageAt At);

/// <param name="Sum">Goods and freight.</param>
public sealed record OrderSummary(string Number, DateOnly OrderedOn, string Reference, Money Sum, State State);

/// <summary>An order as its customer sees it.</summary>
public sealed record MyOrder(
    string Number, DateOnly OrderedOn, string Reference, Money Total, Money Freight, string DeliverTo, State State,
    IReadOnlyList<MyOrderLine> Lines, IReadOnlyList<PromiseEntry> Promises, IReadOnlyList<DeliveryEntry> Deliveries)
{
    /// <summary>Goods and freight.</summary>
    public Money Sum => Total with { Amount = Total.Amount + Freight.Amount };
}

/// <param name="Position">Its place on the order, from 1.</param>
/// <param name="Discount">Share taken off, 0.15 for 15 %.</param>
public sealed record MyOrderLine(
    int Position, string ProductNumber, string ProductName, decimal Quantity, decimal UnitPrice, decimal Discount, decimal Total);

/// <summary>A promise as it was made.</summary>
/// <param name="Reason">Why the date moved; empty for the first.</param>
public sealed record PromiseEntry(DateOnly PromisedFor, DateOnly MadeOn, string Reason);

public sealed record DeliveryEntry(DateOnly? ShippedOn, DateOnly? DeliveredOn, string Carrier);
