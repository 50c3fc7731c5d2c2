using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Tests.Support;

namespace Portal.Tests.Customers;

/// <summary>New customers, and those that we have already.</summary>
public sealed class EnteringTests
{
    private const string Max = "max@nordwind.example";

    [EachDatabase]
    public async Task A_new_customer_is_entered_once_with_address_number_and_event(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Max);
        var draft = Draft("Neue Firma AG", d => (d.Town, d.Street, d.Country, d.Phone) = ("Kiel", "Hafen 1", "DE", "+49 431 1234567"));
        var first = await desk.Get<ICustomerDesk>().Create(draft);
        var again = await desk.Get<ICustomerDesk>().Create(draft);
        Assert.Equal(first.Value.Number, again.Value.Number);
        var number = first.Value.Number!;
        Assert.Matches("^K-1\\d{4}$", number);
        var (customer, address, happened) = await app.World.Read(async db => (
            await db.Customers.SingleAsync(c => c.Number == number), await db.Addresses.SingleAsync(a => a.City == "Kiel"), await db.Events.SingleAsync(e => e.SubjectNumber == number)));
        Assert.Equal((CustomerStage.Prospect, "Kiel", CustomerEvents.Created), (customer.Stage, address.City, happened.Kind));
        Assert.Equal(customer.Id, address.CustomerId);
    }

    [EachDatabase]
    public async Task Each_ground_finds_the_customer_we_have_and_nothing_is_written(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Max);
        var before = await app.World.Read(db => db.Customers.CountAsync());
        foreach (var (draft, grounds) in new (NewCustomer, DuplicateGround[])[]
        {
            (Draft("HANSEN & SOEHNE KG", d => d.Town = "hamburg"), [DuplicateGround.NameAndTown]),
            (Draft("Hansen & Söhne"), [DuplicateGround.NameAndTown]),
            (Draft("Somebody", d => d.VatId = "de 123 456 788"), [DuplicateGround.VatId]),
            (Draft("Somebody", d => d.Email = "Info@Hansen.example"), [DuplicateGround.Email]),
            (Draft("Somebody", d => d.Phone = "040/66969201"), [DuplicateGround.Phone]),
            (Draft("Hansen & Söhne", d => (d.Town, d.Email) = ("Hamburg", "info@hansen.example")), [DuplicateGround.NameAndTown, DuplicateGround.Email]),
        })
        {
            var outcome = await desk.Get<ICustomerDesk>().Create(draft);
            var candidate = Assert.Single(outcome.Value.Candidates);
            Assert.Null(outcome.Value.Number);
            Assert.Equal(("K-10001", "Hansen & Söhne GmbH"), (candidate.Number, candidate.Name));
            Assert.Equal(grounds, candidate.Grounds);
        }
        Assert.Equal((before, 0), await app.World.Read(async db => (await db.Customers.CountAsync(), await db.FormPosts.CountAsync())));
    }

    [EachDatabase]
    public async Task What_only_looks_alike_is_no_double(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Max);
        foreach (var draft in new[]
        {
            Draft("Hansen & Söhne", d => d.Town = "Kiel"), Draft("Hansen"), Draft("One", d => d.Phone = "040 66969 202"),
            Draft("Two", d => d.Email = "info@hansen.example.com"), Draft("Three", d => d.VatId = "DE136695976"), Draft("Four", d => d.Phone = "201"),
        })
        {
            Assert.NotNull((await desk.Get<ICustomerDesk>().Create(draft)).Value.Number);
        }
    }

    [EachDatabase]
    public async Task Entering_it_anyway_is_said_and_recorded(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Max);
        var draft = Draft("Hansen & Söhne");
        Assert.Null((await desk.Get<ICustomerDesk>().Create(draft)).Value.Number);
        draft.Anyway = true;
        var number = (await desk.Get<ICustomerDesk>().Create(draft)).Value.Number;
        var happened = await app.World.Read(db => db.Events.SingleAsync(e => e.SubjectNumber == number));
        Assert.Equal("K-10001", EventLog.Argument(happened.Arguments, "despite"));
        Assert.Contains("K-10001", (await desk.Get<ICustomerFileDesk>().History(number!, new(null, null, null))).Entries.Single().Text);
    }

    [EachDatabase]
    public async Task With_the_first_order_a_prospect_becomes_a_customer_and_no_edit_is_disturbed(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Max);
        var number = (await desk.Get<ICustomerDesk>().Create(Draft("Neu"))).Value.Number!;
        var data = (await desk.Get<ICustomerDesk>().Edit(number))!;
        await app.World.Order(await app.World.Read(db => db.Customers.SingleAsync(c => c.Number == number)), "A-1", 5);
        data.Phone = "1234";
        Assert.True((await desk.Get<ICustomerDesk>().Save(number, data)).Succeeded);
        var customer = await app.World.Read(db => db.Customers.SingleAsync(c => c.Number == number));
        Assert.Equal((CustomerStage.Customer, app.World.Clock.Today.AddDays(-5), "1234"), (customer.Stage, customer.LastOrderOn, customer.Phone));
    }

    [Fact]
    public async Task Import_keeps_the_day_of_the_latest_order_and_a_second_one_changes_nothing()
    {
        await using var app = await PortalApp.Start();
        using var source = new Import.Source();
        source.Put("customers.csv", "id,name,stage\nC-1,Hansen,Prospect\nC-2,Brunel,Prospect\n");
        source.Put("orders.csv", "id,customer,orderedOn\nO-1,C-1,2026-03-01\nO-2,C-1,2026-05-01\nO-3,C-1,2026-04-01\n");
        for (var i = 0; i < 2; i++)
        {
            await source.Into(app);
            Assert.Equal("Brunel Prospect  v1,Hansen Customer 2026-05-01 v1", await app.World.Read(async db => string.Join(',', (await db.Customers.OrderBy(c => c.Name).ToListAsync())
                .Select(c => $"{c.Name} {c.Stage} {c.LastOrderOn:yyyy-MM-dd} v{c.Version}"))));
        }
    }

    private static NewCustomer Draft(string name, Action<NewCustomer>? more = null)
    {
        var draft = new NewCustomer { FormKey = Guid.NewGuid(), Name = name };
        more?.Invoke(draft);
        return draft;
    }

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        await app.World.Staff("Max Manager", Max, StaffRole.AccountManager);
        await app.World.Write(async db =>
        {
            var hansen = new Customer
            {
                Number = "K-10001", Name = "Hansen & Söhne GmbH", VatId = "DE123456788", Email = "info@hansen.example", Phone = "+49 40 66969 201", CreatedAt = app.World.Clock.Now,
            };
            db.Customers.Add(hansen);
            await db.SaveChangesAsync();
            db.Addresses.Add(new Address { CustomerId = hansen.Id, City = "Hamburg" });
        });
        return app;
    }
}
