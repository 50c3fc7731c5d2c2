using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Import;
using Portal.Server.Hosting.Verbs;
using Portal.Tests.Support;

namespace Portal.Tests.Import;

/// <summary>The built program, started as an operator starts it.</summary>
public sealed class VerbTests
{
    [Fact]
    public async Task The_program_alone_imports_with_the_mapping_that_comes_with_it()
    {
        using var shop = Source.Sample("shop-dirty");
        using var data = new Source();
        var (code, output, errors) = await Run(data, "import", shop.Folder, "--mapping", "northwind", "--report", data.PathOf("report.csv"));
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("customers.csv      customers       6    3        0          0        3          0", output, StringComparison.Ordinal);
        Assert.EndsWith($"11 rows were refused, 0 conflicts were found: {data.PathOf("report.csv")}\n", output, StringComparison.Ordinal);
        Assert.Equal(12, File.ReadLines(data.PathOf("report.csv")).Count());

        var (again, told, _) = await Run(data, "import", shop.Folder, "--mapping", Path.Combine(AppContext.BaseDirectory, "mappings", "northwind.json"), "--all-or-nothing");
        Assert.Equal(3, again);
        Assert.EndsWith("Nothing was written, for --all-or-nothing was asked for and not every row could go in.\n", told, StringComparison.Ordinal);
        await using var db = Server.Data.Providers.DatabaseProvider.Sqlite.OpenForMigration($"Data Source={data.PathOf("portal.db")}");
        Assert.Equal(5, await db.Orders.CountAsync());
        Assert.Equal(1, await db.Audit.CountAsync(a => a.Kind == "import.run"));
    }

    [Theory]
    [InlineData(1, "Required argument missing for command: 'import'. \"--help\" lists the verbs and what they take.")]
    [InlineData(1, "There is no folder 'nowhere'.", "nowhere")]
    [InlineData(1, "There is nothing to import in '{0}'. It may hold staff.csv, products.csv, ", "{0}")]
    [InlineData(1, "There is no mapping 'southwind': it is neither a file nor the name of one that comes with the portal (northwind).", "{0}", "--mapping", "southwind")]
    [InlineData(1, "The report cannot be written to '{0}': ", "{1}", "--mapping", "northwind", "--report", "{0}")]
    [InlineData(3, "products.csv has no column 'id', which products need (files of another form than the portal's own are read by --mapping). ", "{1}")]
    [InlineData(3, "The database is not of this version of the program yet, and a dry run changes nothing: run \"migrate\" first.", "{1}", "--mapping", "northwind", "--dry-run")]
    public async Task Wrong_use_ends_with_one_sentence_and_writes_nothing(int expected, string sentence, params string[] args)
    {
        using var empty = new Source();
        using var shop = Source.Sample("shop");
        using var data = new Source();
        var (code, output, errors) = await Run(data, ["import", .. args.Select(Fill)]);
        Assert.Equal((expected, ""), (code, output));
        Assert.StartsWith(Fill(sentence), errors, StringComparison.Ordinal);
        Assert.Equal(errors.TrimEnd('\n').Length + 1, errors.Length);
        Assert.DoesNotContain('\n', errors.TrimEnd('\n'));
        Assert.True(!File.Exists(data.PathOf("portal.db")) || sentence.StartsWith("The report", StringComparison.Ordinal));

        string Fill(string text) => text.Replace("{0}", empty.Folder, StringComparison.Ordinal).Replace("{1}", shop.Folder, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_import_is_completed_by_the_next()
    {
        const int Orders = 30_000;
        using var source = new Source().Put("customers.csv", "id,name\nC-1,Hansen\n")
            .Put("orders.csv", "id,customer,orderedOn,promisedFor\n" + string.Concat(Enumerable.Range(0, Orders).Select(i => $"A-{i},C-1,2024-05-02,2024-05-10\n")));
        using var data = new Source();
        Assert.Equal(0, (await Run(data, "migrate")).Code);
        using (var process = Start(data, "import", source.Folder))
        {
            while (!process.HasExited && await Written(data) < 1) await Task.Delay(20);
            process.Kill();
            await process.WaitForExitAsync();
        }
        var left = await Written(data);
        Assert.InRange(left, 1, Orders - 1);
        var (code, output, _) = await Run(data, "import", source.Folder);
        Assert.Equal(0, code);
        Assert.Contains(FormattableString.Invariant($"{Orders - left:N0}        0"), output, StringComparison.Ordinal);
        Assert.Equal(Orders, await Written(data));
        await using var db = Open(data);
        Assert.Equal((Orders, Orders), (await db.Promises.CountAsync(), await db.ImportedRecords.CountAsync(r => r.Kind == "orders")));
    }

    private static async Task<int> Written(Source data)
    {
        await using var db = Open(data);
        return await db.Orders.CountAsync();
    }

    private static StaffDb Open(Source data) => Server.Data.Providers.DatabaseProvider.Sqlite.OpenForMigration($"Data Source={data.PathOf("portal.db")}");

    private static async Task<(int Code, string Output, string Errors)> Run(Source data, params string[] args)
    {
        using var process = Start(data, args);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).ReplaceLineEndings("\n"), (await errors).ReplaceLineEndings("\n"));
    }

    private static Process Start(Source data, params string[] args) => BuiltPortal.Start(new Dictionary<string, string?>
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Portal__DataFolder"] = data.Folder, ["Portal__PublicUrl"] = "https://portal.nordwind.example",
    }, args, data.Folder);
}
