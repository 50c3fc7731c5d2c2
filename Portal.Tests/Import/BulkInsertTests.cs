using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Data.Bulk;
using Portal.Server.Features.Customers;
using Portal.Server.Features.Invoices;
using Portal.Server.Features.Orders;
using Portal.Tests.Support;

namespace Portal.Tests.Import;

/// <summary>New records put in many at a time are the records a save would have made, and nobody else gets their keys.</summary>
public sealed class BulkInsertTests
{
    private static readonly DateTimeOffset Moment = new(2026, 3, 29, 1, 59, 58, TimeSpan.Zero);

    [EachDatabase]
    public async Task Inserted_and_saved_leave_the_same_rows_events_and_search_terms(string provider)
    {
        await using var saved = await PortalApp.Start(provider);
        await using var inserted = await PortalApp.Start(provider);
        foreach (var make in Records())
        {
            await saved.World.Write(db =>
            {
                db.AddRange(make());
                return Task.CompletedTask;
            });
            await inserted.World.Write(db => BulkInsert.Run(db, make(), CancellationToken.None));
        }
        var expected = await Demo.Dump.Of(saved.Databases);
        Assert.Equal(expected, await Demo.Dump.Of(inserted.Databases));
        Assert.Contains(expected, line => line.StartsWith("Events: ", StringComparison.Ordinal));
        Assert.Contains(expected, line => line.Contains("ActorName=Str:Jana", StringComparison.Ordinal));
        Assert.Contains(expected, line => line.StartsWith("SearchTerms: ", StringComparison.Ordinal));
    }

    [EachDatabase]
    public async Task Keys_are_nobody_elses_before_between_and_after_and_what_is_taken_back_leaves_none(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.World.Customer("Before", "before@x.example");
        var last = Company("K-3");
        await app.World.Write(async db =>
        {
            await BulkInsert.Run(db, [Company("K-1"), Company("K-2")], CancellationToken.None);
            db.Customers.Add(Company("K-between"));
            await db.SaveChangesAsync();
            await BulkInsert.Run(db, [last], CancellationToken.None);
        });
        await Assert.ThrowsAsync<InvalidDataException>(() => app.World.Write(db => BulkInsert.Run(db, [Company("K-4"), new Product { Number = "P-1", Name = new string('x', 201) }], CancellationToken.None)));
        await app.World.Customer("After", "after@x.example");
        var keys = await app.World.Read(db => db.Customers.OrderBy(c => c.Id).Select(c => new { c.Id, c.Number }).ToListAsync());
        Assert.Equal(["K-10001", "K-1", "K-2", "K-between", "K-3", "K-10002"], keys.Select(k => k.Number));
        Assert.Equal(last.Id, keys[4].Id);
    }

    [EachDatabase]
    public async Task Two_at_once_get_different_keys(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(lot => app.World.Write(db =>
            BulkInsert.Run(db, Enumerable.Range(0, 50).Select(i => new Product { Number = $"P-{lot}-{i}", Name = "Tea", ListPrice = i }), CancellationToken.None))));
        Assert.Equal(200, await app.World.Read(db => db.Products.CountAsync()));
    }

    /// <summary>In lots that can be saved one after the other; the first of a kind has key 1.</summary>
    private static IEnumerable<Func<object[]>> Records() =>
    [
        () => [Company("K-10001"), Company("K-10002")],
        () => [new Contact { Number = "c-1", CustomerId = 1, Name = "Łukasz Ünal" }, new Address { Number = "a-1", CustomerId = 2, IsDefault = true, Street = "Am Markt 1" }],
        () => [new Product { Number = "10101", Name = "Basmatireis", ListPrice = 14.9050m }, new ImportedRecord { Kind = "products", ExternalId = "b", Values = "{}" }, new ImportedRecord { Kind = "products", ExternalId = "a", Values = "{}" }],
        () => [Ordered("A-1"), Ordered("A-2")],
        () => [Billed()],
    ];

    private static Customer Company(string number) => new() { Number = number, Name = "Müller & Söhne", Email = "info@mueller.example", CreatedAt = Moment };

    private static Order Ordered(string number)
    {
        var order = new Order { Number = number, CustomerId = 1, OrderedOn = new DateOnly(2024, 2, 29), Currency = "EUR", Total = 0.0001m };
        order.Lines.Add(new OrderLine { CustomerId = 1, Position = 1, ProductId = 1, ProductName = "Reis", Quantity = 2.5m, Discount = 0.15m });
        order.Lines.Add(new OrderLine { CustomerId = 1, Position = 2, ProductName = "Zoll" });
        order.PromiseDelivery(new DateOnly(2024, 3, 4), Moment);
        order.Deliver(new DateOnly(2024, 3, 3), null, "DHL");
        order.Happened.Add(new Event { Kind = "test", CustomerId = 1, SubjectNumber = number, At = Moment, Person = new EventPerson { CustomerId = 1, ActorName = "Jana" } });
        return order;
    }

    private static Invoice Billed()
    {
        var invoice = new Invoice { Number = "R-1", CustomerId = 1, OrderId = 1, IssuedOn = new DateOnly(2024, 3, 4), Currency = "EUR", Total = -5 };
        invoice.Pay(new DateOnly(2024, 3, 5), 17.01m);
        return invoice;
    }
}
