using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Server.Files;

/// <summary>The files of a form: all of them, or none.</summary>
internal static class FileIntake
{
    /// <param name="field">The form's field, for the problem.</param>
    public static async Task<Outcome<IReadOnlyList<StoredFile>>> SaveAll(
        this FileStore store, IReadOnlyList<Upload> uploads, int mostFiles, long mostBytes, string field, CancellationToken cancel)
    {
        var wanted = uploads.Where(u => u.Length > 0).ToList();
        if (wanted.Count > mostFiles) return Outcome.Invalid(field, UploadRules.TooMany(mostFiles));
        var saved = new List<StoredFile>();
        foreach (var upload in wanted)
        {
            var outcome = await store.Save(upload, mostBytes, field, cancel);
            if (!outcome.Succeeded)
            {
                store.Forget(saved);
                return (List<Problem>)[.. outcome.Problems];
            }
            saved.Add(outcome.Value);
        }
        return saved;
    }

    /// <summary>Removes files whose record did not come to be.</summary>
    public static void Forget(this FileStore store, IEnumerable<StoredFile> files)
    {
        foreach (var file in files) store.Forget(file.StoredAs);
    }
}
