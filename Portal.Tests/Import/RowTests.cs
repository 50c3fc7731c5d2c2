using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.Import;

/// <summary>One portal for all rows: a dry run leaves it as it was.</summary>
public sealed class RowPortal : IAsyncLifetime
{
    internal PortalApp App { get; private set; } = null!;

    public async Task InitializeAsync() => App = await PortalApp.Start();

    public async Task DisposeAsync() => await App.DisposeAsync();
}

/// <summary>What is wrong with single rows. Each is told of, and none keeps the others out.</summary>
public sealed class RowTests(RowPortal portal) : IClassFixture<RowPortal>
{
    /// <summary>File, row, column and reason, beside records that are right.</summary>
    public static TheoryData<string, string, string, string> Wrong => new()
    {
        { "products", ",Oats,,,", "id", "The key is missing: without it the next import would not know the product again" },
        { "products", "P-1,Again,,,", "id", "'P-1' is there already, in a row above" },
        { "products", $"{new string('k', 101)},Oats,,,", "id", "The key has 101 characters; there is room for 100" },
        { "products", "P-2,,,,", "name", "There is no name" },
        { "products", $"P-2,{new string('n', 201)},,,", "name", "has 201 characters; there is room for 200" },
        { "products", "P-2,Oa\0ts,,,", "name", "The text holds the character U+0000" },
        { "products", "P-2,Oats,\"4,50\",,", "listPrice", "'4,50' is not a number" },
        { "products", "P-2,Oats,1.234.567,,", "listPrice", "'1.234.567' is not a number" },
        { "products", "P-2,Oats,1e3,,", "listPrice", "'1e3' is not a number" },
        { "products", "P-2,Oats,-1,,", "listPrice", "'-1' is negative" },
        { "products", "P-2,Oats,1.00005,,", "listPrice", "'1.00005' has more than four decimals" },
        { "products", "P-2,Oats,1000000000001,,", "listPrice", "'1000000000001' is more than 1,000,000,000,000" },
        { "products", "P-2,Oats,,perhaps,", "discontinued", "'perhaps' is neither yes nor no" },
        { "products", "P-2,Oats,,,P-1", "number", "The number 'P-1' is taken by another record" },
        { "products", "P-2,Oats,,,P/2", "number", "The number 'P/2' must be at most 40 letters, digits, points, hyphens and underscores" },
        { "customers", "C-2,Brunel,Person or so,,,", "kind", "'Person or so' is not one of " },
        { "customers", "C-2,Brunel,,fr,,", "language", "'fr' is not one of de, en" },
        { "customers", "C-2,Brunel,,,no address,", "email", "'no address' is not an e-mail address" },
        { "customers", "C-2,Brunel,,,,S-9", "manager", "There is no member of staff 'S-9': not in the portal, nor did one go in from these files" },
        { "orders", "A-2,,2024-05-02,,,,,,", "customer", "There is no customer" },
        { "orders", "A-2,C-9,2024-05-02,,,,,,", "customer", "There is no customer 'C-9': not in the portal, nor did one go in from these files" },
        { "orders", "A-2,C-1,2.5.2024,,,,,,", "orderedOn", "'2.5.2024' is not a date of the form yyyy-MM-dd" },
        { "orders", "A-2,C-1,2024-02-30,,,,,,", "orderedOn", "'2024-02-30' is not a date of the form yyyy-MM-dd" },
        { "orders", "A-2,C-1,0024-05-02,,,,,,", "orderedOn", "'0024-05-02' is not between 1900 and 2199" },
        { "orders", "A-2,C-1,2024-05-02,,,XTS,,,", "currency", "'XTS' is not a currency of ISO 4217" },
        { "orders", "A-2,C-1,2024-05-02,,,,A-1,,", "number", "The number 'A-1' is taken by another record" },
        { "orders", "A-2,C-1,2024-05-02,,,,,K-2,", "contact", "The contact 'K-2' does not belong to the customer 'C-1'" },
        { "order-lines", "L-2,A-9,Tea,,1,1,,", "order", "There is no order 'A-9': not in the portal, nor did one go in from these files" },
        { "order-lines", "L-2,A-1,,,1,1,,", "product", "A line needs a product or a productName" },
        { "order-lines", "L-2,A-1,,P-9,1,1,,", "product", "There is no product 'P-9': not in the portal, nor did one go in from these files" },
        { "order-lines", "L-2,A-1,Tea,,1,1,1.5,", "discount", "'1.5' is more than 1" },
        { "order-lines", "L-2,A-1,Tea,,1,1,,1.5", "position", "'1.5' is not a whole number" },
        { "order-lines", "L-2,A-1,Tea,,1000000000000,1000000000000,,", "unitPrice", "Quantity times price is too large" },
        { "invoices", "R-2,C-1,A-2,2024-05-02,2024-06-01,1,1", "order", "There is no order 'A-2': not in the portal, nor did one go in from these files" },
        { "invoices", "R-2,C-3,A-1,2024-05-02,2024-06-01,1,1", "order", "The order 'A-1' does not belong to the customer 'C-3'" },
        { "invoices", "R 2,C-1,,2024-05-02,2024-06-01,1,1", "id", "The number 'R 2' must be at most 40 letters, digits, points, hyphens and underscores" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task A_wrong_row_is_told_of_and_the_others_go_in(string records, string row, string column, string reason)
    {
        using var source = Right();
        var file = records + ".csv";
        var line = File.ReadLines(source.PathOf(file)).Count() + 1;
        source.Put(file, File.ReadAllText(source.PathOf(file)) + row + "\n");
        var dry = await Source.Into(portal.App, new Server.Features.Import.ImportRequest(source.Folder) { DryRun = true });
        var finding = Assert.Single(Source.Findings(dry));
        Assert.Equal((file, line.ToString(System.Globalization.CultureInfo.InvariantCulture), records, column, "refused"), (finding.File, finding.Line, finding.Records, finding.Column, finding.Result));
        Assert.Contains(reason, finding.Reason, StringComparison.Ordinal);
        Assert.Equal(Files.Length, dry.Report.Tallies.Sum(t => t.New));
    }

    [Fact]
    public async Task Numbers_that_are_no_good_are_given_from_the_series()
    {
        await using var app = await PortalApp.Start();
        await app.World.Order(await app.World.Customer("Meanwhile", "m@x.example"), "A-1", 3);
        using var source = new Source().Put("customers.csv", "id,name\nC-1,Hansen\n").Put("orders.csv", "id,customer,orderedOn\nA-1,C-1,2024-05-02\nA/2,C-1,2024-05-02\nA-3,C-1,2024-05-02\n");
        Assert.Equal(["customers 1 new", "orders 3 new"], (await source.Into(app)).Told());
        var year = app.World.Clock.Today.Year;
        Assert.Equal([$"AU-{year}-000001", $"AU-{year}-000002", "A-3"], await app.World.Read(db => db.Orders.Where(o => o.ExternalId != null).OrderBy(o => o.Id).Select(o => o.Number).ToListAsync()));
        // The customer that a test made has the first number of the series.
        Assert.Equal("K-10002", await app.World.Read(db => db.Customers.Where(c => c.ExternalId == "C-1").Select(c => c.Number).SingleAsync()));
    }

    /// <summary>One right row each, and a second customer with a contact.</summary>
    private static Source Right()
    {
        var source = new Source();
        foreach (var (file, text) in Files.GroupBy(f => f.File, (file, rows) => (file, string.Join('\n', rows.Select(r => r.Row).Prepend(rows.First().Header)) + "\n"))) source.Put(file, text);
        return source;
    }

    private static readonly (string File, string Header, string Row)[] Files =
    [
        ("products.csv", "id,name,listPrice,discontinued,number", "P-1,Tea,4.50,no,"),
        ("customers.csv", "id,name,kind,language,email,manager", "C-1,Hansen,Company,de,info@hansen.example,"),
        ("customers.csv", "", "C-3,Brunel,Person,en,,"),
        ("contacts.csv", "id,customer,name", "K-2,C-3,Élodie"),
        ("orders.csv", "id,customer,orderedOn,promisedFor,deliveredOn,currency,number,contact,carrier", "A-1,C-1,2024-05-02,2024-05-10,2024-05-09,EUR,,,DHL"),
        ("order-lines.csv", "id,order,productName,product,quantity,unitPrice,discount,position", "L-1,A-1,,P-1,2,4.50,0.1,1"),
        ("invoices.csv", "id,customer,order,issuedOn,dueOn,net,tax", "R-1,C-1,A-1,2024-05-02,2024-06-01,100,19"),
    ];
}
