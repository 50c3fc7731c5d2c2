using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Data.Bulk;
using Portal.Server.Features.Orders;
using Portal.Tests.Support;

namespace Portal.Tests.Demo;

/// <summary>Rows written in bulk are the rows a save would have written.</summary>
public sealed class BulkWriterTests
{
    [EachDatabase]
    public async Task Bulk_and_save_leave_the_same_rows_events_and_search_terms(string provider)
    {
        await using var saved = await PortalApp.Start(provider);
        foreach (var make in BulkRecords.All())
        {
            await saved.World.Write(db =>
            {
                db.Add(make());
                return Task.CompletedTask;
            });
        }
        await using var bulk = await PortalApp.Start(provider);
        await Write(bulk, BulkRecords.All().Select(make => make()));

        var expected = await Dump.Of(saved.Databases);
        Assert.Equal(expected, await Dump.Of(bulk.Databases));
        Assert.Contains(expected, line => line.StartsWith("Events: ", StringComparison.Ordinal));
        Assert.Contains(expected, line => line.StartsWith("SearchTerms: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_type_that_a_column_has_is_among_the_compared_rows()
    {
        using var db = Server.Data.Providers.DatabaseProvider.Sqlite.OpenForMigration("Data Source=:memory:");
        var written = BulkRecords.All().SelectMany(make => BulkRecords.Whole(make())).SelectMany(entity => db.Model.FindEntityType(entity.GetType())!.GetProperties()
            .Where(p => p.GetGetter().GetClrValue(entity) is not null)).Select(p => p.ClrType).ToHashSet();
        var needed = db.Model.GetEntityTypes().Where(t => t.ClrType.Assembly == typeof(PortalDb).Assembly).SelectMany(t => t.GetProperties()).Select(p => p.ClrType)
            .Where(t => !t.IsEnum && Nullable.GetUnderlyingType(t)?.IsEnum != true);
        Assert.Equal([], needed.Distinct().Except(written));
    }

    [EachDatabase]
    public async Task Keys_go_on_after_the_rows_before_and_the_database_goes_on_after_the_bulk(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var before = await app.World.Customer("Before", "before@x.example");
        var many = Enumerable.Range(0, 1000).Select(i => new Product { Number = $"N-{i}", Name = $"Name {i}", ListPrice = i }).ToList();
        await Write(app, [BulkRecords.Company("K-1"), .. many]);
        var after = await app.World.Customer("After", "after@x.example");
        Assert.Equal([before.Id, before.Id + 1, after.Id], await app.World.Read(db => db.Customers.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync()));
        Assert.True(after.Id > before.Id + 1);
        var last = many[^1].Id;
        Assert.Equal(999m, await app.World.Read(db => db.Products.Where(p => p.Id == last).Select(p => p.ListPrice).SingleAsync()));
    }

    [EachDatabase]
    public async Task What_a_column_cannot_hold_is_refused_with_all_that_came_with_it(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var wrong = await Assert.ThrowsAsync<InvalidDataException>(() => Write(app, [BulkRecords.Company("K-1"), new Product { Number = "P-1", Name = new string('x', 201) }]));
        Assert.Contains("Product.Name", wrong.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), await app.World.Read(async db => (await db.Customers.CountAsync(), await db.Products.CountAsync())));
    }

    [EachDatabase]
    public async Task Indexes_and_foreign_keys_come_back_after_the_break(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var whole = await Schema(app);
        await IndexBreak.Begin(app.Databases, CancellationToken.None);
        Assert.True((await Schema(app)).Count < whole.Count - 30);
        await IndexBreak.End(app.Databases, CancellationToken.None);
        Assert.Equal(whole, await Schema(app));
    }

    private static async Task Write(PortalApp app, IEnumerable<object> records)
    {
        await using var writer = await BulkWriter.Open(app.Databases, CancellationToken.None);
        foreach (var record in records) writer.Add(record);
        await writer.Finish();
    }

    private static async Task<List<string>> Schema(PortalApp app)
    {
        await using var db = app.Databases.OpenStaff(Actor.System);
        var sql = db.Provider.Name switch
        {
            "Sqlite" => "SELECT sql AS \"Value\" FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'QRTZ%' ORDER BY 1",
            "PostgreSql" => "SELECT indexdef AS \"Value\" FROM pg_indexes WHERE schemaname = 'public' UNION SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint ORDER BY 1",
            _ => "SELECT name AS \"Value\" FROM sys.indexes WHERE name IS NOT NULL UNION SELECT name FROM sys.foreign_keys ORDER BY 1",
        };
        return await db.Database.SqlQueryRaw<string>(sql).ToListAsync();
    }
}
