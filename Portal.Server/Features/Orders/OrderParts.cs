using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;

namespace Portal.Server.Features.Orders;

/// <summary>A line of an order. It copies the product's name and price: they are what was agreed then.</summary>
internal sealed class OrderLine : Record, ICustomerOwned
{
    public long OrderId { get; init; }

    public Order? Order { get; init; }

    public long CustomerId { get; set; }

    /// <summary>Its place on the order, from 1.</summary>
    public int Position { get; init; }

    public long? ProductId { get; init; }

    [MaxLength(200), Impersonal]
    public required string ProductName { get; set; }

    [MaxLength(40), Impersonal]
    public string ProductNumber { get; set; } = "";

    public decimal Quantity { get; set; }

    public decimal UnitPrice { get; set; }

    /// <summary>Share taken off, 0.15 for 15 %.</summary>
    public decimal Discount { get; set; }

    /// <summary>Quantity x price less discount, rounded to the cent once, here.</summary>
    public decimal Total { get; set; }

    [MaxLength(100), Impersonal]
    public string? ExternalId { get; init; }

    public static decimal TotalOf(decimal quantity, decimal unitPrice, decimal discount) =>
        Math.Round(quantity * unitPrice * (1 - discount), 2, MidpointRounding.AwayFromZero);
}

/// <summary>A promised delivery date, as it was given. The ledger only grows.</summary>
internal sealed class Promise : ICustomerOwned
{
    public long Id { get; init; }

    public long OrderId { get; init; }

    public Order? Order { get; init; }

    public long CustomerId { get; set; }

    public DateOnly PromisedFor { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Why the date moved; empty for the first promise.</summary>
    [MaxLength(200), Impersonal]
    public string Reason { get; init; } = "";
}

/// <summary>Something that left the house for an order.</summary>
internal sealed class Delivery : Record, ICustomerOwned
{
    public long OrderId { get; init; }

    public Order? Order { get; init; }

    public long CustomerId { get; set; }

    public DateOnly? ShippedOn { get; set; }

    public DateOnly? DeliveredOn { get; set; }

    [MaxLength(100), Impersonal]
    public string Carrier { get; set; } = "";
}
