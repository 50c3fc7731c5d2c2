using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;

namespace Portal.Server.Features.Customers;

/// <summary>Addresses and contacts from before they had numbers get theirs, and contacts the words by which they are found.</summary>
internal static class MissingNumbers
{
    private const int AtATime = 500;

    public static async Task Give(StaffDb db, CancellationToken cancel)
    {
        while (await Give(db, db.Addresses.Where(a => a.Number == ""), cancel) || await Give(db, db.Contacts.Where(c => c.Number == ""), cancel))
        {
            await db.SaveChangesAsync(cancel);
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
