using System.Security.Cryptography;
using Portal.Server.Files.Pictures;
using Portal.Server.Hosting;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Files;

/// <summary>A file whose bytes are safely in the store.</summary>
/// <param name="Name">As its sender calls it, made harmless; only ever shown.</param>
/// <param name="StoredAs">Its name in the store, made by us.</param>
internal sealed record StoredFile(string Name, string ContentType, long Size, string Sha256, string StoredAs);

/// <summary>
/// Files of customers, in the data folder under names of our own. Written to a side name, flushed, renamed: a file is whole or
/// not there. What a picture tells beyond its pixels (place, camera, time) is taken out on the way in.
/// </summary>
internal sealed class FileStore
{
    private readonly string folder;

    public FileStore(DataFolder data)
    {
        folder = Path.Combine(data.Path, "files");
        Directory.CreateDirectory(folder);
    }

    /// <summary>Takes a file in. Nothing stays behind of one that is refused or breaks off.</summary>
    /// <param name="field">The form's field, for the problem.</param>
    public async Task<Outcome<StoredFile>> Save(Upload upload, long mostBytes, string field, CancellationToken cancel)
    {
        var name = FileName.Harmless(upload.Name);
        if (upload.Length > mostBytes || await Read(upload, mostBytes, cancel) is not { } bytes) return Outcome.Invalid(field, TooLarge(name, mostBytes));
        if (FileKind.Of(bytes) is not { } kind) return Outcome.Invalid(field, NotTaken(name));
        if (PictureCleaner.Clean(kind, bytes) is not { } clean) return Outcome.Invalid(field, NotClean(name));
        var storedAs = $"{Guid.CreateVersion7():N}{kind.Extension}";
        await Write(storedAs, clean, cancel);
        return new StoredFile(FileName.Fitting(name, kind), kind.ContentType, clean.Length, Convert.ToHexString(SHA256.HashData(clean)), storedAs);
    }

    /// <summary>Takes bytes in that must stay as they are: what we made ourselves, or the original of a document.</summary>
    public async Task<StoredFile> Keep(string name, FileKind kind, byte[] bytes, CancellationToken cancel)
    {
        var storedAs = $"{Guid.CreateVersion7():N}{kind.Extension}";
        await Write(storedAs, bytes, cancel);
        return new StoredFile(FileName.Harmless(name), kind.ContentType, bytes.Length, Convert.ToHexString(SHA256.HashData(bytes)), storedAs);
    }

    /// <summary>Opens a stored file for reading; null where it is missing.</summary>
    public FileStream? Open(string storedAs)
    {
        var path = PathOf(storedAs);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true) : null;
    }

    /// <summary>Removes a file whose record did not come to be.</summary>
    public void Forget(string storedAs) => File.Delete(PathOf(storedAs));

    private async Task Write(string storedAs, byte[] bytes, CancellationToken cancel)
    {
        var path = PathOf(storedAs);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var side = path + ".new";
        try
        {
            await using (var file = new FileStream(side, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true))
            {
                await file.WriteAsync(bytes, cancel);
                file.Flush(flushToDisk: true);
            }
            File.Move(side, path);
        }
        catch
        {
            File.Delete(side);
            throw;
        }
    }

    /// <summary>Spread over folders by the random end of the name; the beginning is the time and would make few, full ones.</summary>
    private string PathOf(string storedAs)
    {
        if (storedAs.Length < 32 || !storedAs[..32].All(char.IsAsciiHexDigit)) throw new ArgumentException("Not a name of the store.", nameof(storedAs));
        return Path.Combine(folder, storedAs[30..32], storedAs);
    }

    /// <returns>Null where there is more than announced and allowed.</returns>
    private static async Task<byte[]?> Read(Upload upload, long most, CancellationToken cancel)
    {
        await using var content = upload.Open();
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await content.ReadAsync(buffer, cancel)) > 0)
        {
            if (whole.Length + read > most) return null;
            whole.Write(buffer, 0, read);
        }
        return whole.ToArray();
    }

    private static string TooLarge(string name, long mostBytes) => T(
        $"\"{name}\" is larger than {mostBytes / 1024 / 1024} MB. Please choose a smaller file.",
        $"„{name}“ ist größer als {mostBytes / 1024 / 1024} MB. Bitte wählen Sie eine kleinere Datei.");

    private static string NotTaken(string name) => T(
        $"\"{name}\" is not a picture or PDF. We can take JPEG, PNG, WebP, GIF, HEIC and PDF.",
        $"„{name}“ ist weder Bild noch PDF. Wir nehmen JPEG, PNG, WebP, GIF, HEIC und PDF an.");

    private static string NotClean(string name) => T(
        $"\"{name}\" is damaged or unusual, and we cannot take out what it may tell about you, such as where it was taken. Please save it once more as JPEG or PNG.",
        $"„{name}“ ist beschädigt oder ungewöhnlich, und wir können nicht entfernen, was es vielleicht über Sie verrät, etwa den Aufnahmeort. Bitte speichern Sie es noch einmal als JPEG oder PNG.");
}
