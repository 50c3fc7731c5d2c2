using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;

namespace Portal.Server.Features.Invoices;

/// <summary>An issued invoice. It can be read without its order: what it shows of it is copied.</summary>
internal sealed class Invoice : Record, IDocument, ISearchable
{
    [MaxLength(40), Impersonal]
    public required string Number { get; init; }

    public long CustomerId { get; set; }

    public long? SiteId { get; set; }

    public long? ContactId { get; set; }

    public long? OrderId { get; init; }

    [MaxLength(40), Impersonal]
    public string OrderNumber { get; init; } = "";

    public DateOnly IssuedOn { get; init; }

    public DateOnly DueOn { get; init; }

    [MaxLength(3), Impersonal]
    public required string Currency { get; init; }

    public decimal Net { get; init; }

    public decimal Tax { get; init; }

    public decimal Total { get; init; }

    /// <summary>Sum of the payments.</summary>
    public decimal Paid { get; private set; }

    [MaxLength(100), Impersonal]
    public string? ExternalId { get; init; }

    public List<Payment> Payments { get; } = [];

    public SearchKind SearchKind => SearchKind.Invoice;

    public long? SearchOwner => CustomerId;

    public IEnumerable<string?> SearchTexts => [Number, OrderNumber, ExternalId];

    public void Pay(DateOnly on, decimal amount, string? externalId = null)
    {
        Payments.Add(new Payment { CustomerId = CustomerId, PaidOn = on, Amount = amount, ExternalId = externalId });
        Paid += amount;
    }
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
