using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Shared.Account;
using Portal.Shared.Common;

namespace Portal.Server.Features.CompanyUsers;

/// <inheritdoc cref="IMyCompanies"/>
internal sealed class MyCompanies(Databases databases, CurrentActor current, Clock clock, AuditLog audit) : IMyCompanies
{
    public async Task<IReadOnlyList<ActsFor>> List(CancellationToken cancel)
    {
        if (await Me() is not { } me) return [];
        await using var db = databases.OpenStaff(Actor.System);
        return await Of(db, me.User).OrderBy(c => c.Name).ThenBy(c => c.Id).Select(c => new ActsFor(c.Number, c.Name, c.Id == me.Customer)).ToListAsync(cancel);
    }

    public async Task<Outcome<bool>> Choose(string number, CancellationToken cancel)
    {
        if (await Me() is not { } me) return Outcome.NotFound;
        return await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            var chosen = await Of(db, me.User).Where(c => c.Number == number).Select(c => (long?)c.Id).SingleOrDefaultAsync(cancel);
            if (chosen is null) return Outcome.NotFound;
            var membership = await db.Memberships.Where(m => m.UserId == me.User && m.CustomerId == chosen).Select(m => m.Id).SingleAsync(cancel);
            await db.Accept(membership, clock.Now, cancel);
            await db.Sessions.Where(s => s.KeyHash == me.Session && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.CustomerId, chosen), cancel);
            await audit.Append(db, "session.company-chosen", me.Actor, new { customer = number }, cancel);
            return true;
        }, cancel);
    }

    /// <summary>Those that gave this sign-in access and did not suspend it: the one list for showing and for choosing.</summary>
    /// <remarks>From the memberships to the customers: the other way round every customer is asked for hers.</remarks>
    private static IQueryable<Customer> Of(StaffDb db, long user) =>
        from m in db.Memberships
        where m.UserId == user && m.SuspendedAt == null
        join c in db.Customers on m.CustomerId equals c.Id
        select c;

    private async Task<(long User, long Customer, string Session, CustomerActor Actor)?> Me() =>
        await current.Signed() is { Actor: CustomerActor { ReadOnly: false } actor } me ? (me.User, actor.CustomerId, me.Session, actor) : null;
}
