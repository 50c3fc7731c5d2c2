using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;

namespace Portal.Server.Features.Invoices;

/// <summary>A line of an invoice, copied from the order when it was issued.</summary>
[WrittenOnce]
internal sealed class InvoiceLine : ICustomerOwned
{
    public long Id { get; init; }

    public long InvoiceId { get; init; }

    public Invoice? Invoice { get; init; }

    public long CustomerId { get; set; }

    /// <summary>Its place on the invoice, from 1.</summary>
    public int Position { get; init; }

    [MaxLength(40), Impersonal]
    public string ProductNumber { get; init; } = "";

    [MaxLength(200), Impersonal]
    public required string Text { get; init; }

    public decimal Quantity { get; init; }

    [MaxLength(100), Impersonal]
    public string Unit { get; init; } = "";

    public decimal UnitPrice { get; init; }

    /// <summary>Share taken off, 0.15 for 15 %.</summary>
    public decimal Discount { get; init; }

    public decimal Net { get; init; }

    /// <summary>As a share, 0.19 for 19 %.</summary>
    public decimal TaxRate { get; init; }
}

/// <summary>The sum of an invoice's lines of one rate, and its tax, rounded once, here.</summary>
[WrittenOnce]
internal sealed class InvoiceTax : ICustomerOwned
{
    public long Id { get; init; }

    public long InvoiceId { get; init; }

    public Invoice? Invoice { get; init; }

    public long CustomerId { get; set; }

    public decimal Rate { get; init; }

    public decimal Net { get; init; }

    public decimal Tax { get; init; }
}

/// <summary>The invoice as a file: rendered once when it was issued, or the original it was imported with. Its bytes are kept.</summary>
[WrittenOnce]
internal sealed class InvoiceDocument : ICustomerOwned
{
    public long Id { get; init; }

    public long InvoiceId { get; init; }

    public Invoice? Invoice { get; init; }

    public long CustomerId { get; set; }

    /// <summary>SHA-256 of the bytes, in hexadecimal.</summary>
    [MaxLength(64), Impersonal]
    public required string Sha256 { get; init; }

    public long Size { get; init; }

    /// <summary>Its name in the file store.</summary>
    [MaxLength(60), Impersonal]
    public required string StoredAs { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>Money that came in for an invoice.</summary>
internal sealed class Payment : ICustomerOwned
{
    public long Id { get; init; }

    public long InvoiceId { get; init; }

    public Invoice? Invoice { get; init; }

    public long CustomerId { get; set; }

    public DateOnly PaidOn { get; init; }

    public decimal Amount { get; init; }

    [MaxLength(100), Impersonal]
    public string? ExternalId { get; init; }
}
