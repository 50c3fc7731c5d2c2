using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Files;
using Portal.Shared.Common;

namespace Portal.Server.Features.Invoices;

/// <summary>Files the PDF of every invoice once, and gives it back byte for byte to those who may see the invoice.</summary>
internal sealed class InvoiceArchive(FileStore store, Databases databases, InvoiceReading reading, InvoicePdf pdf, Clock clock)
{
    /// <summary>The invoice as a file; null for a foreign and an unknown number alike.</summary>
    /// <exception cref="InvalidDataException">The file is missing, or is not the one that was filed.</exception>
    public async Task<byte[]?> Open(Actor actor, string number, CancellationToken cancel)
    {
        await using var db = databases.Open(actor);
        var found = await db.Invoices.Where(i => i.Number == number).Select(i => new { i.Id, i.ExternalId, Document = i.Documents.FirstOrDefault() }).SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        if (found.Document is { } filed) return await Read(filed, cancel);
        // Whoever only looks sees the same sheet, and files nothing.
        if (actor is CustomerActor { ReadOnly: true }) return pdf.Render(await Sheet(db, number, isCopy: found.ExternalId is not null, cancel));
        return found.ExternalId is null ? await FileNow(found.Id, cancel) : pdf.Render(await Sheet(db, number, isCopy: true, cancel));
    }

    /// <summary>Renders an invoice that is being issued, and files it with it.</summary>
    public async Task<StoredFile> File(Invoice invoice, string customerNumber, CancellationToken cancel)
    {
        var sheet = new InvoiceSheet(reading.View(invoice), customerNumber, invoice.RecipientName, invoice.Language, IsCopy: false);
        var file = await store.Keep($"{invoice.Number}.pdf", FileKind.Pdf, pdf.Render(sheet), cancel);
        invoice.Documents.Add(Document(invoice, file));
        return file;
    }

    /// <summary>Removes files whose invoice did not come to be.</summary>
    public async Task Sweep(Actor actor, IReadOnlyList<StoredFile> files)
    {
        if (files.Count == 0) return;
        await using var db = databases.Open(actor);
        var names = files.Select(f => f.StoredAs).ToList();
        var kept = await db.InvoiceDocuments.Where(d => names.Contains(d.StoredAs)).Select(d => d.StoredAs).ToListAsync();
        foreach (var name in names.Except(kept)) store.Forget(name);
    }

    /// <summary>Invoices that were written without their file, as those of the demo, are filed when somebody first asks.</summary>
    private async Task<byte[]> FileNow(long id, CancellationToken cancel)
    {
        var made = new List<StoredFile>();
        var outcome = await databases.WriteAsStaff<InvoiceDocument>(Actor.System, async db =>
        {
            var invoice = await db.Invoices.Include(i => i.Documents).SingleAsync(i => i.Id == id, cancel);
            if (invoice.Documents.Count > 0) return invoice.Documents[0];
            var bytes = pdf.Render(await Sheet(db, invoice.Number, isCopy: false, cancel));
            made.Add(await store.Keep($"{invoice.Number}.pdf", FileKind.Pdf, bytes, cancel));
            var document = Document(invoice, made[^1]);
            db.InvoiceDocuments.Add(document);
            return document;
        }, cancel);
        await Sweep(Actor.System, made);
        return await Read(outcome.Value, cancel);
    }

    private async Task<InvoiceSheet> Sheet(PortalDb db, string number, bool isCopy, CancellationToken cancel)
    {
        var invoice = await InvoiceReading.Whole(db).AsNoTracking().SingleAsync(i => i.Number == number, cancel);
        var customer = await db.Customers.Where(c => c.Id == invoice.CustomerId).Select(c => new { c.Number, c.Name, c.Language }).SingleAsync(cancel);
        var language = invoice.Language.Length > 0 ? invoice.Language : customer.Language;
        return new InvoiceSheet(reading.View(invoice), customer.Number, customer.Name, language, isCopy);
    }

    private InvoiceDocument Document(Invoice invoice, StoredFile file) => new()
    {
        InvoiceId = invoice.Id, CustomerId = invoice.CustomerId, Sha256 = file.Sha256, Size = file.Size, StoredAs = file.StoredAs, At = clock.Now,
    };

    private async Task<byte[]> Read(InvoiceDocument document, CancellationToken cancel)
    {
        await using var content = store.Open(document.StoredAs) ?? throw new InvalidDataException($"The file of invoice {document.InvoiceId} is missing from the store.");
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, cancel);
        return Convert.ToHexString(SHA256.HashData(bytes)) == document.Sha256
            ? bytes : throw new InvalidDataException($"The file of invoice {document.InvoiceId} is not the one that was filed.");
    }
}
