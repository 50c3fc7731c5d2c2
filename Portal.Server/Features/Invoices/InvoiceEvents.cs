namespace Portal.Server.Features.Invoices;

/// <summary>The kinds of event an invoice leaves.</summary>
internal static class InvoiceEvents
{
    /// <summary>Arguments: order, total, currency.</summary>
    public const string Issued = "invoice.issued";

    /// <summary>Arguments: by (the cancellation's number), reason.</summary>
    public const string Cancelled = "invoice.cancelled";

    /// <summary>Arguments: amount, currency, on (the day).</summary>
    public const string Paid = "invoice.paid";
}
