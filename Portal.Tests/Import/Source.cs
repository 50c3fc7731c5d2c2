using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Import;
using Portal.Server.Files;
using Portal.Server.Hosting;
using Portal.Tests.Support;

namespace Portal.Tests.Import;

/// <summary>A line of the report.</summary>
internal sealed record Finding(string File, string Line, string Records, string Id, string Column, string Result, string Reason, string FileValue, string PortalValue);

/// <summary>A folder of files to import.</summary>
internal sealed class Source : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("portal-import-test-").FullName;

    /// <summary>One of the sets beside this class.</summary>
    public static Source Sample(string name)
    {
        var source = new Source();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Import", "Samples", name)))
        {
            File.Copy(file, source.PathOf(Path.GetFileName(file)));
        }
        return source;
    }

    public string PathOf(string file) => Path.Combine(Folder, file);

    public Source Put(string file, string text) => Put(file, Encoding.UTF8.GetBytes(text));

    public Source Put(string file, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(file), bytes);
        return this;
    }

    /// <summary>Changes a text that stands in the file exactly once.</summary>
    public Source Replace(string file, string old, string now)
    {
        var text = File.ReadAllText(PathOf(file));
        Assert.Equal(2, text.Split(old).Length);
        return Put(file, text.Replace(old, now, StringComparison.Ordinal));
    }

    public Task<ImportOutcome> Into(PortalApp app, string? mapping = null, CancellationToken cancel = default) =>
        Into(app, new ImportRequest(Folder, mapping), cancel);

    public static async Task<ImportOutcome> Into(PortalApp app, ImportRequest request, CancellationToken cancel = default)
    {
        var importer = new Importer(
            app.Databases, app.Services.GetRequiredService<Clock>(), app.Services.GetRequiredService<AuditLog>(), app.Services.GetRequiredService<PortalSettings>(),
            app.Services.GetRequiredService<FileStore>());
        return await importer.Run(importer.Check(request), request, cancel);
    }

    /// <summary>What was written about rows that did not go in and fields that stayed; the report is taken away after.</summary>
    public static List<Finding> Findings(ImportOutcome outcome)
    {
        if (outcome.ReportPath is null) return [];
        var rows = Cells(File.ReadAllText(outcome.ReportPath));
        File.Delete(outcome.ReportPath);
        Assert.Equal(["file", "line", "records", "id", "column", "result", "reason", "file value", "portal value"], rows[0]);
        return rows.Skip(1).Select(r => new Finding(r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8])).ToList();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>CSV as RFC 4180 has it, read apart from the product.</summary>
    private static List<List<string>> Cells(string text)
    {
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
            else if (text[i] == '"') quoted = !quoted;
            else if (quoted || text[i] is not (',' or '\n')) cell.Append(text[i]);
            else
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (text[i] == ',') continue;
                rows.Add(row);
                row = [];
            }
        }
        return rows;
    }
}

internal static class OutcomeWords
{
    /// <summary>"orders 5 new, 3 refused": what is not nothing, a section each.</summary>
    public static string[] Told(this ImportOutcome outcome) => [.. outcome.Report.Tallies.Select(t => $"{t.Records} " + string.Join(", ", new[]
    {
        (t.New, "new"), (t.Changed, "changed"), (t.Unchanged, "same"), (t.Refused, "refused"), (t.Conflicts, "conflicts"),
    }.Where(n => n.Item1 > 0).Select(n => $"{n.Item1} {n.Item2}")))];
}
