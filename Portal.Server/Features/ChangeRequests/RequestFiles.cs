using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Server.Files;
using Portal.Shared.ChangeRequests;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Staff;

namespace Portal.Server.Features.ChangeRequests;

/// <summary>The proofs of requests. A bank's letter tells the whole account: staff open it with the right to see that, and each look is recorded.</summary>
internal sealed class RequestFiles(FileStore store, FileQuota quota, Databases databases, AuditLog audit)
{
    /// <inheritdoc cref="FileQuota.Within"/>
    public Task<Outcome<string>> Within(CustomerActor sender, RequestForm form, Func<Task<Outcome<string>>> store, CancellationToken cancel) =>
        quota.Within(sender.CustomerId, form.Files, nameof(form.Files), store, cancel);

    public Task<Outcome<IReadOnlyList<StoredFile>>> Save(IReadOnlyList<Upload> uploads, CancellationToken cancel) =>
        store.SaveAll(uploads, RequestForm.MaxFiles, UploadRules.MaxBytes, nameof(RequestForm.Files), cancel);

    /// <summary>Files belong to a request that came to be, else they go again. A form sent twice has brought two for one.</summary>
    public async Task<Outcome<string>> Keeping(IReadOnlyList<StoredFile> saved, Outcome<string> outcome)
    {
        if (saved.Count == 0) return outcome;
        await using var db = databases.OpenStaff(Actor.System);
        var names = saved.Select(f => f.StoredAs).ToList();
        var kept = outcome.Succeeded ? await db.RequestFiles.Where(f => names.Contains(f.StoredAs)).Select(f => f.StoredAs).ToListAsync() : [];
        store.Forget(saved.Where(f => !kept.Contains(f.StoredAs)));
        return outcome;
    }

    /// <summary>A file as the customer may see it; null for a foreign, an unknown and a missing one alike.</summary>
    public async Task<(RequestFile File, Stream Content)?> Open(Actor actor, string request, int file, CancellationToken cancel)
    {
        // A bank's letter tells the whole account: whoever of the staff sees the portal as a customer opens it at her own desk, if she may.
        if (actor is CustomerActor { Onlooker: not null }) return null;
        await using var db = databases.Open(actor);
        var found = await db.RequestFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Request!.Number == request && f.FileNumber == file, cancel);
        return found is not null && store.Open(found.StoredAs) is { } content ? (found, content) : null;
    }

    /// <summary>The same for staff.</summary>
    public async Task<Outcome<(RequestFile File, Stream Content)>> OpenFor(StaffActor actor, string request, int file, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(actor);
        var isBank = await db.ChangeRequests.Where(r => r.Number == request)
            .Select(r => (bool?)r.Changes.Any(c => c.Field != RequestField.Name && c.Field != RequestField.VatId)).SingleOrDefaultAsync(cancel);
        if (isBank is null) return Outcome.NotFound;
        if (isBank.Value && await audit.Refuses(actor, StaffRight.DecideOnBankData, request, cancel) is { } refused) return refused;
        if (await Open(actor, request, file, cancel) is not { } found) return Outcome.NotFound;
        if (isBank.Value) await audit.Write(BankDesk.Looked, actor, new { request, file }, cancel);
        return found;
    }
}

/// <summary>Counts them.</summary>
internal sealed class RequestFileSizes : ISentFiles
{
    public IQueryable<long> Sizes(StaffDb db, long customer) => db.RequestFiles.Where(f => f.Request!.CustomerId == customer).Select(f => f.Size);
}
