using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Shared.Invoices;

namespace Portal.Server.Features.Invoices;

/// <summary>
/// An issued invoice. It can be read without its order and long after the address changed: what it shows is copied. Nothing of
/// it ever changes but what became of it: payments, and the cancellation that takes it back.
/// </summary>
[WrittenOnce(nameof(Paid), nameof(SettledOn), nameof(CancelledOn), nameof(Counterpart))]
internal sealed partial class Invoice : Record, IDocument, ISearchable
{
    private const string Ground = "Invoices, section 14b UStG";

    [MaxLength(40), Impersonal]
    public required string Number { get; init; }

    public InvoiceKind Kind { get; init; }

    public long CustomerId { get; set; }

    public long? SiteId { get; set; }

    public long? ContactId { get; set; }

    public long? OrderId { get; init; }

    [MaxLength(40), Impersonal]
    public string OrderNumber { get; init; } = "";

    /// <summary>The customer's own order number.</summary>
    [MaxLength(100), Impersonal]
    public string Reference { get; init; } = "";

    public DateOnly IssuedOn { get; init; }

    public DateOnly DueOn { get; init; }

    /// <summary>First and last day of supply; the same for a single day.</summary>
    public DateOnly? SuppliedFrom { get; init; }

    public DateOnly? SuppliedTo { get; init; }

    public TaxScheme Scheme { get; init; }

    /// <summary>"de" or "en": what it was issued in.</summary>
    [MaxLength(2), Impersonal]
    public string Language { get; init; } = "";

    [MaxLength(200), Impersonal]
    public string IssuerName { get; init; } = "";

    [MaxLength(300), Impersonal]
    public string IssuerAddress { get; init; } = "";

    [MaxLength(60), Impersonal]
    public string IssuerVatId { get; init; } = "";

    [MaxLength(60), Impersonal]
    public string IssuerTaxNumber { get; init; } = "";

    [MaxLength(200), Personal("Naming the recipient", OnErasure.Keep, Ground = Ground)]
    public string RecipientName { get; init; } = "";

    /// <summary>In lines, without the name.</summary>
    [MaxLength(500), Personal("Naming the recipient", OnErasure.Keep, Ground = Ground)]
    public string RecipientAddress { get; init; } = "";

    [MaxLength(60), Personal("Stating the recipient's number where the tax is theirs", OnErasure.Keep, Ground = Ground)]
    public string RecipientVatId { get; init; } = "";

    [MaxLength(3), Impersonal]
    public required string Currency { get; init; }

    public decimal Net { get; init; }

    public decimal Tax { get; init; }

    public decimal Total { get; init; }

    /// <summary>Sum of the payments.</summary>
    public decimal Paid { get; private set; }

    /// <summary>The day nothing was left to pay: paid in full, or cancelled. The open ones are found by its absence.</summary>
    public DateOnly? SettledOn { get; private set; }

    public DateOnly? CancelledOn { get; private set; }

    /// <summary>The cancellation's number; on a cancellation the number of what it cancels.</summary>
    [MaxLength(40), Impersonal]
    public string? Counterpart { get; private set; }

    [MaxLength(100), Impersonal]
    public string? ExternalId { get; init; }

    public List<InvoiceLine> Lines { get; } = [];

    public List<InvoiceTax> Taxes { get; } = [];

    public List<Payment> Payments { get; } = [];

    public List<InvoiceDocument> Documents { get; } = [];

    public SearchKind SearchKind => SearchKind.Invoice;

    public long? SearchOwner => CustomerId;

    public IEnumerable<string?> SearchTexts => [Number, OrderNumber, Reference, ExternalId];

    /// <summary>It came with an import: its numbers are another program's, and so is its original.</summary>
    public bool IsFromElsewhere => ExternalId is not null;

    public void Pay(DateOnly on, decimal amount, string? externalId = null)
    {
        Payments.Add(new Payment { CustomerId = CustomerId, PaidOn = on, Amount = amount, ExternalId = externalId });
        Paid += amount;
        SettledOn = CancelledOn ?? (Paid >= Total ? on : null);
    }
}
