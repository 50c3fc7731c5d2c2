using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Files;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Customers;

/// <inheritdoc cref="ICustomerDocumentDesk"/>
internal sealed class CustomerDocuments(Databases databases, CurrentActor current, Clock clock, FileStore store, AuditLog audit) : ICustomerDocumentDesk
{
    private static readonly KeyPaging<CustomerDocument, DateTimeOffset> Paging = new(d => d.FiledAt, d => d.Number);

    public async Task<Page<DocumentEntry>> List(string number, DocumentCategory? category, PageAt at, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var customer = await db.Customers.Where(c => c.Number == number).Select(c => c.Id).SingleOrDefaultAsync(cancel);
        var documents = db.CustomerDocuments.AsNoTracking().Where(d => d.CustomerId == customer);
        if (category is not null) documents = documents.Where(d => d.Category == category);
        return await Paging.Read(documents.Include(d => d.Versions), at, d => new DocumentEntry(
            d.Number, d.Category, d.Title, d.Note, d.FiledAt,
            [.. d.Versions.OrderByDescending(v => v.VersionNumber).Select(v => new DocumentVersionEntry(v.VersionNumber, v.Name, v.ContentType, v.Size, v.ByName, v.At))]), cancel);
    }

    public Task<Outcome<string>> File(string number, DocumentDraft draft, CancellationToken cancel) =>
        Storing(number, draft.FormKey, draft.Content, async (db, actor, file) =>
        {
            var customer = await db.Customers.SingleOrDefaultAsync(c => c.Number == number, cancel);
            if (customer is null) return Outcome.NotFound;
            var document = new CustomerDocument
            {
                Number = await Numbers.Take(db, "D", clock.Today, cancel), CustomerId = customer.Id, Category = draft.Category, Title = draft.Title.Trim(),
                Note = draft.Note.Trim(), FiledAt = clock.Now,
            };
            document.Add(file, actor, clock.Now);
            db.CustomerDocuments.Add(document);
            db.Events.Add(CustomerEvents.Make(
                customer, CustomerEvents.DocumentFiled, actor, clock.Now, ("document", document.Number), ("category", document.Category.ToString())));
            return document.Number;
        }, cancel);

    public Task<Outcome<string>> AddVersion(string number, string document, VersionDraft draft, CancellationToken cancel) =>
        Storing(number, draft.FormKey, draft.Content, async (db, actor, file) =>
        {
            var found = await db.CustomerDocuments.Include(d => d.Versions)
                .SingleOrDefaultAsync(d => d.Number == document && db.Customers.Any(c => c.Id == d.CustomerId && c.Number == number), cancel);
            if (found is null) return Outcome.NotFound;
            found.Add(file, actor, clock.Now);
            db.Events.Add(CustomerEvents.Make(found.CustomerId, number, CustomerEvents.DocumentReplaced, actor, clock.Now,
                ("document", document), ("version", found.LastVersion.ToString(System.Globalization.CultureInfo.InvariantCulture))));
            return found.Number;
        }, cancel);

    /// <summary>A version's content; null for what is not there or belongs to another customer.</summary>
    public async Task<(DocumentVersionEntry Entry, Stream Content)?> Open(StaffActor actor, string number, string document, int version, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(actor);
        var found = await db.DocumentVersions.Where(v => v.VersionNumber == version && v.Document!.Number == document
            && db.Customers.Any(c => c.Id == v.CustomerId && c.Number == number)).SingleOrDefaultAsync(cancel);
        return found is not null && store.Open(found.StoredAs) is { } content
            ? (new DocumentVersionEntry(version, found.Name, found.ContentType, found.Size, found.ByName, found.At), content) : null;
    }

    /// <summary>Takes the file in, writes the record, and lets the file go again where the record did not come to be.</summary>
    private async Task<Outcome<string>> Storing(
        string number, Guid formKey, Upload? upload, Func<StaffDb, StaffActor, StoredFile, Task<Outcome<string>>> write, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.EditCustomers, number, cancel) is { } refused) return refused;
        if (upload is null) return Outcome.Invalid(nameof(DocumentDraft.Content), T("Choose a file.", "Wählen Sie eine Datei."));
        var saved = await store.Save(upload, UploadRules.MaxBytes, nameof(DocumentDraft.Content), cancel);
        if (!saved.Succeeded) return (List<Problem>)[.. saved.Problems];
        var outcome = await databases.WriteOnce(actor, formKey, clock, db => write((StaffDb)db, actor, saved.Value), cancel);
        await using var after = databases.OpenStaff(actor);
        var storedAs = saved.Value.StoredAs;
        // A form sent twice succeeds twice, and has brought two files for one record.
        if (!outcome.Succeeded || !await after.DocumentVersions.AnyAsync(v => v.StoredAs == storedAs, CancellationToken.None)) store.Forget(storedAs);
        return outcome;
    }
}
