using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Files;
using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

/// <summary>Takes the files of a form into the store and gives them back to those who may see them.</summary>
internal sealed class ComplaintFiles(FileStore store, FileQuota quota, Databases databases)
{
    /// <inheritdoc cref="FileQuota.Within"/>
    public Task<Outcome<string>> Within(Actor sender, IReadOnlyList<Upload> uploads, string field, Func<Task<Outcome<string>>> store, CancellationToken cancel) =>
        quota.Within(((CustomerActor)sender).CustomerId, uploads, field, store, cancel);

    public Task<Outcome<IReadOnlyList<StoredFile>>> Save(IReadOnlyList<Upload> uploads, string field, CancellationToken cancel) =>
        store.SaveAll(uploads, UploadRules.MaxFiles, UploadRules.MaxBytes, field, cancel);

    /// <summary>Removes files whose record did not come to be.</summary>
    public void Forget(IEnumerable<StoredFile> files) => store.Forget(files);

    /// <summary>A file of the reader's own draft of an answer.</summary>
    public async Task<(FileEntry Entry, Stream Content)?> OpenOfAnswer(StaffActor writer, string complaint, int file, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(writer);
        return await Open(db.AnswerFiles.Where(f => f.FileNumber == file && f.Draft!.UserId == writer.Id && db.Complaints.Any(c => c.Id == f.Draft.ComplaintId && c.Number == complaint)), cancel);
    }

    /// <summary>A file as the actor may see it; null for a foreign, an unknown and a missing one alike.</summary>
    public async Task<(FileEntry Entry, Stream Content)?> Open(Actor actor, string complaint, int file, CancellationToken cancel)
    {
        await using var db = databases.Open(actor);
        return await Open(db.Attachments.Where(a => a.Complaint!.Number == complaint && a.FileNumber == file), cancel);
    }

    private async Task<(FileEntry Entry, Stream Content)?> Open<TFile>(IQueryable<TFile> one, CancellationToken cancel) where TFile : FileRecord =>
        await one.AsNoTracking().SingleOrDefaultAsync(cancel) is { } found && store.Open(found.StoredAs) is { } content ? (found.Entry, content) : null;
}

/// <summary>Counts those of complaints that were begun.</summary>
internal sealed class StartedFileSizes : ISentFiles
{
    public IQueryable<long> Sizes(StaffDb db, long customer) => db.StartedFiles.Where(f => f.CustomerId == customer).Select(f => f.Size);
}

/// <summary>Counts them; what staff send takes nothing from a customer's room.</summary>
internal sealed class ComplaintFileSizes : ISentFiles
{
    public IQueryable<long> Sizes(StaffDb db, long customer) => db.Attachments.Where(a => a.CustomerId == customer && (a.MessageId == null || !a.Message!.FromStaff)).Select(a => a.Size);
}
