using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;

namespace Portal.Server.Features.Customers;

/// <summary>
/// Staff, addresses and contacts from before they had numbers get theirs, and contacts the words by which they are found; customers from
/// before the list was sorted get the key it is sorted by.
/// </summary>
internal static class MissingKeys
{
    private const int AtATime = 500;

    public static async Task Give(StaffDb db, CancellationToken cancel)
    {
        while (await Give(db, db.Staff.Where(s => s.Number == ""), cancel) || await Give(db, db.Addresses.Where(a => a.Number == ""), cancel) || await Give(db, db.Contacts.Where(c => c.Number == ""), cancel))
        {
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
        await GiveNameKeys(db, cancel);
    }

    private static async Task GiveNameKeys(StaffDb db, CancellationToken cancel)
    {
        // By key onwards, not until none is left: a name of signs alone has no key.
        for (var after = 0L; await db.Customers.Where(c => c.NameKey == "" && c.Id > after).OrderBy(c => c.Id).Take(AtATime).ToListAsync(cancel) is { Count: > 0 } customers;)
        {
            foreach (var customer in customers)
            {
                // Who sets the name sets its key.
                var name = customer.Name;
                customer.Name = name;
            }
            await db.SaveChangesAsync(cancel);
            after = customers[^1].Id;
            db.ChangeTracker.Clear();
        }
    }

    private static async Task<bool> Give<T>(StaffDb db, IQueryable<T> without, CancellationToken cancel) where T : class
    {
        var records = await without.Take(AtATime).ToListAsync(cancel);
        foreach (var record in records) db.Entry(record).Property(nameof(Address.Number)).CurrentValue = OpenNumber.New();
        return records.Count > 0;
    }
}
