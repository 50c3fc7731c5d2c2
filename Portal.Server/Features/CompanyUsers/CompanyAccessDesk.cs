using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Staff;

namespace Portal.Server.Features.CompanyUsers;

/// <inheritdoc cref="ICompanyAccess"/>
internal sealed class CompanyAccessDesk(Databases databases, CurrentActor current, Clock clock, AuditLog audit, CompanyAccess access) : ICompanyAccess
{
    /// <summary>So many contacts are offered for inviting.</summary>
    private const int Offered = 50;

    public async Task<CompanyPeople?> Read(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var customer = await db.Customers.Where(c => c.Number == number).Select(c => new { c.Id, c.Name }).SingleOrDefaultAsync(cancel);
        if (customer is null) return null;
        var others = await db.Contacts.Where(c => c.CustomerId == customer.Id && c.Email != "" && !db.Memberships.Any(m => m.ContactId == c.Id))
            .OrderBy(c => c.Name).Take(Offered).Select(c => new ContactEntry(c.Number, c.Name, c.Position, c.Email, c.Phone, false)).ToListAsync(cancel);
        return new CompanyPeople(customer.Name, await CompanyAccess.Read(db, db, customer.Id, null, actor.Id, cancel), others);
    }

    public Task<Outcome<string>> Invite(string number, NewCompanyUser form, CancellationToken cancel) =>
        Write(number, form.FormKey, StaffRight.EditCustomers, (db, actor, customer) => access.Invite(db, actor, customer, form, null, cancel), cancel);

    public Task<Outcome<string>> InviteAgain(string number, string person, AccessForm form, CancellationToken cancel) =>
        Change(number, person, form, (db, actor, found) => access.InviteAgain(db, actor, found, person, cancel), cancel);

    public Task<Outcome<string>> Save(string number, string person, AccessForm form, CancellationToken cancel) =>
        Change(number, person, form, (db, actor, found) => access.Change(db, actor, found, person, form, cancel), cancel);

    public Task<Outcome<string>> Suspend(string number, string person, AccessForm form, bool suspended, CancellationToken cancel) =>
        Change(number, person, form, (db, actor, found) => access.Suspend(db, actor, found, person, suspended, cancel), cancel);

    public Task<Outcome<string>> Rescue(string number, string person, AccessForm form, CancellationToken cancel) =>
        Write(number, form.FormKey, StaffRight.RescueSignIns, (db, actor, customer) => CompanyAccess.With(db, customer, person, form, found => access.Rescue(db, actor, found, person, cancel), cancel), cancel);

    private Task<Outcome<string>> Change(string number, string person, AccessForm form, Func<StaffDb, StaffActor, Membership, Task<Outcome<string>>> step, CancellationToken cancel) =>
        Write(number, form.FormKey, StaffRight.EditCustomers, (db, actor, customer) => CompanyAccess.With(db, customer, person, form, found => step(db, actor, found), cancel), cancel);

    private async Task<Outcome<string>> Write(string number, Guid formKey, StaffRight right, Func<StaffDb, StaffActor, long, Task<Outcome<string>>> work, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, right, number, cancel) is { } refused) return refused;
        return await databases.WriteOnceFor(actor, formKey, clock, async db =>
            await db.Customers.Where(c => c.Number == number).Select(c => (long?)c.Id).SingleOrDefaultAsync(cancel) is { } customer ? await work(db, actor, customer) : Outcome.NotFound, cancel);
    }
}
