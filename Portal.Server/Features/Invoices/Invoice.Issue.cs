using Portal.Server.Data;
using Portal.Server.Features.Orders;
using Portal.Shared.Common;
using Portal.Shared.Invoices;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Invoices;

/// <summary>What an invoice takes from elsewhere than the order.</summary>
/// <param name="Freight">What freight is called on it.</param>
/// <param name="StandardRate">Of freight, and of products that say nothing else.</param>
internal sealed record IssueFacts(
    DateOnly IssuedOn, DateOnly DueOn, DateOnly SuppliedFrom, DateOnly SuppliedTo, TaxScheme Scheme, Parties Parties, string Language, string Freight,
    decimal StandardRate)
{
    /// <summary>The products of the order's lines.</summary>
    public IReadOnlyDictionary<long, Product> Products { get; init; } = new Dictionary<long, Product>();

    public decimal RateOf(long? product) => Scheme != TaxScheme.Domestic ? 0
        : product is { } id && Products.TryGetValue(id, out var known) ? known.TaxRate ?? StandardRate : StandardRate;
}

// How an invoice comes to be, and how it is taken back. There is no other way to write one, and none to change it.
internal sealed partial class Invoice
{
    /// <summary>Invoices an order: lines, freight, sums by rate, and who invoices whom, as they are at this moment.</summary>
    public static Invoice Issue(string number, Order order, IssueFacts facts)
    {
        var lines = LinesOf(order, facts);
        var taxes = TaxesOf(lines, order.CustomerId);
        var (net, tax) = (lines.Sum(l => l.Net), taxes.Sum(t => t.Tax));
        var invoice = new Invoice
        {
            Number = number, CustomerId = order.CustomerId, SiteId = order.SiteId, ContactId = order.ContactId, OrderId = order.Id, OrderNumber = order.Number,
            Reference = order.Reference, IssuedOn = facts.IssuedOn, DueOn = facts.DueOn, SuppliedFrom = facts.SuppliedFrom, SuppliedTo = facts.SuppliedTo,
            Scheme = facts.Scheme, Language = facts.Language, IssuerName = facts.Parties.IssuerName, IssuerAddress = facts.Parties.IssuerAddress,
            IssuerVatId = facts.Parties.IssuerVatId, IssuerTaxNumber = facts.Parties.IssuerTaxNumber, RecipientName = facts.Parties.RecipientName,
            RecipientAddress = facts.Parties.RecipientAddress, RecipientVatId = facts.Parties.RecipientVatId, Currency = order.Currency,
            Net = net, Tax = tax, Total = net + tax,
        };
        invoice.Lines.AddRange(lines);
        invoice.Taxes.AddRange(taxes);
        return invoice;
    }

    /// <summary>A cancellation of this invoice: the same lines with the opposite sign, and a number of its own. Lines and taxes must be loaded.</summary>
    public Invoice Cancel(string number, DateOnly today)
    {
        var cancellation = new Invoice
        {
            Number = number, Kind = InvoiceKind.Cancellation, CustomerId = CustomerId, SiteId = SiteId, ContactId = ContactId, OrderId = OrderId,
            OrderNumber = OrderNumber, Reference = Reference, IssuedOn = today, DueOn = today, SuppliedFrom = SuppliedFrom, SuppliedTo = SuppliedTo,
            Scheme = Scheme, Language = Language, IssuerName = IssuerName, IssuerAddress = IssuerAddress, IssuerVatId = IssuerVatId,
            IssuerTaxNumber = IssuerTaxNumber, RecipientName = RecipientName, RecipientAddress = RecipientAddress, RecipientVatId = RecipientVatId,
            Currency = Currency, Net = -Net, Tax = -Tax, Total = -Total, Counterpart = Number, SettledOn = today,
        };
        cancellation.Lines.AddRange(Lines.OrderBy(l => l.Position).Select(l => new InvoiceLine
        {
            CustomerId = CustomerId, Position = l.Position, ProductNumber = l.ProductNumber, Text = l.Text, Quantity = -l.Quantity, Unit = l.Unit,
            UnitPrice = l.UnitPrice, Discount = l.Discount, Net = -l.Net, TaxRate = l.TaxRate,
        }));
        cancellation.Taxes.AddRange(Taxes.Select(t => new InvoiceTax { CustomerId = CustomerId, Rate = t.Rate, Net = -t.Net, Tax = -t.Tax }));
        (CancelledOn, SettledOn, Counterpart) = (today, today, number);
        return cancellation;
    }

    /// <summary>Leaves an event about this invoice.</summary>
    public void Note(string kind, Actor by, DateTimeOffset at, params (string Key, string Value)[] arguments) =>
        Happened.Add(EventLog.Make(this, SubjectKind.Invoice, Number, kind, by, at, visible: true, arguments));

    public Problem? CheckCancel()
    {
        if (IsFromElsewhere) return Outcome.Refused(T("It was issued elsewhere, and is cancelled there.", "Sie wurde anderswo ausgestellt und wird dort storniert."));
        if (Kind == InvoiceKind.Cancellation) return Outcome.Refused(T("A cancellation cannot be cancelled. Issue a new invoice.", "Ein Storno kann nicht storniert werden. Stellen Sie eine neue Rechnung aus."));
        return CancelledOn is null ? null : Outcome.Refused(T($"It is cancelled already, by {Counterpart}.", $"Sie ist bereits storniert, durch {Counterpart}."));
    }

    public Problem? CheckPay() => Kind == InvoiceKind.Cancellation
        ? Outcome.Refused(T("A cancellation is not paid. Enter what was paid back on the invoice that it cancels.", "Ein Storno wird nicht bezahlt. Tragen Sie Erstattetes bei der stornierten Rechnung ein."))
        : null;

    /// <summary>What is wrong with a payment: it can neither be more than is open nor take back more than was paid.</summary>
    public List<Problem> CheckPay(decimal? amount, DateOnly on, DateOnly today)
    {
        var problems = new List<Problem>();
        var open = CancelledOn is null ? Math.Max(0, Total - Paid) : 0;
        if (amount is null or 0) problems.Add(Outcome.Invalid(nameof(PaymentDraft.Amount), T("Write an amount such as 1,234.50.", "Schreiben Sie einen Betrag wie 1.234,50.")));
        else if (amount > open) problems.Add(Outcome.Invalid(nameof(PaymentDraft.Amount), open == 0
            ? T("Nothing is open. With a minus you enter what was paid back.", "Es ist nichts offen. Mit einem Minus tragen Sie Erstattetes ein.")
            : T($"Only {new Money(open, Currency)} is open. Enter here what belongs to this invoice.", $"Offen sind nur {new Money(open, Currency)}. Tragen Sie hier ein, was zu dieser Rechnung gehört.")));
        else if (amount < -Paid) problems.Add(Outcome.Invalid(nameof(PaymentDraft.Amount), T($"Only {new Money(Paid, Currency)} was paid.", $"Gezahlt wurden nur {new Money(Paid, Currency)}.")));
        if (on > today) problems.Add(Outcome.Invalid(nameof(PaymentDraft.PaidOn), T("This day is still to come.", "Dieser Tag kommt erst noch.")));
        else if (on < IssuedOn.AddYears(-1)) problems.Add(Outcome.Invalid(nameof(PaymentDraft.PaidOn), T("This is long before the invoice was issued. Is the year right?", "Das ist lange vor der Ausstellung. Stimmt das Jahr?")));
        return problems;
    }

    private static List<InvoiceLine> LinesOf(Order order, IssueFacts facts)
    {
        var lines = order.Lines.OrderBy(l => l.Position).Select((l, i) => new InvoiceLine
        {
            CustomerId = order.CustomerId, Position = i + 1, ProductNumber = l.ProductNumber, Text = l.ProductName, Quantity = l.Quantity,
            Unit = l.ProductId is { } id && facts.Products.TryGetValue(id, out var product) ? product.Unit : "", UnitPrice = l.UnitPrice,
            Discount = l.Discount, Net = l.Total, TaxRate = facts.RateOf(l.ProductId),
        }).ToList();
        if (order.Freight != 0) lines.Add(new InvoiceLine
        {
            CustomerId = order.CustomerId, Position = lines.Count + 1, Text = facts.Freight, Quantity = 1, UnitPrice = order.Freight, Net = order.Freight,
            TaxRate = facts.RateOf(null),
        });
        return lines;
    }

    private static List<InvoiceTax> TaxesOf(List<InvoiceLine> lines, long customer) => [.. lines.GroupBy(l => l.TaxRate).OrderByDescending(g => g.Key).Select(g => new InvoiceTax
    {
        CustomerId = customer, Rate = g.Key, Net = g.Sum(l => l.Net), Tax = Math.Round(g.Sum(l => l.Net) * g.Key, 2, MidpointRounding.AwayFromZero),
    })];
}
