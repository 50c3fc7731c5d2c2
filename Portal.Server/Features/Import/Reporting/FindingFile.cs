using System.Globalization;
using CsvHelper;

namespace Portal.Server.Features.Import;

/// <summary>
/// The report as a CSV file, made when there is the first thing to tell. It repeats what the files say, so it is readable by its
/// owner only, and a cell that a spreadsheet would take for a formula is made harmless.
/// </summary>
internal sealed class FindingFile : IAsyncDisposable
{
    private const int LongestValue = 500;
    private static readonly string[] Columns = ["file", "line", "records", "id", "column", "result", "reason", "file value", "portal value"];

    private readonly bool isChosen;
    private CsvWriter? writer;

    /// <param name="chosen">Where the operator wants it, or null for beside the data.</param>
    /// <exception cref="ImportStopped">It cannot be written there.</exception>
    public FindingFile(string? chosen, string folder, DateTime now)
    {
        isChosen = chosen is not null;
        Path = chosen ?? System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"import-report-{now:yyyyMMdd-HHmmss}.csv"));
        if (!isChosen) return;
        try
        {
            Open(Path).Dispose();
            File.Delete(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportStopped($"The report cannot be written to '{Path}': {e.Message}", isWrongUse: true);
        }
    }

    /// <summary>Where it is.</summary>
    public string Path { get; private set; }

    public void Add(Section section, Finding finding)
    {
        writer ??= Begin();
        Write(section.File.Name, finding.Line.ToString(CultureInfo.InvariantCulture), section.Kind.Name, finding.Key, finding.Column,
            finding.Kind == FindingKind.Refused ? "refused" : "conflict", finding.Reason, Short(finding.FileValue), Short(finding.PortalValue));
    }

    public ValueTask DisposeAsync() => writer?.DisposeAsync() ?? default;

    /// <summary>"=1+1" would be run by a spreadsheet: a leading apostrophe makes it text.</summary>
    public static string Harmless(string cell) => cell.Length > 0 && "=+-@\t\r\n\0＝＋－＠".Contains(cell[0]) ? "'" + cell : cell;

    private static string Short(string value) => value.Length > LongestValue ? value[..LongestValue] + "…" : value;

    private CsvWriter Begin()
    {
        FileStream stream;
        try
        {
            stream = Open(Path);
        }
        catch (Exception e) when (!isChosen && e is IOException or UnauthorizedAccessException)
        {
            // The data lies where this program may only read.
            Path = System.IO.Path.Combine(Directory.CreateTempSubdirectory("portal-import-").FullName, System.IO.Path.GetFileName(Path));
            stream = Open(Path);
        }
        writer = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n", WriteByteOrderMark = true });
        Write(Columns);
        return writer;
    }

    private void Write(params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells) writer!.WriteField(Harmless(cell));
        writer!.EndRecord();
    }

    private static FileStream Open(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
