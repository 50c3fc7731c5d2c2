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
        var orders = OrderReading.Of(db.Orders, list.Filter, today);
        foreach (var word in SearchWords.Asked(list.Search))
        {
            var ownHits = SearchIndex.Hits(db, SearchKind.Order, word);
            var products = SearchIndex.Hits(db, SearchKind.Product, word);
            orders = orders.Where(o => ownHits.Contains(o.Number) || o.Lines.Any(l => products.Contains(l.ProductNumber)));
        }
        return orders;
    }
}
