using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Orders;
using Portal.Shared.Common;
using Portal.Shared.Invoices;

namespace Portal.Server.Features.Invoices;

/// <inheritdoc cref="IMyInvoices"/>
internal sealed class MyInvoices(Databases databases, CurrentActor current, InvoiceReading reading) : IMyInvoices
{
    public async Task<Page<InvoiceSummary>> List(InvoiceList list, CancellationToken cancel)
    {
        await using var db = databases.Open(current.Customer);
        var invoices = reading.Of(db.Invoices, list.Filter);
        foreach (var word in SearchWords.Asked(list.Search))
        {
            var hits = SearchIndex.Hits(db, SearchKind.Invoice, word);
            invoices = invoices.Where(i => hits.Contains(i.Number));
        }
        return await reading.List(invoices, list.At, cancel);
    }

    public async Task<IReadOnlyList<OwedSum>> Owed(CancellationToken cancel)
    {
        await using var db = databases.Open(current.Customer);
        var today = reading.Today;
        var sums = await reading.Of(db.Invoices, InvoiceFilter.Open).GroupBy(i => new { i.Currency, Overdue = i.DueOn < today })
            .Select(g => new { g.Key.Currency, g.Key.Overdue, Total = g.Sum(i => i.Total), Paid = g.Sum(i => i.Paid) }).ToListAsync(cancel);
        return [.. sums.GroupBy(s => s.Currency).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new OwedSum(
            new Money(g.Sum(s => s.Total - s.Paid), g.Key), new Money(g.Where(s => s.Overdue).Sum(s => s.Total - s.Paid), g.Key)))];
    }

    public async Task<IReadOnlyList<InvoiceSummary>> Overdue(int most, CancellationToken cancel)
    {
        await using var db = databases.Open(current.Customer);
        var rows = await InvoiceRow.Of(reading.Of(db.Invoices, InvoiceFilter.Overdue)).OrderBy(r => r.DueOn).ThenBy(r => r.Number).Take(most).ToListAsync(cancel);
        return [.. rows.Select(r => r.Summary(reading.Today))];
    }

    public async Task<IReadOnlyList<InvoiceSummary>> OfOrder(string orderNumber, CancellationToken cancel)
    {
        await using var db = databases.Open(current.Customer);
        return await reading.OfOrder(db, orderNumber, cancel);
    }

    public async Task<MyInvoice?> Read(string number, CancellationToken cancel)
    {
        await using var db = databases.Open(current.Customer);
        var invoice = await reading.Read(db, number, cancel);
        return invoice is null ? null : invoice with { OrderIsSeen = await db.SeesOrder(invoice.OrderNumber, s => s.Invoices, cancel) };
    }
}
