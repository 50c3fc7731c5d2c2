using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Invoices;

namespace Portal.Server.Features.Invoices;

/// <summary>Reads invoices for both sides: customer and staff see the same truth, through their own context.</summary>
internal sealed class InvoiceReading(PaymentDesk payments, Clock clock)
{
    private static readonly KeyPaging<InvoiceRow, DateOnly> Paging = new(r => r.IssuedOn, r => r.Number);

    public DateOnly Today => clock.Today;

    /// <summary>The one definition of each filter, for lists, sums and counts.</summary>
    public IQueryable<Invoice> Of(IQueryable<Invoice> invoices, InvoiceFilter filter)
    {
        return filter switch
        {
            InvoiceFilter.Open => invoices.Where(i => i.SettledOn == null && i.Paid < i.Total),
            InvoiceFilter.Overdue => OverdueInvoices.Of(invoices, clock.Today),
            InvoiceFilter.Paid => invoices.Where(i => i.Kind == InvoiceKind.Invoice && i.CancelledOn == null && i.Total > 0 && i.Paid >= i.Total),
            _ => invoices,
        };
    }

    /// <summary>A page of invoices, newest first.</summary>
    public Task<Page<InvoiceSummary>> List(IQueryable<Invoice> invoices, PageAt at, CancellationToken cancel) =>
        Paging.Read(InvoiceRow.Of(invoices), at, r => r.Summary(clock.Today), cancel);

    public async Task<IReadOnlyList<InvoiceSummary>> OfOrder(PortalDb db, string orderNumber, CancellationToken cancel)
    {
        // The order's key is looked up inside: one question to the database, not two.
        var rows = await InvoiceRow.Of(db.Invoices.Where(i => i.OrderId == db.Orders.Where(o => o.Number == orderNumber).Select(o => (long?)o.Id).FirstOrDefault()))
            .OrderByDescending(r => r.IssuedOn).ThenByDescending(r => r.Number).Take(PageAt.Size).ToListAsync(cancel);
        return [.. rows.Select(r => r.Summary(clock.Today))];
    }

    /// <summary>An invoice with its lines, sums and payments.</summary>
    public async Task<MyInvoice?> Read(PortalDb db, string number, CancellationToken cancel)
    {
        var invoice = await Whole(db).AsNoTracking().SingleOrDefaultAsync(i => i.Number == number, cancel);
        return invoice is null ? null : View(invoice);
    }

    /// <summary>Invoices with everything that is shown of them.</summary>
    public static IQueryable<Invoice> Whole(PortalDb db) => db.Invoices.AsSplitQuery()
        .Include(i => i.Lines.OrderBy(l => l.Position)).Include(i => i.Taxes.OrderByDescending(t => t.Rate)).Include(i => i.Payments.OrderBy(p => p.Id))
        .Include(i => i.Documents);

    public MyInvoice View(Invoice i)
    {
        var facts = new InvoiceFacts(i.Kind, i.Currency, i.Total, i.Paid, i.DueOn, i.SettledOn, i.CancelledOn, i.Counterpart);
        return new MyInvoice(
            i.Number, i.Kind, InvoiceWords.State(facts, clock.Today), i.IssuedOn, i.DueOn, new Money(i.Net, i.Currency), new Money(i.Tax, i.Currency),
            new Money(i.Total, i.Currency), i.Paid, i.OrderNumber, i.Reference,
            new Parties(i.IssuerName, i.IssuerAddress, i.IssuerVatId, i.IssuerTaxNumber, i.RecipientName, i.RecipientAddress, i.RecipientVatId),
            new Supply(i.SuppliedFrom, i.SuppliedTo, i.Scheme),
            [.. i.Lines.Select(l => new InvoiceEntry(l.Position, l.ProductNumber, l.Text, l.Quantity, l.Unit, l.UnitPrice, l.Discount, l.Net, l.TaxRate))],
            [.. i.Taxes.Select(t => new TaxEntry(t.Rate, t.Net, t.Tax))],
            [.. i.Payments.Select(p => new PaymentEntry(p.PaidOn, p.Amount))],
            i.SettledOn is null ? payments.Advice(i.Number, new Money(i.Total - i.Paid, i.Currency)) : null,
            i.IsFromElsewhere && i.Documents.Count == 0)
        { Counterpart = i.Counterpart };
    }
}

/// <summary>What lists read of an invoice.</summary>
internal sealed class InvoiceRow
{
    public required string Number { get; init; }
    public InvoiceKind Kind { get; init; }
    public DateOnly IssuedOn { get; init; }
    public DateOnly DueOn { get; init; }
    public required string OrderNumber { get; init; }
    public required string Reference { get; init; }
    public required string Currency { get; init; }
    public decimal Total { get; init; }
    public decimal Paid { get; init; }
    public DateOnly? SettledOn { get; init; }
    public DateOnly? CancelledOn { get; init; }
    public string? Counterpart { get; init; }

    public static IQueryable<InvoiceRow> Of(IQueryable<Invoice> invoices) => invoices.Select(i => new InvoiceRow
    {
        Number = i.Number, Kind = i.Kind, IssuedOn = i.IssuedOn, DueOn = i.DueOn, OrderNumber = i.OrderNumber, Reference = i.Reference, Currency = i.Currency,
        Total = i.Total, Paid = i.Paid, SettledOn = i.SettledOn, CancelledOn = i.CancelledOn, Counterpart = i.Counterpart,
    });

    public InvoiceSummary Summary(DateOnly today) => new(Number, IssuedOn, OrderNumber, Reference, new Money(Total, Currency), InvoiceWords.State(
        new InvoiceFacts(Kind, Currency, Total, Paid, DueOn, SettledOn, CancelledOn, Counterpart), today));
}
