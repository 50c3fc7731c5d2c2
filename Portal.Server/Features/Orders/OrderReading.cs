using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Orders;

namespace Portal.Server.Features.Orders;

/// <summary>Reads orders for both sides: customer and staff see the same truth, through their own context.</summary>
internal static class OrderReading
{
    private static readonly KeyPaging<Row, DateOnly> Paging = new(r => r.OrderedOn, r => r.Number);

    /// <summary>The one definition of each filter.</summary>
    public static IQueryable<Order> Of(IQueryable<Order> orders, OrderFilter filter, DateOnly today) => filter switch
    {
        OrderFilter.Open => orders.Where(o => o.DeliveredOn == null && o.CancelledOn == null),
        OrderFilter.Delivered => orders.Where(o => o.DeliveredOn != null && o.CancelledOn == null),
        OrderFilter.Late => orders.Where(o => o.CancelledOn == null && (o.DeliveredOn == null ? o.CurrentPromise < today : o.DeliveredOn > o.FirstPromise)),
        _ => orders,
    };

    /// <summary>A page of orders, newest first.</summary>
    public static Task<Page<OrderSummary>> List(IQueryable<Order> orders, PageAt at, DateOnly today, CancellationToken cancel)
    {
        var rows = orders.Select(o => new Row
        {
            Number = o.Number, OrderedOn = o.OrderedOn, Reference = o.Reference, Total = o.Total, Freight = o.Freight, Currency = o.Currency,
            FirstPromise = o.FirstPromise, CurrentPromise = o.CurrentPromise, ShippedOn = o.ShippedOn, DeliveredOn = o.DeliveredOn,
            CancelledOn = o.CancelledOn,
        });
        return Paging.Read(rows, at, r => r.Summary(today), cancel);
    }

    /// <summary>A page of orders of all customers, newest first, with whose they are.</summary>
    public static Task<Page<DeskOrderRow>> ListForStaff(PortalDb db, IQueryable<Order> orders, PageAt at, DateOnly today, CancellationToken cancel)
    {
        var rows = from o in orders
                   join c in db.Customers on o.CustomerId equals c.Id
                   select new Row
                   {
                       Number = o.Number, OrderedOn = o.OrderedOn, Reference = o.Reference, Total = o.Total, Freight = o.Freight, Currency = o.Currency,
                       FirstPromise = o.FirstPromise, CurrentPromise = o.CurrentPromise, ShippedOn = o.ShippedOn, DeliveredOn = o.DeliveredOn,
                       CancelledOn = o.CancelledOn, CustomerNumber = c.Number, CustomerName = c.Name,
                   };
        return Paging.Read(rows, at, r => new DeskOrderRow(r.Summary(today), r.CustomerNumber, r.CustomerName), cancel);
    }

    /// <summary>An order with its lines and its ledger.</summary>
    public static async Task<MyOrder?> Read(PortalDb db, string number, IPortalClock clock, CancellationToken cancel)
    {
        // Few promises and deliveries come along with the order; lines may be a thousand and are asked by themselves.
        var order = await db.Orders.AsNoTracking().AsSingleQuery()
            .Include(o => o.Promises.OrderBy(p => p.Id)).Include(o => o.Deliveries.OrderBy(d => d.Id))
            .SingleOrDefaultAsync(o => o.Number == number, cancel);
        if (order is null) return null;
        var lines = await db.OrderLines.Where(l => l.OrderId == order.Id).OrderBy(l => l.Position)
            .Select(l => new MyOrderLine(l.Position, l.ProductNumber, l.ProductName, l.Quantity, l.UnitPrice, l.Discount, l.Total)).ToListAsync(cancel);
        var facts = new OrderFacts(order.FirstPromise, order.CurrentPromise, order.ShippedOn, order.DeliveredOn, order.CancelledOn);
        return new MyOrder(
            order.Number, order.OrderedOn, order.Reference, new Money(order.Total, order.Currency), new Money(order.Freight, order.Currency),
            order.DeliverTo, OrderWords.State(facts, clock.Today),
            lines,
            [.. order.Promises.Select(p => new PromiseEntry(p.PromisedFor, clock.DayOf(p.MadeAt), p.Reason))],
            [.. order.Deliveries.Select(d => new DeliveryEntry(d.ShippedOn, d.DeliveredOn, d.Carrier))]);
    }

    private sealed class Row
    {
        public required string Number { get; init; }
        public DateOnly OrderedOn { get; init; }
        public required string Reference { get; init; }
        public decimal Total { get; init; }
        public decimal Freight { get; init; }
        public required string Currency { get; init; }
        public DateOnly? FirstPromise { get; init; }
        public DateOnly? CurrentPromise { get; init; }
        public DateOnly? ShippedOn { get; init; }
        public DateOnly? DeliveredOn { get; init; }
        public DateOnly? CancelledOn { get; init; }
        public string CustomerNumber { get; init; } = "";
        public string CustomerName { get; init; } = "";

        public OrderSummary Summary(DateOnly today) => new(
            Number, OrderedOn, Reference, new Money(Total + Freight, Currency),
            OrderWords.State(new OrderFacts(FirstPromise, CurrentPromise, ShippedOn, DeliveredOn, CancelledOn), today));
    }
}
