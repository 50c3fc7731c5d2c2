using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;

namespace Portal.Server.Features.Orders;

/// <summary>
/// An order with its lines, its promises and its deliveries. What lists show of the ledger (the promises, the delivery) is
/// kept on the order too, by the methods that write the ledger.
/// </summary>
internal sealed partial class Order : Record, IDocument, ISearchable
{
    [MaxLength(40), Impersonal]
    public required string Number { get; init; }

    public long CustomerId { get; set; }

    public long? SiteId { get; set; }

    public long? ContactId { get; set; }

    public DateOnly OrderedOn { get; init; }

    /// <summary>The customer's own order number.</summary>
    [MaxLength(100), Impersonal]
    public string Reference { get; set; } = "";

    [MaxLength(3), Impersonal]
    public required string Currency { get; init; }

    /// <summary>Sum of the lines, net.</summary>
    public decimal Total { get; set; }

    public decimal Freight { get; set; }

    /// <summary>The first promise: kept for ever, it is what punctuality is measured by.</summary>
    public DateOnly? FirstPromise { get; private set; }

    public DateOnly? CurrentPromise { get; private set; }

    public DateOnly? ShippedOn { get; private set; }

    public DateOnly? DeliveredOn { get; private set; }

    public DateOnly? CancelledOn { get; set; }

    /// <summary>The staff member who took the order.</summary>
    public long? StaffId { get; set; }

    [MaxLength(300), Personal("Delivering", OnErasure.Keep, Ground = "Commercial letters, section 147 AO")]
    public string DeliverTo { get; set; } = "";

    [MaxLength(100), Impersonal]
    public string? ExternalId { get; init; }

    public List<OrderLine> Lines { get; } = [];

    public List<Promise> Promises { get; } = [];

    public List<Delivery> Deliveries { get; } = [];

    public SearchKind SearchKind => SearchKind.Order;

    public long? SearchOwner => CustomerId;

    public IEnumerable<string?> SearchTexts => [Number, Reference, ExternalId];

    /// <summary>Enters a promised delivery date into the ledger.</summary>
    public void PromiseDelivery(DateOnly date, DateTimeOffset madeAt, string? reason = null)
    {
        Promises.Add(new Promise { CustomerId = CustomerId, PromisedFor = date, MadeAt = madeAt, Reason = reason ?? "" });
        FirstPromise ??= date;
        CurrentPromise = date;
    }

    /// <summary>Records what left the house, and when it arrived where that is known.</summary>
    public void Deliver(DateOnly? shippedOn, DateOnly? deliveredOn, string carrier = "")
    {
        Deliveries.Add(new Delivery { CustomerId = CustomerId, ShippedOn = shippedOn, DeliveredOn = deliveredOn, Carrier = carrier });
        ShippedOn = shippedOn ?? ShippedOn;
        DeliveredOn = deliveredOn ?? DeliveredOn;
    }

    /// <summary>Puts right what was recorded of a delivery. All deliveries must be loaded.</summary>
    public void Correct(Delivery delivery, DateOnly? shippedOn, DateOnly? deliveredOn, string carrier)
    {
        (delivery.ShippedOn, delivery.DeliveredOn, delivery.Carrier) = (shippedOn, deliveredOn, carrier);
        (ShippedOn, DeliveredOn) = (Deliveries.Max(d => d.ShippedOn), Deliveries.Max(d => d.DeliveredOn));
    }
}
