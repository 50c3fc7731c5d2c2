using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Data.Bulk;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.Customers;
using Portal.Server.Features.Invoices;
using Portal.Server.Features.Orders;
using Portal.Server.Features.Staff;
using Portal.Server.Files;
using Portal.Server.Mail;
using Portal.Shared.Account;
using Portal.Shared.Complaints;
using Portal.Tests.Support;

namespace Portal.Tests.Demo;

/// <summary>Rows written in bulk are the rows a save would have written.</summary>
public sealed class BulkWriterTests
{
    private static readonly DateTimeOffset Moment = new DateTimeOffset(2026, 3, 29, 1, 59, 58, TimeSpan.Zero).AddMicroseconds(123_457);

    [EachDatabase]
    public async Task Bulk_and_save_leave_the_same_rows_events_and_search_terms(string provider)
    {
        await using var saved = await PortalApp.Start(provider);
        foreach (var make in Records())
        {
            await saved.World.Write(db =>
            {
                db.Add(make());
                return Task.CompletedTask;
            });
        }
        await using var bulk = await PortalApp.Start(provider);
        await Write(bulk, Records().Select(make => make()));

        var expected = await Dump.Of(saved.Databases);
        Assert.Equal(expected, await Dump.Of(bulk.Databases));
        Assert.Contains(expected, line => line.StartsWith("Events: ", StringComparison.Ordinal));
        Assert.Contains(expected, line => line.StartsWith("SearchTerms: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_type_that_a_column_has_is_among_the_compared_rows()
    {
        using var db = Server.Data.Providers.DatabaseProvider.Sqlite.OpenForMigration("Data Source=:memory:");
        var written = Records().SelectMany(make => Whole(make())).SelectMany(entity => db.Model.FindEntityType(entity.GetType())!.GetProperties()
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
        await Write(app, [Company("K-1"), .. many]);
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
        var wrong = await Assert.ThrowsAsync<InvalidDataException>(() => Write(app, [Company("K-1"), new Product { Number = "P-1", Name = new string('x', 201) }]));
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

    private static Customer Company(string number) => new() { Number = number, Name = "Müller & Söhne", Email = "info@mueller.example", CreatedAt = Moment };

    /// <summary>Makes one record of each kind, in an order in which they can be saved; the first of a kind has key 1.</summary>
    private static IEnumerable<Func<object>> Records() =>
    [
        () => new StaffMember { Name = "Jana Albers", Role = StaffRole.Manager, Email = "jana@x.example" },
        () => Company("K-10001"),
        () => new Site { CustomerId = 1, Name = "Hafen" },
        () => new Contact { CustomerId = 1, SiteId = 1, Name = "Łukasz Ünal" },
        () => new Address { CustomerId = 1, IsDefault = true, Street = "Am Markt 1" },
        () => new Product { Number = "10101", Name = "Basmatireis", ListPrice = 14.9050m, Discontinued = true },
        () => Ordered(),
        () => Billed(),
        () => new PortalUser { UserName = "a@x.example", NormalizedUserName = "A@X.EXAMPLE", DisplayName = "A", SecurityStamp = "s", ConcurrencyStamp = "c", LockoutEnd = Moment, StaffId = 1 },
        () => new Membership { UserId = 1, CustomerId = 1, ContactId = 1, Scope = MemberScope.Site, SiteId = 1, SuspendedAt = Moment },
        () => Complained(),
        () => new Counter { Name = "A-2026", Next = 12 },
        () => new FormPost { UserId = 1, Key = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"), Result = "BS-2026-000001", At = Moment },
        () => new OutboxMail { UniqueKey = "u", MessageId = "m@x", Kind = "k", Recipient = "a@x.example", Subject = "s", Text = new string('ß', 5000), Html = "<p>", DueAt = Moment },
    ];

    private static Order Ordered()
    {
        var order = new Order { Number = "A-2026-000011", CustomerId = 1, SiteId = 1, OrderedOn = new DateOnly(2024, 2, 29), Currency = "EUR", Total = 0.0001m, StaffId = 1 };
        order.Lines.Add(new OrderLine { CustomerId = 1, Position = 1, ProductId = 1, ProductName = "Reis", Quantity = 2.5m, Discount = 0.15m, Total = 123456789.12m });
        order.Lines.Add(new OrderLine { CustomerId = 1, Position = 2, ProductName = "Zoll" });
        order.PromiseDelivery(new DateOnly(2024, 3, 4), Moment);
        order.Deliver(new DateOnly(2024, 3, 3), null, "DHL");
        return order;
    }

    private static Invoice Billed()
    {
        var invoice = new Invoice { Number = "R-2026-000011", CustomerId = 1, OrderId = 1, IssuedOn = new DateOnly(2024, 3, 4), Currency = "EUR", Total = -5 };
        invoice.Pay(new DateOnly(2024, 3, 5), 17.01m);
        return invoice;
    }

    private static Complaint Complained()
    {
        var filer = new CustomerActor(1, "A", 1, 1, MemberRole.Administrator, MemberScope.Company, null);
        var complaint = new Complaint { Number = "BS-2026-000001", CustomerId = 1, ContactId = 1, Subject = "Größe", OrderId = 1, OrderLine = 2, ReceivedAt = Moment, IsHistory = true };
        complaint.File(filer, new string('ä', 9000), Moment.AddHours(48));
        complaint.Attach(complaint.Messages[0], new StoredFile("a.jpg", "image/jpeg", 12, new string('0', 64), "stored"));
        complaint.Assign(new StaffActor(1, "Jana Albers", 1, StaffRole.Agent), Moment.AddHours(1), 1);
        complaint.Close(new StaffActor(1, "Jana Albers", 1, StaffRole.Agent), Moment.AddHours(2), new Closing { Outcome = ComplaintOutcome.PartlyUpheld, Cause = Cause.Defect, Text = "x" });
        return complaint;
    }

    /// <summary>A record and its parts.</summary>
    private static IEnumerable<object> Whole(object record) => record switch
    {
        Order order => [order, .. order.Lines, .. order.Promises, .. order.Deliveries],
        Invoice invoice => [invoice, .. invoice.Payments],
        Complaint complaint => [complaint, .. complaint.Messages, .. complaint.Files, .. complaint.Happened, .. complaint.Happened.Select(h => h.Person!)],
        _ => [record],
    };
}
