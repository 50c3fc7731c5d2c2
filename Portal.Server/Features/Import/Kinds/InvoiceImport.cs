using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Invoices;
using Portal.Server.Files;
using Portal.Shared.Common;

namespace Portal.Server.Features.Import;

/// <summary>Issued invoices. They keep their numbers, and nothing about them changes once they went in.</summary>
internal sealed class InvoiceImport(string currency) : RecordKind<Invoice>(
    "invoices",
    Fields<Invoice>.Text(i => i.Number),
    Fields<Invoice>.Reference(To.Customer, "customer", i => i.CustomerId, needed: true),
    Fields<Invoice>.Reference(To.Order, "order", i => i.OrderId),
    Fields<Invoice>.Reference(To.Contact, "contact", i => i.ContactId),
    Fields<Invoice>.Of(i => i.IssuedOn, new DateType(), needed: true),
    Fields<Invoice>.Of(i => i.DueOn, new DateType(), needed: true),
    Fields<Invoice>.Of(i => i.Currency, new CurrencyType(currency)),
    Fields<Invoice>.Of(i => i.Net, new NumberType(-NumberType.Most), needed: true),
    Fields<Invoice>.Of(i => i.Tax, new NumberType(-NumberType.Most), needed: true),
    // The invoice keeps no name of it; whether there is one already is looked up when rows are written.
    new Field<Invoice>("original", new TextType(200), (_, _) => null, (_, _, _) => { }))
{
    protected override RecordBatch<Invoice> Start(BatchInput input) => new Batch(this, input);

    private sealed class Batch(InvoiceImport kind, BatchInput input) : RecordBatch<Invoice>(kind, input)
    {
        private readonly Dictionary<string, StoredFile> originals = [];
        private Dictionary<string, Outcome<string>> numbers = [];

        protected override Outcome Check(Row row)
        {
            if (row["original"] is { Length: > 0 } name && Originals.Fault(name) is { } fault) return Outcome.Invalid("original", fault);
            return SameCustomer(row, To.Order, "order") is { Succeeded: false } order ? order : SameCustomer(row, To.Contact, "contact");
        }

        protected override async Task Prepare(IReadOnlyList<Row> rows, IReadOnlyList<Row> fresh)
        {
            numbers = await new NumberGiver(Db, Db.Invoices.Select(i => i.Number), Cancel).Give(fresh, series: null, n => $"{n}");
            var named = rows.Where(r => r["original"].Length > 0).ToDictionary(r => r.Key, r => r["original"]);
            var keys = named.Keys.ToArray();
            // Once an original is there it stays, whatever a later file names.
            var known = await Db.Invoices.Where(i => EF.Parameter(keys).Contains(i.ExternalId!) && i.Documents.Any()).Select(i => i.ExternalId!).ToListAsync(Cancel);
            foreach (var key in keys.Except(known)) originals[key] = await Originals.Keep(named[key], Cancel);
        }

        protected override void Written(Invoice invoice, Row row)
        {
            if (!originals.TryGetValue(row.Key, out var file)) return;
            invoice.Documents.Add(new InvoiceDocument { CustomerId = invoice.CustomerId, Sha256 = file.Sha256, Size = file.Size, StoredAs = file.StoredAs, At = Clock.Now });
        }

        protected override Outcome<Invoice> Make(Row row)
        {
            if (!numbers[row.Key].Succeeded) return numbers[row.Key].Problems[0];
            var order = References.Find(To.Order, row["order"]);
            return new Invoice
            {
                Number = numbers[row.Key].Value, CustomerId = References.Find(To.Customer, row["customer"])!.Id, OrderId = order?.Id,
                OrderNumber = order?.Number ?? "", ContactId = References.Find(To.Contact, row["contact"])?.Id, IssuedOn = row.Date("issuedOn")!.Value,
                DueOn = row.Date("dueOn")!.Value, Currency = row["currency"], Net = row.Number("net"), Tax = row.Number("tax"),
                Total = row.Number("net") + row.Number("tax"), ExternalId = row.Key,
            };
        }
    }
}

/// <summary>Money that came in for invoices. What an invoice has been paid follows it.</summary>
internal sealed class PaymentImport() : RecordKind<Payment>(
    "payments",
    Fields<Payment>.Reference(To.Invoice, "invoice", p => p.InvoiceId, needed: true),
    Fields<Payment>.Of(p => p.PaidOn, new DateType(), needed: true),
    Fields<Payment>.Of(p => p.Amount, new NumberType(-NumberType.Most), needed: true))
{
    protected override RecordBatch<Payment> Start(BatchInput input) => new Batch(this, input);

    private sealed class Batch(PaymentImport kind, BatchInput input) : RecordBatch<Payment>(kind, input)
    {
        private Dictionary<string, Invoice> invoices = [];

        protected override async Task Prepare(IReadOnlyList<Row> rows, IReadOnlyList<Row> fresh)
        {
            var ids = fresh.Select(r => References.Find(To.Invoice, r["invoice"])!.Id).Distinct().ToArray();
            invoices = await Db.Invoices.Where(i => EF.Parameter(ids).Contains(i.Id)).ToDictionaryAsync(i => i.ExternalId ?? i.Number, Cancel);
        }

        protected override Outcome<Payment> Make(Row row)
        {
            var invoice = invoices[row["invoice"]];
            invoice.Pay(row.Date("paidOn")!.Value, row.Number("amount"), row.Key);
            return invoice.Payments[^1];
        }

        /// <summary>A payment is saved with its invoice, which carries the sum of them.</summary>
        protected override Task Insert(IReadOnlyList<Payment> records) => Task.CompletedTask;
    }
}
