using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Files;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <summary>Takes the files of a form into the store and gives them back to those who may see them.</summary>
internal sealed class ComplaintFiles(FileStore store, Databases databases)
{
    public async Task<Outcome<IReadOnlyList<StoredFile>>> Save(IReadOnlyList<Upload> uploads, string field, CancellationToken cancel)
    {
        var wanted = uploads.Where(u => u.Length > 0).ToList();
        if (wanted.Count > UploadRules.MaxFiles)
        {
            return Outcome.Invalid(field, T($"Please attach at most {UploadRules.MaxFiles} files.", $"Bitte hängen Sie höchstens {UploadRules.MaxFiles} Dateien an."));
        }
        var saved = new List<StoredFile>();
        foreach (var upload in wanted)
        {
            var outcome = await store.Save(upload, UploadRules.MaxBytes, field, cancel);
            if (!outcome.Succeeded)
            {
                Forget(saved);
                return (List<Problem>)[.. outcome.Problems];
            }
            saved.Add(outcome.Value);
        }
        return saved;
    }

    /// <summary>Removes files whose record did not come to be.</summary>
    public void Forget(IEnumerable<StoredFile> files)
    {
        foreach (var file in files) store.Forget(file.StoredAs);
    }

    /// <summary>A file as the actor may see it; null for a foreign, an unknown and a missing one alike.</summary>
    public async Task<(FileEntry Entry, Stream Content)?> Open(Actor actor, string complaint, int file, CancellationToken cancel)
    {
        await using var db = databases.Open(actor);
        var found = await db.Attachments.Where(a => a.Complaint!.Number == complaint && a.FileNumber == file)
            .Select(a => new { a.Name, a.ContentType, a.Size, a.StoredAs }).SingleOrDefaultAsync(cancel);
        return found is not null && store.Open(found.StoredAs) is { } content
            ? (new FileEntry(file, found.Name, found.ContentType, found.Size), content) : null;
    }
}
