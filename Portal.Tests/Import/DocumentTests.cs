using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Server.Features.Import;
using Portal.Tests.Support;

namespace Portal.Tests.Import;

/// <summary>docs/import.md says what the code does: every column, and what its examples lead to.</summary>
public sealed partial class DocumentTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Import", "import.md"));

    private sealed record Column(string Name, string Type, string Needed, string Meaning, string Example);

    [Fact]
    public void Every_column_of_every_file_is_there_with_its_type_and_no_other()
    {
        var kinds = RecordKinds.All("EUR", new Server.Data.Clock(TimeProvider.System, TimeZoneInfo.Utc));
        Assert.Equal(kinds.Select(k => k.FileName), Sections().Keys);
        foreach (var kind in kinds)
        {
            var documented = Sections()[kind.FileName];
            Assert.Equal(kind.Fields.Select(f => f.Name).Prepend("id"), documented.Select(c => c.Name));
            Assert.All(documented.Skip(1).Zip(kind.Fields), pair => Same(kind.Name, pair.First, pair.Second));
            Assert.Equal("yes", documented[0].Needed);
        }
    }

    [Fact]
    public async Task The_examples_of_all_columns_go_in_together()
    {
        await using var app = await PortalApp.Start();
        using var source = new Source();
        foreach (var (file, columns) in Sections())
        {
            source.Put(file, $"{string.Join(',', columns.Select(c => c.Name))}\n{string.Join(',', columns.Select(c => $"\"{c.Example}\""))}\n");
        }
        var outcome = await source.Into(app);
        Assert.Equal([], Source.Findings(outcome));
        Assert.Equal([], outcome.Notes);
        Assert.All(outcome.Report.Tallies, t => Assert.Equal(1, t.New));
    }

    [Fact]
    public async Task The_worked_example_gives_the_answer_and_the_report_that_are_printed()
    {
        await using var app = await PortalApp.Start();
        using var source = new Source();
        foreach (var (_, file, content) in Fences().Where(f => f.Kind == "csv" && f.Name != "report")) source.Put(file, content);
        var outcome = await source.Into(app);
        var answer = Fences().Single(f => f.Kind == "text").Content.Split('\n');
        Assert.Equal(answer[..4], SummaryTable.Lines(outcome.Report.Tallies));
        Assert.Equal(Fences().Single(f => f.Name == "report").Content, File.ReadAllText(outcome.ReportPath!));
        Assert.Equal(64.30m, await app.World.Read(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.Orders.Select(o => o.Total))));
        source.Put("customers.csv", File.ReadAllText(source.PathOf("customers.csv")) + "C-300,New,,\n");
        Assert.Equal(["customers 1 new, 2 same", "orders 1 new, 1 same", "order-lines 1 new, 2 same"], (await source.Into(app)).Told());
    }

    [Fact]
    public async Task The_mapping_that_is_printed_works_and_every_key_of_the_format_is_explained()
    {
        await using var app = await PortalApp.Start();
        using var source = new Source().Put("m.json", Fences().Single(f => f.Name == "mapping").Content)
            .Put("kunden.csv", "KdNr;Name1;Name2;Art;Land;Ort\n7;Hansen;Tee;F;DE;n/a\n").Put("auftraege.csv", "Beleg;KdNr;Datum;Geliefert\n1;7;02.03.2026;20260309\n");
        Assert.Equal(["customers 1 new", "addresses 1 new", "orders 1 new"], (await source.Into(app, source.PathOf("m.json"))).Told());
        foreach (var property in new[] { typeof(Mapping), typeof(MappedFile), typeof(ColumnRule) }.SelectMany(t => t.GetProperties()).Where(p => p.CanWrite && p.Name is not "IsOwn"))
        {
            Assert.Contains($"`{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}`", Text, StringComparison.Ordinal);
        }
    }

    private static void Same(string kind, Column column, Field field)
    {
        var type = field switch
        {
            { Names: { } to } => $"id of {(to is To.Staff ? "staff" : to is To.Order or To.Invoice ? $"an {to}" : $"a {to}")}".ToLowerInvariant(),
            { Type: TextType } => "text, ", { Type: NumberType } => "number", { Type: DateType } => "date", { Type: FlagType } => "yes or no",
            { Type: CurrencyType } => "currency", { Type: MailType } => "e-mail",
            _ => column.Type,
        };
        Assert.True(column.Type.Replace("whole ", "", StringComparison.Ordinal).StartsWith(type, StringComparison.Ordinal), $"{kind}.{column.Name} is {type}, not {column.Type}");
        if (type == "text, ") Assert.NotNull(field.Type.Read(new string('x', int.Parse(column.Type[6..]) + 1), SourceFormat.Own).Problem);
        if (type == "text, ") Assert.Null(field.Type.Read(new string('x', int.Parse(column.Type[6..])), SourceFormat.Own).Problem);
        Assert.True(field.IsNeeded == (column.Needed == "yes"), $"{kind}.{column.Name} is {(field.IsNeeded ? "" : "not ")}needed");
        var isFixed = (bool)field.GetType().GetProperty("IsFixed")!.GetValue(field)!;
        Assert.True(isFixed == FixedWord().IsMatch(column.Meaning), $"{kind}.{column.Name} is {(isFixed ? "" : "not ")}fixed");
    }

    private static Dictionary<string, List<Column>> Sections() => Heading().Matches(Text).ToDictionary(
        m => m.Groups[1].Value,
        m => m.Groups[2].Value.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('|', StringSplitOptions.TrimEntries))
            .Select(c => new Column(c[1].Trim('`'), c[2], c[3], c[4], c[5].Trim('`'))).ToList());

    private static IEnumerable<(string Kind, string Name, string Content)> Fences() =>
        Fence().Matches(Text).Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value));

    [GeneratedRegex(@"^### (\S+\.csv)\n(.*?)(?=^##)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```(\w+) ?(\S*)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\bfixed\b")]
    private static partial Regex FixedWord();
}
