using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Invoices;
using Portal.Shared.Staff;

namespace Portal.Server.Features.Invoices;

/// <inheritdoc cref="IInvoiceDesk"/>
internal sealed class InvoiceDesk(Databases databases, CurrentActor current, InvoiceReading reading, InvoiceClerk clerk, AuditLog audit) : IInvoiceDesk
{
    private static readonly KeyPaging<DeskRecord, DateOnly> Paging = new(r => r.IssuedOn, r => r.Number);

    public async Task<Page<DeskInvoiceRow>> List(DeskInvoiceList list, CancellationToken cancel)
    {
        var actor = await Reader(cancel);
        await using var db = databases.OpenStaff(actor);
        var invoices = reading.Of(db.Invoices, list.Filter);
        foreach (var word in SearchWords.Asked(list.Search))
        {
            var hits = SearchIndex.Hits(db, SearchKind.Invoice, word);
            var names = SearchIndex.Hits(db, SearchKind.Customer, word);
            invoices = invoices.Where(i => hits.Contains(i.Number) || db.Customers.Any(c => c.Id == i.CustomerId && names.Contains(c.Number)));
        }
        var rows = from i in invoices
                   join c in db.Customers on i.CustomerId equals c.Id
                   select new DeskRecord
                   {
                       Number = i.Number, Kind = i.Kind, IssuedOn = i.IssuedOn, DueOn = i.DueOn, OrderNumber = i.OrderNumber, Reference = i.Reference,
                       Currency = i.Currency, Total = i.Total, Paid = i.Paid, SettledOn = i.SettledOn, CancelledOn = i.CancelledOn, Counterpart = i.Counterpart,
                       CustomerNumber = c.Number, CustomerName = c.Name,
                   };
        return await Paging.Read(rows, list.At, r => r.Show(reading.Today), cancel);
    }

    public async Task<Page<InvoiceSummary>> OfCustomer(string customerNumber, PageAt at, CancellationToken cancel)
    {
        var actor = await Reader(cancel);
        await using var db = databases.OpenStaff(actor);
        var customer = await db.Customers.Where(c => c.Number == customerNumber).Select(c => c.Id).SingleOrDefaultAsync(cancel);
        return await reading.List(db.Invoices.Where(i => i.CustomerId == customer), at, cancel);
    }

    public async Task<IReadOnlyList<InvoiceSummary>> OfOrder(string orderNumber, CancellationToken cancel)
    {
        var actor = await Reader(cancel);
        await using var db = databases.OpenStaff(actor);
        return await reading.OfOrder(db, orderNumber, cancel);
    }

    public async Task<DeskInvoice?> Read(string number, CancellationToken cancel)
    {
        var actor = await Reader(cancel);
        await using var db = databases.OpenStaff(actor);
        var invoice = await InvoiceReading.Whole(db).AsNoTracking().SingleOrDefaultAsync(i => i.Number == number, cancel);
        if (invoice is null) return null;
        var customer = await db.Customers.Where(c => c.Id == invoice.CustomerId).Select(c => new { c.Number, c.Name }).SingleAsync(cancel);
        return new DeskInvoice(reading.View(invoice), customer.Number, customer.Name,
            actor.May(StaffRight.IssueInvoices) && invoice.CheckCancel() is null, actor.May(StaffRight.RecordPayments) && invoice.CheckPay() is null);
    }

    public async Task<Outcome<IssueDraft>> Begin(string orderNumber, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.IssueInvoices, orderNumber, cancel) is { } refused) return refused;
        await using var db = databases.OpenStaff(actor);
        return await clerk.Begin(db, orderNumber, cancel);
    }

    public async Task<Outcome<InvoicePreview>> Preview(IssueDraft draft, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.IssueInvoices, draft.OrderNumber, cancel) is { } refused) return refused;
        await using var db = databases.OpenStaff(actor);
        return await clerk.Preview(db, draft, cancel);
    }

    public async Task<Outcome<string>> Issue(IssueDraft draft, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        return await audit.Refuses(actor, StaffRight.IssueInvoices, draft.OrderNumber, cancel) is { } refused ? refused : await clerk.Issue(actor, draft, cancel);
    }

    public async Task<Outcome<string>> Cancel(CancelDraft draft, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        return await audit.Refuses(actor, StaffRight.IssueInvoices, draft.Number, cancel) is { } refused ? refused : await clerk.Cancel(actor, draft, cancel);
    }

    public async Task<Outcome<string>> Pay(PaymentDraft draft, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        return await audit.Refuses(actor, StaffRight.RecordPayments, draft.Number, cancel) is { } refused ? refused : await clerk.Pay(actor, draft, cancel);
    }

    private Task<StaffActor> Reader(CancellationToken cancel) => audit.Admit(current, StaffRight.SeeInvoices, "invoices", cancel);

    private sealed class DeskRecord
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
        public required string CustomerNumber { get; init; }
        public required string CustomerName { get; init; }

        public DeskInvoiceRow Show(DateOnly today) => new(
            new InvoiceSummary(Number, IssuedOn, OrderNumber, Reference, new Money(Total, Currency), InvoiceWords.State(
                new InvoiceFacts(Kind, Currency, Total, Paid, DueOn, SettledOn, CancelledOn, Counterpart), today)), CustomerNumber, CustomerName, DueOn);
    }
}
