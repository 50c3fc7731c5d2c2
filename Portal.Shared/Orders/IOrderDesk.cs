using Portal.Shared.Common;

namespace Portal.Shared.Orders;

/// <summary>The orders of all customers, for staff.</summary>
public interface IOrderDesk
{
    Task<DeskOrder?> Read(string number, CancellationToken cancel = default);

    /// <summary>A customer's orders, newest first.</summary>
    Task<Page<OrderSummary>> OfCustomer(string customerNumber, PageAt at, CancellationToken cancel = default);
}

/// <summary>An order as its customer sees it, and whose it is.</summary>
public sealed record DeskOrder(MyOrder Order, string CustomerNumber, string CustomerName);
