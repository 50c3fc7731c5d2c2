using System.ComponentModel.DataAnnotations;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Invoices;

/// <summary>The invoices of all customers, for staff.</summary>
public interface IInvoiceDesk
{
    /// <summary>Newest first.</summary>
    Task<Page<DeskInvoiceRow>> List(DeskInvoiceList list, CancellationToken cancel = default);

    /// <summary>A customer's invoices, newest first.</summary>
    Task<Page<InvoiceSummary>> OfCustomer(string customerNumber, PageAt at, CancellationToken cancel = default);

    /// <summary>The invoices of an order, newest first.</summary>
    Task<IReadOnlyList<InvoiceSummary>> OfOrder(string orderNumber, CancellationToken cancel = default);

    Task<DeskInvoice?> Read(string number, CancellationToken cancel = default);

    /// <summary>What an invoice of the order would be, to look at before it is issued.</summary>
    /// <returns>A problem where it cannot be issued, with what to do about it.</returns>
    Task<Outcome<IssueDraft>> Begin(string orderNumber, CancellationToken cancel = default);

    /// <summary>Net and total the invoice would have.</summary>
    Task<Outcome<InvoicePreview>> Preview(IssueDraft draft, CancellationToken cancel = default);

    /// <summary>Issues the invoice: the next number, a PDF that is kept, and nothing of it ever changes again.</summary>
    /// <returns>Its number.</returns>
    Task<Outcome<string>> Issue(IssueDraft draft, CancellationToken cancel = default);

    /// <summary>Takes an invoice back by a cancellation with a number of its own.</summary>
    /// <returns>The cancellation's number.</returns>
    Task<Outcome<string>> Cancel(CancelDraft draft, CancellationToken cancel = default);

    /// <summary>Enters what came in for an invoice, or, with a minus, what was entered wrongly or paid back.</summary>
    /// <returns>The invoice's number.</returns>
    Task<Outcome<string>> Pay(PaymentDraft draft, CancellationToken cancel = default);
}

/// <param name="Search">Words of the number, the order's number, the customer's reference or the customer's name.</param>
public sealed record DeskInvoiceList(InvoiceFilter Filter, string? Search, PageAt At);

public sealed record DeskInvoiceRow(InvoiceSummary Invoice, string CustomerNumber, string CustomerName, DateOnly DueOn);

/// <summary>An invoice as its customer sees it, and whose it is.</summary>
/// <param name="CanCancel">It was issued here, is not cancelled yet, and the reader may.</param>
/// <param name="CanPay">Money may come in for it, and the reader may enter it.</param>
public sealed record DeskInvoice(MyInvoice Invoice, string CustomerNumber, string CustomerName, bool CanCancel, bool CanPay);

/// <summary>The sums that the draft comes to.</summary>
public sealed record InvoicePreview(Money Net, Money Total, IReadOnlyList<TaxEntry> Taxes);

/// <summary>What is decided when an order is invoiced.</summary>
public sealed class IssueDraft : IValidatableObject
{
    public Guid FormKey { get; set; }

    public string OrderNumber { get; set; } = "";

    [Needed("Say when it was supplied.", "Geben Sie an, wann geliefert wurde.")]
    public DateOnly? SuppliedFrom { get; set; }

    /// <summary>The last day of a period; empty for a single day.</summary>
    public DateOnly? SuppliedTo { get; set; }

    [Needed("Say when it is due.", "Geben Sie an, wann sie fällig ist.")]
    public DateOnly? DueOn { get; set; }

    public TaxScheme Scheme { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (SuppliedTo < SuppliedFrom)
            yield return new(T("The last day lies before the first.", "Der letzte Tag liegt vor dem ersten."), [nameof(SuppliedTo)]);
    }
}

/// <summary>A payment as it is entered.</summary>
public sealed class PaymentDraft
{
    public Guid FormKey { get; set; }

    public string Number { get; set; } = "";

    [Needed("Say when it was paid.", "Geben Sie an, wann gezahlt wurde.")]
    public DateOnly? PaidOn { get; set; }

    /// <summary>As typed; in the invoice's currency.</summary>
    [Needed("Say how much was paid.", "Geben Sie an, wie viel gezahlt wurde."), AtMost(30)]
    public string Amount { get; set; } = "";
}

/// <summary>Why an invoice is taken back; the reason stays in the books and on the cancellation's record.</summary>
public sealed class CancelDraft
{
    public Guid FormKey { get; set; }

    public string Number { get; set; } = "";

    [Chosen("Choose why it is cancelled.", "Wählen Sie, warum sie storniert wird.")]
    public CancelReason Reason { get; set; }
}

public enum CancelReason { None, WrongRecipient, WrongAmount, WrongTax, OrderCancelled, Returned, Other }
