using Portal.Shared.Common;

namespace Portal.Shared.Invoices;

/// <summary>A cancellation takes an invoice back: an invoice of its own, with a number of its own and negative amounts.</summary>
public enum InvoiceKind { Invoice, Cancellation }

/// <summary>How a supply is taxed (UStG).</summary>
public enum TaxScheme
{
    /// <summary>With the tax of the company's own country.</summary>
    Domestic,

    /// <summary>Goods to a business in another country of the Union, free of tax: sections 4 no. 1b and 6a.</summary>
    IntraUnion,

    /// <summary>The recipient owes the tax: sections 13b and 14a (5).</summary>
    ReverseCharge,

    /// <summary>Goods out of the Union, free of tax: sections 4 no. 1a and 6.</summary>
    Export,
}

/// <summary>An invoice as its customer sees it.</summary>
/// <param name="Net">Before tax.</param>
/// <param name="Tax">Sum of the tax of all rates.</param>
/// <param name="OrderNumber">Empty where it is of no order.</param>
/// <param name="Lines">Empty for an invoice that came from elsewhere without them.</param>
/// <param name="Pay">How to pay what is open; null where nothing is, or the company named no account.</param>
/// <param name="IsCopy">It was issued elsewhere and its original is not here: its PDF is marked a copy.</param>
public sealed record MyInvoice(
    string Number, InvoiceKind Kind, State State, DateOnly IssuedOn, DateOnly DueOn, Money Net, Money Tax, Money Total, decimal Paid,
    string OrderNumber, string Reference, Parties Parties, Supply Supply, IReadOnlyList<InvoiceEntry> Lines, IReadOnlyList<TaxEntry> Taxes,
    IReadOnlyList<PaymentEntry> Payments, PaymentAdvice? Pay, bool IsCopy)
{
    /// <summary>Another document of the same matter: the invoice this one cancels, or the cancellation of this one.</summary>
    public string? Counterpart { get; init; }

    /// <summary>Whoever reads it may open its order, too.</summary>
    public bool OrderIsSeen { get; init; } = true;
}

/// <summary>Who invoices whom, as it was when the invoice was issued; empty where it came from elsewhere without.</summary>
/// <param name="RecipientAddress">In lines.</param>
public sealed record Parties(
    string IssuerName, string IssuerAddress, string IssuerVatId, string IssuerTaxNumber, string RecipientName, string RecipientAddress, string RecipientVatId);

/// <summary>When it was supplied and how that is taxed.</summary>
/// <param name="To">The last day of a period; equal to <paramref name="From"/> for a single day.</param>
public sealed record Supply(DateOnly? From, DateOnly? To, TaxScheme Scheme);

/// <param name="Position">Its place on the invoice, from 1.</param>
/// <param name="Discount">Share taken off, 0.15 for 15 %.</param>
/// <param name="TaxRate">As a share, 0.19 for 19 %.</param>
public sealed record InvoiceEntry(
    int Position, string ProductNumber, string Text, decimal Quantity, string Unit, decimal UnitPrice, decimal Discount, decimal Net, decimal TaxRate);

/// <summary>The sum of the lines of one rate.</summary>
public sealed record TaxEntry(decimal Rate, decimal Net, decimal Tax);

public sealed record PaymentEntry(DateOnly PaidOn, decimal Amount);

/// <summary>Where to pay, and the code that a banking app reads (EPC069-12).</summary>
/// <param name="Iban">In groups of four, as it is written.</param>
/// <param name="Bic">Empty where the company names none; within the euro area it is not needed.</param>
/// <param name="Amount">What is still open.</param>
/// <param name="Code">Null for a currency other than the euro.</param>
public sealed record PaymentAdvice(string Beneficiary, string Iban, string Bic, string BankName, Money Amount, string Purpose, CodePicture? Code);

/// <summary>A square code as a drawing: the path of its dark squares, in units of one square, quiet zone included.</summary>
/// <param name="Rows">Dark squares are true; quiet zone included.</param>
public sealed record CodePicture(IReadOnlyList<bool[]> Rows, string Path)
{
    /// <summary>Squares on a side.</summary>
    public int Size => Rows.Count;
}
