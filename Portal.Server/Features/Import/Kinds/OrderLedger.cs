using Portal.Server.Data;
using Portal.Server.Features.Orders;

namespace Portal.Server.Features.Import;

/// <summary>
/// The fields that write an order's ledger: a changed date is a further promise, a later delivery date puts the delivery right.
/// They go through the order's own methods and leave no event: history tells nobody anything.
/// </summary>
internal static class OrderLedger
{
    /// <summary>Used where the file gives no reason for a moved date; understood in both languages.</summary>
    private const string NoReason = "Import";

    private static readonly DateType Date = new();

    public static Field<Order> PromiseReason { get; } = new("promiseReason", new TextType(200), (_, _) => null, (_, _, _) => { });

    public static Field<Order> ShippedOn { get; } = new(
        "shippedOn", Date, (o, _) => Date.SpellingOf(o.ShippedOn), (o, row, _) => Deliver(o, row, row.Date("shippedOn"), o.DeliveredOn));

    public static Field<Order> DeliveredOn { get; } = new(
        "deliveredOn", Date, (o, _) => Date.SpellingOf(o.DeliveredOn), (o, row, _) => Deliver(o, row, o.ShippedOn, row.Date("deliveredOn")));

    /// <summary>An order on which nothing left the house has no place for a carrier yet.</summary>
    public static Field<Order> Carrier { get; } = new(
        "carrier", new TextType(100), (o, _) => o.Deliveries.Count > 0 ? o.Deliveries[^1].Carrier : null, (o, row, _) =>
        {
            if (o.Deliveries is [.., var last]) o.Correct(last, last.ShippedOn, last.DeliveredOn, row["carrier"]);
        });

    public static Field<Order> PromisedFor(Clock clock) => new(
        "promisedFor", Date, (o, _) => Date.SpellingOf(o.CurrentPromise), (o, row, _) => Promise(o, row, clock))
    { Stays = true };

    private static void Promise(Order order, Row row, Clock clock)
    {
        if (row.Date("promisedFor") is not { } date) return;
        // The first promise of an imported order was made when it was ordered; noon is that day in every season.
        var noon = order.OrderedOn.ToDateTime(new TimeOnly(12, 0));
        if (order.FirstPromise is null) order.PromiseDelivery(date, new DateTimeOffset(noon, clock.Zone.GetUtcOffset(noon)).ToUniversalTime());
        else order.PromiseDelivery(date, clock.Now, row["promiseReason"] is { Length: > 0 } reason ? reason : NoReason);
    }

    private static void Deliver(Order order, Row row, DateOnly? shippedOn, DateOnly? deliveredOn)
    {
        if (order.Deliveries is [.., var last]) order.Correct(last, shippedOn, deliveredOn, last.Carrier);
        else if ((shippedOn ?? deliveredOn) is not null) order.Deliver(shippedOn, deliveredOn, row["carrier"]);
    }
}
