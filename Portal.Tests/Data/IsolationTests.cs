using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.Customers;
using Portal.Shared.Account;
using Portal.Tests.Support;

namespace Portal.Tests.Data;

/// <summary>What a customer's context shows and takes: her own records within her scope, and nothing else, on every database.</summary>
public sealed class IsolationTests
{
    [EachDatabase]
    public async Task A_customer_sees_only_her_own_records(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var (a, b) = await TwoCompanies(app);
        await using var db = app.Databases.Open(a);
        Assert.Equal(["A-1"], await db.Orders.Select(o => o.Number).ToListAsync());
        Assert.All(await db.OrderLines.ToListAsync(), l => Assert.Equal(a.CustomerId, l.CustomerId));
        Assert.Single(await db.Promises.ToListAsync());
        Assert.Equal(["BS-A"], await db.Complaints.Select(c => c.Number).ToListAsync());
        Assert.Single(await db.ComplaintMessages.ToListAsync());
        Assert.Single(await db.Customers.ToListAsync());
        Assert.Single(await db.Contacts.ToListAsync());
        Assert.Empty(await db.Addresses.ToListAsync());
        Assert.Empty(await db.MutedMails.ToListAsync());
        Assert.Single(await db.Users.ToListAsync());
        Assert.Single(await db.Memberships.ToListAsync());
        Assert.All(await db.Events.ToListAsync(), e => Assert.Equal(a.CustomerId, e.CustomerId));
        Assert.All(await db.SearchTerms.ToListAsync(), t => Assert.True(t.CustomerId == a.CustomerId || t.Kind == SearchKind.Product));
        Assert.Empty(await db.Mails.ToListAsync());
        Assert.Null(await db.Orders.SingleOrDefaultAsync(o => o.Number == "B-1"));
        Assert.Null(await db.Customers.FindAsync(b.CustomerId));
    }

    [EachDatabase]
    public async Task Nobody_sees_nothing(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await TwoCompanies(app);
        await using var db = app.Databases.Open(Actor.Nobody);
        foreach (var set in Sets(db)) Assert.Equal(0, await set.CountAsync());
    }

    [EachDatabase]
    public async Task A_scope_hides_the_documents_of_other_sites_and_contacts(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var (a, _) = await TwoCompanies(app);
        var customer = await app.World.Read(db => db.Customers.SingleAsync(c => c.Id == a.CustomerId));
        long site = 0;
        await app.World.Write(async db =>
        {
            var here = new Site { CustomerId = a.CustomerId, Name = "Hamburg" };
            db.Sites.Add(here);
            await db.SaveChangesAsync();
            site = here.Id;
        });
        var order = await app.World.Order(customer, "A-2", 5);
        await app.World.Write(async db => (await db.Orders.SingleAsync(o => o.Id == order.Id)).SiteId = site);

        await using (var db = app.Databases.Open(a with { Scopes = DocumentScopes.Of(MemberScope.Site), SiteId = site }))
        {
            Assert.Equal(["A-2"], await db.Orders.Select(o => o.Number).ToListAsync());
            Assert.All(await db.OrderLines.ToListAsync(), l => Assert.Equal(order.Id, l.OrderId));
            Assert.Empty(await db.Complaints.ToListAsync());
            Assert.Empty(await db.ComplaintMessages.ToListAsync());
        }
        await using (var db = app.Databases.Open(a with { Scopes = DocumentScopes.Of(MemberScope.Site), SiteId = null }))
        {
            Assert.Empty(await db.Orders.ToListAsync());
        }
        await using (var db = app.Databases.Open(a with { Scopes = DocumentScopes.Of(MemberScope.Own) }))
        {
            Assert.Empty(await db.Orders.ToListAsync());
            Assert.Equal(["BS-A"], await db.Complaints.Select(c => c.Number).ToListAsync());
        }
        await using (var db = app.Databases.Open(a with { Scopes = DocumentScopes.Of(MemberScope.Own), ContactId = null }))
        {
            Assert.Empty(await db.Complaints.ToListAsync());
        }
    }

    [EachDatabase]
    public async Task Writes_to_what_is_not_hers_are_refused_and_change_nothing(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var (a, b) = await TwoCompanies(app);
        var foreign = await app.World.Read(db => db.Complaints.AsNoTracking().SingleAsync(c => c.Number == "BS-B"));
        var before = await Snapshot(app);

        // A row for another, another's row attached and changed or removed, a stub with a forged owner, an order of her own.
        await Refused(db => db.ComplaintMessages.Add(new ComplaintMessage { ComplaintId = foreign.Id, CustomerId = b.CustomerId, AuthorName = "x", Text = "x" }));
        await Refused(db => db.Complaints.Update(foreign));
        await Refused(db => db.Complaints.Remove(foreign));
        await Refused(db => db.Customers.Single().Name = "Renamed");
        await Refused(db => db.Orders.Single().Reference = "changed");
        Assert.Throws<NotSupportedException>(() => app.Databases.Open(a).SaveChanges());

        var forged = new Complaint { Id = foreign.Id, Number = foreign.Number, Subject = "forged", CustomerId = a.CustomerId };
        await using (var db = app.Databases.Open(a))
        {
            db.Complaints.Attach(forged);
            db.Entry(forged).Property(c => c.Cause).IsModified = true;
            await Assert.ThrowsAnyAsync<DbUpdateException>(() => db.SaveChangesAsync());
        }
        await using (var db = app.Databases.Open(a with { ReadOnly = true }))
        {
            db.FormPosts.Add(new FormPost { UserId = a.Id, Key = Guid.NewGuid(), Result = "x" });
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => db.SaveChangesAsync());
        }
        Assert.Equal(before, await Snapshot(app));

        async Task Refused(Action<PortalDb> change)
        {
            await using var db = app.Databases.Open(a);
            change(db);
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => db.SaveChangesAsync());
        }
    }

    private static async Task<(CustomerActor A, CustomerActor B)> TwoCompanies(PortalApp app)
    {
        var a = await app.World.Customer("Alpha GmbH", "a@alpha.example");
        var b = await app.World.Customer("Beta GmbH", "b@beta.example");
        await app.World.Order(a, "A-1", 5);
        await app.World.Order(b, "B-1", 5);
        var (actorA, actorB) = (await app.World.ActorOf("a@alpha.example"), await app.World.ActorOf("b@beta.example"));
        await app.World.Complaint(actorA, "BS-A", "wet boxes", _ => { });
        await app.World.Complaint(actorB, "BS-B", "dry boxes", _ => { });
        await app.World.Address(b, "beta", "Am Markt 1");
        await app.World.Write(async db => await db.MutedMails.AddAsync(new Portal.Server.Mail.MutedMail { UserId = actorB.Id, Kind = "complaint-closed" }));
        await app.World.Mail("b@beta.example", "hello");
        return (actorA, actorB);
    }

    private static IEnumerable<IQueryable<object>> Sets(PortalDb db) =>
    [
        db.Customers, db.Contacts, db.Addresses, db.Sites, db.Orders, db.OrderLines, db.Promises, db.Deliveries, db.Invoices, db.InvoiceLines, db.InvoiceTaxes,
        db.InvoiceDocuments, db.Payments, db.Complaints, db.ComplaintMessages, db.Attachments, db.StartedComplaints, db.StartedFiles, db.Events, db.Mails, db.Memberships, db.Sessions, db.FormPosts, db.Users, db.MutedMails,
    ];

    private static Task<string> Snapshot(PortalApp app) => app.World.Read(async db => string.Join(',',
        await db.Complaints.CountAsync(), await db.ComplaintMessages.CountAsync(), await db.Events.CountAsync(), await db.Mails.CountAsync(),
        await db.Customers.OrderBy(c => c.Id).Select(c => c.Name).FirstAsync(), await db.Complaints.SumAsync(c => c.Version), await db.FormPosts.CountAsync()));
}
