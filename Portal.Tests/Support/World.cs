using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Auth.OpenId;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Server.Features.Orders;
using Portal.Server.Features.Staff;
using Portal.Shared.Account;

namespace Portal.Tests.Support;

/// <summary>Makes the people and records a test speaks of, through the same context the product writes with.</summary>
internal sealed partial class World(Databases databases, Clock clock)
{
    public const string Password = "correct horse battery";

    // One real hash for all: hashing 210,000 rounds for each user would be most of the tests' time.
    private static readonly Lazy<string> Hash = new(() => new PasswordHasher<PortalUser>(
        Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = AuthSetup.HashRounds })).HashPassword(null!, Password));

    private int count;

    public Clock Clock => clock;

    /// <summary>A company with an administrator who signs in with the e-mail address; with none where nobody does.</summary>
    public async Task<Customer> Customer(string name, string? email, string language = "en", MemberScope scope = MemberScope.Company)
    {
        Customer customer = null!;
        await Write(async db =>
        {
            customer = new Customer { Number = $"K-{10000 + ++count}", Name = name, Language = language, CreatedAt = clock.Now };
            db.Customers.Add(customer);
            await db.SaveChangesAsync();
            if (email is not null) await AddMember(db, customer, email, language, DocumentScopes.Of(scope));
        });
        return customer;
    }

    /// <summary>Another user of a company.</summary>
    public Task Member(Customer customer, string email, MemberScope scope = MemberScope.Company, long? site = null, MemberRole role = MemberRole.Administrator) =>
        Member(customer, email, DocumentScopes.Of(scope), site, role);

    /// <summary>One who sees a different part of each kind of document.</summary>
    public Task Member(Customer customer, string email, DocumentScopes scopes, long? site, MemberRole role) =>
        Write(db => AddMember(db, customer, email, "en", scopes, site, role));

    public async Task<StaffMember> Staff(string name, string email, StaffRole role = StaffRole.Agent, string language = "en", string? number = null)
    {
        StaffMember staff = null!;
        await Write(async db =>
        {
            staff = new StaffMember { Number = number ?? OpenNumber.New(), Name = name, Email = email, Role = role, Language = language };
            db.Staff.Add(staff);
            await db.SaveChangesAsync();
            db.Users.Add(User(name, email, UserKind.Staff, language, staff.Id));
        });
        return staff;
    }

    /// <summary>An order with one line a product; promised and delivered as days from today.</summary>
    public async Task<Order> Order(Customer customer, string number, int promisedIn, int? deliveredIn = null, params string[] products)
    {
        var order = new Order { Number = number, CustomerId = customer.Id, OrderedOn = clock.Today.AddDays(promisedIn - 10), Currency = "EUR" };
        order.PromiseDelivery(clock.Today.AddDays(promisedIn), clock.Now.AddDays(promisedIn - 10));
        if (deliveredIn is { } days) order.Deliver(null, clock.Today.AddDays(days), "DHL");
        await Write(async db =>
        {
            var position = 0;
            foreach (var name in products.Length > 0 ? products : ["Chai"])
            {
                var product = await db.Products.SingleOrDefaultAsync(p => p.Name == name);
                if (product is null)
                {
                    product = new Product { Number = $"P-{++count}", Name = name, ListPrice = 18 };
                    db.Products.Add(product);
                    await db.SaveChangesAsync();
                }
                order.Lines.Add(new OrderLine
                {
                    CustomerId = customer.Id, Position = ++position, ProductId = product.Id, ProductName = name, ProductNumber = product.Number,
                    Quantity = 10, UnitPrice = 18, Total = 180,
                });
            }
            order.Total = order.Lines.Sum(l => l.Total);
            db.Orders.Add(order);
            await db.SaveChangesAsync();
            await LastOrders.Refresh(db, [customer.Id], CancellationToken.None);
        });
        return order;
    }

    /// <summary>The actor that somebody of a customer acts as.</summary>
    public Task<CustomerActor> ActorOf(string email) => Read(async db =>
    {
        var user = await db.Users.SingleAsync(u => u.Email == email);
        return (await db.Memberships.SingleAsync(m => m.UserId == user.Id)).Actor(user.DisplayName);
    });

    /// <summary>A passkey that no device has: to be looked at.</summary>
    public Task Passkey(string email, string name) => Write(async db => db.Passkeys.Add(new Passkey
    {
        UserId = await db.Users.Where(u => u.Email == email).Select(u => u.Id).SingleAsync(), CredentialId = Guid.NewGuid().ToByteArray(), PublicKey = [1], Name = name, CreatedAt = Clock.Now,
    }));

    /// <summary>An account elsewhere that opens somebody's here.</summary>
    public Task Link(string email, string provider) => Write(async db => db.LinkedSignIns.Add(new LinkedSignIn
    {
        UserId = await db.Users.Where(u => u.Email == email).Select(u => u.Id).SingleAsync(), Provider = provider, Issuer = "http://127.0.0.1:9", Subject = email, Email = email, LinkedAt = Clock.Now,
    }));

    /// <summary>Changes anything, as the system.</summary>
    public async Task Write(Func<StaffDb, Task> work)
    {
        var outcome = await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            await work(db);
            return true;
        }, CancellationToken.None);
        Assert.True(outcome.Succeeded, string.Join(' ', outcome.Problems.Select(p => p.Message)));
    }

    /// <summary>Reads anything, as the system.</summary>
    public async Task<T> Read<T>(Func<StaffDb, Task<T>> query)
    {
        await using var db = databases.OpenStaff(Actor.System);
        return await query(db);
    }

    private static async Task AddMember(StaffDb db, Customer customer, string email, string language, DocumentScopes scopes, long? site = null, MemberRole role = MemberRole.Administrator)
    {
        var name = email.Split('@')[0];
        var contact = new Contact { CustomerId = customer.Id, Name = name, Email = email, SiteId = site };
        var user = User(name, email, UserKind.Customer, language, null);
        db.Contacts.Add(contact);
        db.Users.Add(user);
        await db.SaveChangesAsync();
        db.Memberships.Add(new Membership { UserId = user.Id, CustomerId = customer.Id, ContactId = contact.Id, Role = role, Scopes = scopes, SiteId = site, AcceptedAt = DateTimeOffset.UnixEpoch });
    }

    private static PortalUser User(string name, string email, UserKind kind, string language, long? staff)
    {
        var user = PortalUser.For(email, name, kind, staff);
        (user.PasswordHash, user.Language) = (Hash.Value, language);
        return user;
    }
}
