using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Staff;

namespace Portal.Server.Features.Customers;

/// <inheritdoc cref="ICustomerDesk"/>
internal sealed partial class CustomerDesk(Databases databases, CurrentActor current, LegalData legal, AuditLog audit, FileLooks looks) : ICustomerDesk
{
    private const int Shown = 50;

    private readonly Clock clock = legal.Clock;

    public async Task<CustomerFile?> Read(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var customer = await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, cancel);
        if (customer is null) return null;
        await looks.Record(db, actor, customer.Id, number, cancel);
        var contacts = await db.Contacts.Where(c => c.CustomerId == customer.Id).OrderBy(c => c.Name).Take(Shown)
            .Select(c => new ContactEntry(c.Number, c.Name, c.Position, c.Email, c.Phone, db.Memberships.Any(m => m.ContactId == c.Id))).ToListAsync(cancel);
        var addresses = await db.Addresses.Where(a => a.CustomerId == customer.Id).OrderByDescending(a => a.IsDefault).ThenBy(a => a.Id).Take(Shown)
            .Select(a => new AddressEntry(a.Kind, a.Street, a.PostalCode, a.City, a.Region, a.Country)).ToListAsync(cancel);
        var carers = await db.Staff.AsNoTracking().Where(s => s.Id == customer.ManagerId || s.Id == customer.DeputyId).ToDictionaryAsync(s => s.Id, s => s, cancel);
        var reason = await db.CustomerDecisions.Where(d => d.CustomerId == customer.Id && d.Kind == DecisionKind.Class)
            .OrderByDescending(d => d.At).Select(d => d.Reason).FirstOrDefaultAsync(cancel);
        return new CustomerFile(
            customer.Number, customer.Version, customer.Name, customer.Kind, customer.Stage, customer.Class, reason ?? "", customer.Language, customer.Country,
            customer.VatId, customer.Phone, customer.Email, CarerOf(customer.ManagerId), CarerOf(customer.DeputyId), customer.LastOrderOn,
            clock.DayOf(customer.CreatedAt), contacts, addresses, await TraitReading.Show(db, customer.Id, clock.Today, cancel),
            await TraitReading.Subsidiaries(db, number, Shown, cancel));

        Carer? CarerOf(long? staff) => staff is { } id && carers.TryGetValue(id, out var carer) ? CareWords.Of(carer) : null;
    }

    public async Task<IReadOnlyList<string>> Carers(CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        return await db.Staff.Where(s => s.LeftAt == null).Select(s => s.Name).Distinct().OrderBy(n => n).Take(500).ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<FileReader>> Readers(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (!actor.May(StaffRight.SeeReaders)) return [];
        await using var db = databases.OpenStaff(actor);
        return await (from look in db.FileLooks
                      join customer in db.Customers on look.CustomerId equals customer.Id
                      where customer.Number == number
                      join staff in db.Staff on look.StaffId equals staff.Id
                      orderby look.Day descending, staff.Name
                      select new FileReader(staff.Name, look.Day)).Take(Shown).ToListAsync(cancel);
    }

    /// <summary>Changes a customer that is still as the form showed it.</summary>
    private async Task<Outcome> Change(
        string number, int version, StaffRight right, Func<StaffDb, Customer, StaffActor, Task<Outcome>> change, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, right, number, cancel) is { } refused) return refused;
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var customer = await db.Customers.SingleOrDefaultAsync(c => c.Number == number, cancel);
            if (customer is null) return Outcome.NotFound;
            if (customer.Version != version) return Outcome.Stale;
            var outcome = await change(db, customer, actor);
            return outcome.Succeeded ? true : (List<Problem>)[.. outcome.Problems];
        }, cancel);
    }
}
