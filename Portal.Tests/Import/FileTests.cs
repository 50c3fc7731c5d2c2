using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Import;
using Portal.Tests.Support;

namespace Portal.Tests.Import;

/// <summary>Files as programs write them: how they are encoded, quoted, cut and named.</summary>
public sealed class FileTests
{
    [Fact]
    public async Task A_byte_order_mark_and_the_line_ends_of_Windows_do_not_matter()
    {
        await using var app = await PortalApp.Start();
        using var source = new Source().Put("customers.csv", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("id,name,phone\r\nC-1,Müller & Söhne,040\r\nC-2,\"Brunel\",\r\n")]);
        Assert.Equal(["customers 2 new"], (await source.Into(app)).Told());
        Assert.Equal(["Müller & Söhne|040", "Brunel|"], await Names(app));
    }

    [Fact]
    public async Task A_quoted_cell_may_hold_commas_quotes_and_line_breaks_and_lines_are_counted_as_editors_do()
    {
        await using var app = await PortalApp.Start();
        using var source = new Source().Put("customers.csv", "id,name,phone\nC-1,\"Hansen, \"\"Tee\"\"\nund Kaffee\",040\nC-2,,1\nC-3,\"two\nlines\",\nC-4,,2\n");
        var outcome = await source.Into(app);
        Assert.Equal(["4 name There is no name", "7 name There is no name"], Source.Findings(outcome).Select(f => $"{f.Line} {f.Column} {f.Reason}"));
        Assert.Equal(["Hansen, \"Tee\"\nund Kaffee|040", "two\nlines|"], await Names(app));
    }

    [Theory]
    [InlineData("C-1,\"Hansen\" Tee,1", "3")]
    [InlineData("C-1,Hansen", "3")]
    [InlineData("C-1,Hansen,Tee,1", "3")]
    public async Task A_row_whose_cells_cannot_be_told_apart_is_refused_as_a_whole(string row, string line)
    {
        await using var app = await PortalApp.Start();
        using var source = new Source().Put("customers.csv", $"id,name,phone\nC-0,Zero,\n{row}\nC-2,Two,2\n");
        var outcome = await source.Into(app);
        Assert.Equal([("customers.csv", line, "(whole row)")], Source.Findings(outcome).Select(f => (f.File, f.Line, f.Column)));
        Assert.Equal(["Zero|", "Two|2"], await Names(app));
    }

    [Fact]
    public async Task A_quote_within_an_unquoted_cell_is_a_character_like_others()
    {
        await using var app = await PortalApp.Start();
        using var source = new Source().Put("customers.csv", "id,name,phone\nC-1,Hans \"Tee\" Hansen,1\nC-2,Pipes 5\",2\n");
        Assert.Equal(["customers 2 new"], (await source.Into(app)).Told());
        Assert.Equal(["Hans \"Tee\" Hansen|1", "Pipes 5\"|2"], await Names(app));
    }

    [Fact]
    public Task A_file_in_another_encoding_is_named_with_its_line() => Stopped(
        source => source.Put("customers.csv", [.. "id,name\nC-1,Hansen\nC-2,M"u8, 0xFC, .. "ller\n"u8]),
        "customers.csv is not valid UTF-8 (line 3). Save it as UTF-8 and run the import again.");

    [Fact]
    public async Task A_character_cut_by_the_pieces_in_which_a_file_is_read_is_still_one()
    {
        await using var app = await PortalApp.Start();
        var rows = string.Concat(Enumerable.Range(0, 3000).Select(i => $"C-{i},{new string('ß', 30 + i % 7)}\n"));
        using var source = new Source().Put("customers.csv", "id,name\n" + rows + $"X,\"{new string('ü', 150)}\",\n");
        Assert.Equal(["customers 3000 new, 1 refused"], (await source.Into(app)).Told());
        source.Put("products.csv", "id,name\nP-1," + new string('€', 100_000));
        Assert.Equal("products 1 refused", (await source.Into(app)).Told()[0]);
    }

    [Fact]
    public Task A_quote_that_is_never_closed_stops_all_before_it_begins() => Stopped(
        source => source.Put("customers.csv", "id,name\nC-1,Hansen\n").Put("products.csv", "id,name\nP-1,Tea\nP-2,\"Oats\nP-3,Sugar\n"),
        "products.csv cannot be read: in line 3 a quote is opened that is never closed.");

    [Fact]
    public Task A_needed_column_must_be_there() => Stopped(
        source => source.Put("customers.csv", "id,phone\nC-1,040\n"),
        "customers.csv has no column 'name', which customers need (files of another form than the portal's own are read by --mapping). It has: id, phone.");

    [Fact]
    public Task A_column_must_be_there_once() => Stopped(
        source => source.Put("customers.csv", "id,name,name\nC-1,Hansen,Brunel\n"), "customers.csv has the column 'name' 2 times; it must be clear which one is meant.");

    [Fact]
    public Task An_empty_file_has_no_header() => Stopped(
        source => source.Put("customers.csv", ""), "customers.csv is empty: its first line must name the columns.");

    [Fact]
    public Task A_folder_without_files_is_told_what_it_may_hold() => Stopped(
        source => source.Put("notes.txt", "x"), "It may hold staff.csv, products.csv, customers.csv, contacts.csv, addresses.csv, orders.csv, order-lines.csv, invoices.csv, payments.csv.");

    [Fact]
    public async Task Files_may_be_missing_and_columns_unknown()
    {
        await using var app = await PortalApp.Start();
        using var source = new Source().Put("products.csv", "ID,Name,listprice,colour\nP-1,Tea,4.50,green\n").Put("orders.csv", "id,customer,orderedOn\n");
        var outcome = await source.Into(app);
        Assert.Equal(["products 1 new", "orders "], outcome.Told());
        Assert.Equal(["products.csv: the column 'colour' is not known and was left out."], outcome.Notes);
        Assert.Equal(4.50m, await app.World.Read(db => db.Products.Select(p => p.ListPrice).SingleAsync()));
    }

    [Fact]
    public async Task A_report_is_safe_to_open_in_a_spreadsheet_and_readable_by_its_owner_only()
    {
        await using var app = await PortalApp.Start();
        using var source = new Source().Put("products.csv", "id,name,listPrice\n=1+1,Tea,cheap\n@x,Oats,-4\n");
        var outcome = await source.Into(app);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(outcome.ReportPath!));
        Assert.StartsWith(source.Folder, outcome.ReportPath, StringComparison.Ordinal);
        Assert.Equal([("'=1+1", "cheap"), ("'@x", "'-4")], Source.Findings(outcome).Select(f => (f.Id, f.FileValue)));
    }

    private static async Task Stopped(Action<Source> put, string message)
    {
        await using var app = await PortalApp.Start();
        using var source = new Source();
        put(source);
        var stopped = await Assert.ThrowsAsync<ImportStopped>(() => source.Into(app));
        Assert.EndsWith(message, stopped.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), await app.World.Read(async db => (await db.Customers.CountAsync(), await db.Products.CountAsync())));
    }

    private static Task<List<string>> Names(PortalApp app) => app.World.Read(db => db.Customers.OrderBy(c => c.Id).Select(c => $"{c.Name}|{c.Phone}").ToListAsync());
}
