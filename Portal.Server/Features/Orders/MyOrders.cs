using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Orders;

namespace Portal.Server.Features.Orders;

/// <inheritdoc cref="IMyOrders"/>
internal sealed class MyOrders(Databases databases, CurrentActor current, Clock clock) : IMyOrders
{
    public async Task<Page<OrderSummary>> List(OrderList list, CancellationToken cancel)
    {
        await using var db = databases.Open(current.Customer);
        return await OrderReading.List(Filtered(db, list, clock.Today), list.At, clock.Today, cancel);
    }

    public async Task<MyOrder?> Read(string number, CancellationToken cancel)
    {
        await using var db = databases.Open(current.Customer);
        return await OrderReading.Read(db, number, clock, cancel);
    }

    private static IQueryable<Order> Filtered(PortalDb db, OrderList list, DateOnly today)
    {
        var orders = list.Filter switch
        {
            OrderFilter.Open => db.Orders.Where(o => o.DeliveredOn == null && o.CancelledOn == null),
            OrderFilter.Delivered => db.Orders.Where(o => o.DeliveredOn != null && o.CancelledOn == null),
            OrderFilter.Late => db.Orders.Where(o => o.CancelledOn == null
                && (o.DeliveredOn == null ? o.CurrentPromise < today : o.DeliveredOn > o.FirstPromise)),
            _ => db.Orders,
        };
        foreach (var word in SearchWords.Asked(list.Search))
        {
            var ownHits = SearchIndex.Hits(db, SearchKind.Order, word);
            var products = SearchIndex.Hits(db, SearchKind.Product, word);
            orders = orders.Where(o => ownHits.Contains(o.Number) || o.Lines.Any(l => products.Contains(l.ProductNumber)));
        }
        return orders;
    }
}
