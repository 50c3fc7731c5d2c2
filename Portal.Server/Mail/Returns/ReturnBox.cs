using Portal.Server.Hosting;

namespace Portal.Server.Mail.Returns;

/// <summary>A message that lies in the box.</summary>
/// <param name="Done">Says that it has been read.</param>
internal sealed record BoxedMessage(string Name, byte[] Content, Action Done);

/// <summary>
/// The box that mails come back to, as the mail server of this machine keeps it: a maildir, whose messages move from new to cur, or
/// one file of all (mbox), of which only what is new is read.
/// </summary>
internal sealed class ReturnBox(PortalSettings settings)
{
    /// <summary>A report stands at a message's beginning; what it encloses may be cut.</summary>
    private const int Longest = 1024 * 1024;

    /// <summary>As long a file must have been left alone: its last message is whole then.</summary>
    private static readonly TimeSpan Still = TimeSpan.FromSeconds(2);

    private long readTo;

    private ReturnSettings Set => settings.Mail.Returns;

    /// <summary>How many messages of the maildir are new; for the file only whether there is more than was read.</summary>
    public int Waiting => Set.Folder.Length > 0 ? News().Count() : Set.File.Length > 0 && File.Exists(Set.File) && new FileInfo(Set.File).Length != readTo ? 1 : 0;

    public IEnumerable<BoxedMessage> Read(int most) => Set.Folder.Length > 0 ? OfFolder(most) : Set.File.Length > 0 && File.Exists(Set.File) ? OfFile(most) : [];

    private IEnumerable<string> News() => Path.Combine(Set.Folder, "new") is var box && Directory.Exists(box) ? Directory.EnumerateFiles(box) : [];

    private IEnumerable<BoxedMessage> OfFolder(int most)
    {
        foreach (var path in News().Order(StringComparer.Ordinal).Take(most).ToList())
        {
            var read = Path.Combine(Set.Folder, "cur");
            yield return new(Path.GetFileName(path), Beginning(path), () =>
            {
                Directory.CreateDirectory(read);
                File.Move(path, Path.Combine(read, Path.GetFileName(path).Split(":2,")[0] + ":2,S"), overwrite: true);
            });
        }
    }

    private static byte[] Beginning(string path)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[Math.Min(Longest, file.Length)];
        return buffer[..file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
    }

    /// <summary>After a restart from its beginning: news that is known is not written again.</summary>
    private IEnumerable<BoxedMessage> OfFile(int most)
    {
        if (DateTime.UtcNow - File.GetLastWriteTimeUtc(Set.File) < Still) yield break;
        using var file = new FileStream(Set.File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        if (file.Length < readTo) readTo = 0;
        file.Position = readTo;
        using var lines = new MboxReader(file, Longest);
        for (var count = 0; count < most && lines.Next() is { } message; count++)
        {
            var until = lines.Position;
            yield return new($"{Path.GetFileName(Set.File)} up to {until}", message, () => readTo = until);
        }
    }
}
