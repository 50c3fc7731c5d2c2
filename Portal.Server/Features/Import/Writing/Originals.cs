using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Files;

namespace Portal.Server.Features.Import;

/// <summary>The original files that rows name: PDFs in the import's folder, kept byte for byte.</summary>
internal sealed class Originals(string folder, FileStore store, Databases databases)
{
    private const int MostMegabytes = 25, AtATime = 500;

    private readonly List<string> saved = [];
    private readonly string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;

    /// <summary>Why the file cannot be taken; null where it can.</summary>
    public string? Fault(string name)
    {
        if (PathOf(name) is not { } path || !File.Exists(path)) return $"There is no file '{name}' in the folder";
        if (new FileInfo(path).Length > MostMegabytes * 1024 * 1024) return $"'{name}' is larger than {MostMegabytes} MB";
        using var file = File.OpenRead(path);
        var begin = new byte[16];
        var read = file.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false);
        return FileKind.Of(begin.AsSpan(0, read)) == FileKind.Pdf ? null : $"'{name}' is not a PDF";
    }

    public async Task<StoredFile> Keep(string name, CancellationToken cancel)
    {
        var file = await store.Keep(Path.GetFileName(name), FileKind.Pdf, await File.ReadAllBytesAsync(PathOf(name)!, cancel), cancel);
        saved.Add(file.StoredAs);
        return file;
    }

    /// <summary>Removes the files whose rows did not go in after all: a dry run, a batch that was taken back.</summary>
    public async Task Sweep()
    {
        foreach (var some in saved.Chunk(AtATime))
        {
            await using var db = databases.OpenStaff(Actor.System);
            var kept = await db.InvoiceDocuments.Where(d => EF.Parameter(some).Contains(d.StoredAs)).Select(d => d.StoredAs).ToListAsync();
            foreach (var name in some.Except(kept)) store.Forget(name);
        }
        saved.Clear();
    }

    /// <returns>Null for a name that leads out of the folder.</returns>
    private string? PathOf(string name)
    {
        var path = Path.GetFullPath(Path.Combine(root, name));
        return path.StartsWith(root, StringComparison.Ordinal) ? path : null;
    }
}

/// <summary>What an import works with besides its files and its database.</summary>
internal sealed record ImportTools(Clock Clock, Originals Originals);
