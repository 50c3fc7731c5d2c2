using System.Security.Cryptography;
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

    /// <summary>Takes a file in.</summary>
    /// <param name="field">The form's field, for the problem.</param>
    public async Task<Outcome<StoredFile>> Save(Upload upload, long mostBytes, string field, CancellationToken cancel)
    {
        var name = FileName.Harmless(upload.Name);
        await using var content = upload.Open();
        var bytes = await Read(content, mostBytes, cancel);
        if (bytes is null)
        {
            return Outcome.Invalid(field, T(
                $"\"{name}\" is larger than {mostBytes / 1024 / 1024} MB. Please choose a smaller file.",
                $"„{name}“ ist größer als {mostBytes / 1024 / 1024} MB. Bitte wählen Sie eine kleinere Datei."));
        }
        if (FileKind.Of(bytes.AsSpan(0, Math.Min(FileKind.HeadLength, bytes.Length))) is not { } kind)
        {
            return Outcome.Invalid(field, T(
                $"\"{name}\" is not a picture or PDF. We can take JPEG, PNG, WebP, GIF, HEIC and PDF.",
                $"„{name}“ ist weder Bild noch PDF. Wir nehmen JPEG, PNG, WebP, GIF, HEIC und PDF an."));
        }
        var clean = PictureCleaner.Clean(kind, bytes);
        var storedAs = $"{Guid.CreateVersion7():N}{kind.Extension}";
        await Write(storedAs, clean, cancel);
        return new StoredFile(name, kind.ContentType, clean.Length, Convert.ToHexString(SHA256.HashData(clean)), storedAs);
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
        await using (var file = new FileStream(side, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true))
        {
            await file.WriteAsync(bytes, cancel);
            file.Flush(flushToDisk: true);
        }
        File.Move(side, path);
    }

    /// <summary>Spread over folders by the random end of the name; the beginning is the time and would make few, full ones.</summary>
    private string PathOf(string storedAs)
    {
        if (storedAs.Length < 32 || !storedAs[..32].All(char.IsAsciiHexDigit)) throw new ArgumentException("Not a name of the store.", nameof(storedAs));
        return Path.Combine(folder, storedAs[30..32], storedAs);
    }

    private static async Task<byte[]?> Read(Stream content, long most, CancellationToken cancel)
    {
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
}
