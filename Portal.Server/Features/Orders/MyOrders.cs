using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Orders;

namespace Portal.Server.Features.Orders;

/// <inheritdoc cref="IMyOrders"/>
internal sealed class MyOrders(Databases databases, CurrentActor current, Clock clock) : IMyOrders
{
    private static readonly KeyPaging<Row, DateOnly> Paging = new(r => r.OrderedOn, r => r.Number);

    public async Task<Page<OrderSummary>> List(OrderList list, CancellationToken cancel)
    {
        await using var db = databases.Open(current.Customer);
        var today = clock.Today;
        var rows = Filtered(db, list, today).Select(o => new Row
        {
            Number = o.Number, OrderedOn = o.OrderedOn, Reference = o.Reference, Total = o.Total, Currency = o.Currency,
            FirstPromise = o.FirstPromise, CurrentPromise = o.CurrentPromise, ShippedOn = o.ShippedOn, DeliveredOn = o.DeliveredOn,
            CancelledOn = o.CancelledOn,
        });
        return await Paging.Read(rows, list.At, r => new OrderSummary(
            r.Number, r.OrderedOn, r.Reference, new Money(r.Total, r.Currency),
            OrderWords.State(new OrderFacts(r.FirstPromise, r.CurrentPromise, r.ShippedOn, r.DeliveredOn, r.CancelledOn), today)), cancel);
    }

    public async Task<MyOrder?> Read(string number, CancellationToken cancel)
    {
        await using var db = databases.Open(current.Customer);
        var order = await db.Orders.AsNoTracking().AsSplitQuery()
            .Include(o => o.Lines.OrderBy(l => l.Position)).Include(o => o.Promises.OrderBy(p => p.Id)).Include(o => o.Deliveries.OrderBy(d => d.Id))
            .SingleOrDefaultAsync(o => o.Number == number, cancel);
        if (order is null) return null;
        var facts = new OrderFacts(order.FirstPromise, order.CurrentPromise, order.ShippedOn, order.DeliveredOn, order.CancelledOn);
        return new MyOrder(
            order.Number, order.OrderedOn, order.Reference, new Money(order.Total, order.Currency), new Money(order.Freight, order.Currency),
            order.DeliverTo, OrderWords.State(facts, clock.Today),
            [.. order.Lines.Select(l => new MyOrderLine(l.Position, l.ProductNumber, l.ProductName, l.Quantity, l.UnitPrice, l.Discount, l.Total))],
            [.. order.Promises.Select(p => new PromiseEntry(p.PromisedFor, clock.DayOf(p.MadeAt), p.Reason))],
            [.. order.Deliveries.Select(d => new DeliveryEntry(d.ShippedOn, d.DeliveredOn, d.Carrier))]);
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
            var ownHits = Search.Hits(db, SearchKind.Order, word);
            var products = Search.Hits(db, SearchKind.Product, word);
            orders = orders.Where(o => ownHits.Contains(o.Number) || o.Lines.Any(l => products.Contains(l.ProductNumber)));
        }
        return orders;
    }

    private sealed class Row
    {
        public required string Number { get; init; }
        public DateOnly OrderedOn { get; init; }
        public required string Reference { get; init; }
        public decimal Total { get; init; }
        public required string Currency { get; init; }
        public DateOnly? FirstPromise { get; init; }
        public DateOnly? CurrentPromise { get; init; }
        public DateOnly? ShippedOn { get; init; }
        public DateOnly? DeliveredOn { get; init; }
        public DateOnly? CancelledOn { get; init; }
    }
}
