using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Files;
using Portal.Shared.Common;
using Portal.Shared.Invoices;

namespace Portal.Server.Features.Invoices;

/// <summary>Issues and cancels invoices: number, record, event and file in one transaction, or nothing of them.</summary>
internal sealed class InvoiceClerk(Databases databases, InvoiceIssuing issuing, InvoiceArchive archive, Clock clock)
{
    public const string Series = "R";

    public async Task<Outcome<IssueDraft>> Begin(PortalDb db, string orderNumber, CancellationToken cancel)
    {
        var found = await issuing.Find(db, orderNumber, cancel);
        return found.Succeeded ? issuing.Propose(found.Value) : (List<Problem>)[.. found.Problems];
    }

    public async Task<Outcome<InvoicePreview>> Preview(PortalDb db, IssueDraft draft, CancellationToken cancel)
    {
        var made = await Make(db, "", draft, cancel);
        if (!made.Succeeded) return (List<Problem>)[.. made.Problems];
        var invoice = made.Value.Invoice;
        return new InvoicePreview(new Money(invoice.Net, invoice.Currency), new Money(invoice.Total, invoice.Currency), [.. invoice.Taxes.Select(t => new TaxEntry(t.Rate, t.Net, t.Tax))]);
    }

    public Task<Outcome<string>> Issue(StaffActor actor, IssueDraft draft, CancellationToken cancel) => Filing(actor, draft.FormKey, async (db, files) =>
    {
        // The number first: whoever invoices the same order waits for it, and then finds the invoice. A refusal gives it back.
        var number = await Numbers.Take(db, Series, clock.Today, cancel);
        var made = await Make(db, number, draft, cancel);
        if (!made.Succeeded) return (List<Problem>)[.. made.Problems];
        var (invoice, customer) = made.Value;
        invoice.Note(InvoiceEvents.Issued, actor, clock.Now,
            ("order", invoice.OrderNumber), ("total", invoice.Total.ToString("0.00", CultureInfo.InvariantCulture)), ("currency", invoice.Currency));
        files.Add(await archive.File(invoice, customer, cancel));
        db.Invoices.Add(invoice);
        return number;
    }, cancel);

    public Task<Outcome<string>> Cancel(StaffActor actor, CancelDraft draft, CancellationToken cancel) => Filing(actor, draft.FormKey, async (db, files) =>
    {
        var number = await Numbers.Take(db, Series, clock.Today, cancel);
        var invoice = await InvoiceReading.Whole(db).SingleOrDefaultAsync(i => i.Number == draft.Number, cancel);
        if (invoice is null) return Outcome.NotFound;
        if (invoice.CheckCancel() is { } problem) return problem;
        if (draft.Reason == CancelReason.None) return Outcome.Invalid(nameof(draft.Reason), Texts.T("Choose why it is cancelled.", "Wählen Sie, warum sie storniert wird."));
        var cancellation = invoice.Cancel(number, clock.Today);
        invoice.Note(InvoiceEvents.Cancelled, actor, clock.Now, ("by", number), ("reason", draft.Reason.ToString()));
        var customer = await db.Customers.Where(c => c.Id == invoice.CustomerId).Select(c => c.Number).SingleAsync(cancel);
        files.Add(await archive.File(cancellation, customer, cancel));
        db.Invoices.Add(cancellation);
        return number;
    }, cancel);

    public Task<Outcome<string>> Pay(StaffActor actor, PaymentDraft draft, CancellationToken cancel) => databases.WriteOnce(actor, draft.FormKey, clock, async db =>
    {
        var invoice = await db.Invoices.SingleOrDefaultAsync(i => i.Number == draft.Number, cancel);
        if (invoice is null) return Outcome.NotFound;
        if (invoice.CheckPay() is { } never) return never;
        var (amount, on) = (Amounts.Read(draft.Amount), draft.PaidOn ?? clock.Today);
        if (invoice.CheckPay(amount, on, clock.Today) is { Count: > 0 } problems) return problems;
        invoice.Pay(on, amount!.Value);
        invoice.Note(InvoiceEvents.Paid, actor, clock.Now, ("amount", amount.Value.ToString("0.00", CultureInfo.InvariantCulture)), ("currency", invoice.Currency), ("on", on.ToString("O", CultureInfo.InvariantCulture)));
        return invoice.Number;
    }, cancel);

    private async Task<Outcome<(Invoice Invoice, string Customer)>> Make(PortalDb db, string number, IssueDraft draft, CancellationToken cancel)
    {
        var found = await issuing.Find(db, draft.OrderNumber, cancel);
        if (!found.Succeeded) return (List<Problem>)[.. found.Problems];
        var facts = issuing.Facts(found.Value, draft);
        if (!facts.Succeeded) return (List<Problem>)[.. facts.Problems];
        return (Invoice.Issue(number, found.Value.Order, facts.Value), found.Value.Customer.Number);
    }

    /// <summary>A form's change that makes files; those whose invoice did not come to be go again.</summary>
    private async Task<Outcome<string>> Filing(
        StaffActor actor, Guid formKey, Func<PortalDb, List<StoredFile>, Task<Outcome<string>>> work, CancellationToken cancel)
    {
        var files = new List<StoredFile>();
        try
        {
            return await databases.WriteOnce(actor, formKey, clock, db => work(db, files), cancel);
        }
        finally
        {
            await archive.Sweep(actor, files);
        }
    }
}
