using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Customers;

/// <inheritdoc cref="ICustomerDesk"/>
internal sealed class CustomerDesk(Databases databases, CurrentActor current) : ICustomerDesk
{
    public async Task<CustomerFile?> Read(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var customer = await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, cancel);
        if (customer is null) return null;
        var contacts = await db.Contacts.Where(c => c.CustomerId == customer.Id).OrderBy(c => c.Name).Take(50)
            .Select(c => new ContactEntry(c.Name, c.Position, c.Email, c.Phone)).ToListAsync(cancel);
        var addresses = await db.Addresses.Where(a => a.CustomerId == customer.Id).OrderByDescending(a => a.IsDefault).ThenBy(a => a.Id).Take(50)
            .Select(a => new AddressEntry(a.Kind, a.Street, a.PostalCode, a.City, a.Region, a.Country)).ToListAsync(cancel);
        var carers = await db.Staff.Where(s => s.Id == customer.ManagerId || s.Id == customer.DeputyId).ToDictionaryAsync(s => s.Id, s => s.Name, cancel);
        return new CustomerFile(
            customer.Number, customer.Name, customer.Kind, customer.Class, customer.Country, customer.Phone, customer.Email,
            Name(customer.ManagerId), Name(customer.DeputyId), contacts, addresses);

        string? Name(long? staff) => staff is { } id && carers.TryGetValue(id, out var name) ? name : null;
    }
}
