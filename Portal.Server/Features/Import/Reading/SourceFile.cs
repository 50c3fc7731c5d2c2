using System.Text.Unicode;
using CsvHelper;

namespace Portal.Server.Features.Import;

/// <summary>A file of the source. Opening it reads it through once: what makes it unreadable shows before anything is written.</summary>
internal sealed class SourceFile
{
    /// <summary>An unclosed quote makes one record of the rest of the file; this is where patience ends.</summary>
    private const int LongestRow = 1024 * 1024;

    private readonly string path;
    private readonly char separator;

    /// <exception cref="ImportStopped">It is not UTF-8, has no header, or a quote in it is never closed.</exception>
    public SourceFile(string path, char separator)
    {
        (this.path, this.separator) = (path, separator);
        Name = Path.GetFileName(path);
        try
        {
            CheckEncoding();
            using var reader = Open(m =>
            {
                if (m.Reason == CsvMalformedReason.UnterminatedQuote) throw Unclosed(m.LineNumber);
            });
            Header = [.. reader.Headers];
            if (Header.Count == 0) throw new ImportStopped($"{Name} is empty: its first line must name the columns.");
            while (reader.Read()) { }
        }
        catch (CsvFormatException e)
        {
            throw Unclosed(e.LineNumber);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportStopped($"{Name} cannot be read: {e.Message}");
        }
    }

    public string Name { get; }

    public IReadOnlyList<string> Header { get; } = [];

    /// <summary>The place of a column, by its exact name or else without regard to case.</summary>
    /// <exception cref="ImportStopped">There is none, or there are two.</exception>
    public int Column(string name, string neededFor)
    {
        var exact = Places(name, StringComparison.Ordinal);
        var found = exact.Count > 0 ? exact : Places(name, StringComparison.OrdinalIgnoreCase);
        if (found.Count == 1) return found[0];
        if (found.Count > 1) throw new ImportStopped($"{Name} has the column '{name}' {found.Count} times; it must be clear which one is meant.");
        throw new ImportStopped($"{Name} has no column '{name}', which {neededFor}. It has: {string.Join(", ", Header)}.");
    }

    public bool Has(string column) => Places(column, StringComparison.OrdinalIgnoreCase).Count > 0;

    public CsvReader Open(Action<CsvMalformedRecord> onMalformed) => CsvReader.FromFile(path, new CsvReaderOptions
    {
        Separator = separator, TrackLineNumbers = true, MaxRecordSize = LongestRow, OnMalformedRecord = onMalformed,
    });

    private List<int> Places(string name, StringComparison comparison) =>
        [.. Enumerable.Range(0, Header.Count).Where(i => Header[i].Trim().Equals(name.Trim(), comparison))];

    private ImportStopped Unclosed(long line) => new($"{Name} cannot be read: in line {line} a quote is opened that is never closed.");

    private void CheckEncoding()
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[128 * 1024];
        var (kept, line) = (0, 1L);
        while (true)
        {
            var read = file.Read(buffer, kept, buffer.Length - kept);
            var end = kept + read;
            // A character may be cut by the buffer's end: what follows the last line break is looked at with the next piece.
            var whole = read == 0 ? end : buffer.AsSpan(0, end).LastIndexOf((byte)'\n') + 1;
            if (whole == 0 && end == buffer.Length) whole = Whole(buffer);
            if (!Utf8.IsValid(buffer.AsSpan(0, whole))) throw new ImportStopped(NotUtf8(buffer.AsSpan(0, whole), line));
            line += buffer.AsSpan(0, whole).Count((byte)'\n');
            if (read == 0) return;
            buffer.AsSpan(whole, end - whole).CopyTo(buffer);
            kept = end - whole;
        }
    }

    /// <summary>How much of a piece without a line break ends between two characters.</summary>
    private static int Whole(byte[] buffer)
    {
        var last = buffer.Length - 1;
        while (last > buffer.Length - 4 && (buffer[last] & 0xC0) == 0x80) last--;
        return last;
    }

    private string NotUtf8(ReadOnlySpan<byte> piece, long line)
    {
        foreach (var range in piece.Split((byte)'\n'))
        {
            if (!Utf8.IsValid(piece[range])) break;
            line++;
        }
        return $"{Name} is not valid UTF-8 (line {line}). Save it as UTF-8 and run the import again.";
    }
}
