using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Server.Features.Invoices;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Shared.Staff;

namespace Portal.Server.Features.CustomerFiles;

/// <summary>The rows of the customers' list. What hangs on other records is read for the rows shown, by key.</summary>
internal static class CustomerRows
{
    public static async Task<List<(string Cursor, CustomerRow Row)>> Read(StaffDb db, StaffActor reader, IQueryable<Customer> customers, DateOnly today, CancellationToken cancel)
    {
        var found = await customers.Select(c => new Found(
            c.Id, c.NameKey, c.Number, c.Name, c.Kind, c.Stage, c.Class, c.Country, c.Phone, c.Email, c.LastOrderOn,
            db.Staff.Where(s => s.Id == c.ManagerId).Select(s => s.Name).FirstOrDefault(),
            db.Addresses.Where(a => a.CustomerId == c.Id).OrderBy(a => a.Id).Select(a => a.City).FirstOrDefault())).ToListAsync(cancel);
        var ids = found.Select(f => f.Id).ToArray();
        var complaints = await db.Complaints.Where(c => EF.Parameter(ids).Contains(c.CustomerId) && c.Stage != Stage.Closing)
            .GroupBy(c => c.CustomerId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var overdue = reader.May(StaffRight.SeeInvoices) ? await Overdue(db, ids, today, cancel) : Array.Empty<(long Id, Money Sum)>().ToLookup(o => o.Id, o => o.Sum);
        return found.ConvertAll(f => (CustomerPaging.Cursor(f.NameKey, f.Number), new CustomerRow(
            f.Number, f.Name, f.Kind, f.Stage, f.Class, f.Town ?? "", f.Country, f.Phone, f.Email, f.Manager, f.LastOrderOn,
            complaints.GetValueOrDefault(f.Id), [.. overdue[f.Id]])));
    }

    /// <summary>What each of the customers owes past its due date, by currency.</summary>
    public static async Task<ILookup<long, Money>> Overdue(StaffDb db, long[] customers, DateOnly today, CancellationToken cancel)
    {
        var sums = await OverdueInvoices.Of(db, today).Where(i => EF.Parameter(customers).Contains(i.CustomerId))
            .GroupBy(i => new { i.CustomerId, i.Currency }).Select(g => new { g.Key.CustomerId, g.Key.Currency, Total = g.Sum(i => i.Total), Paid = g.Sum(i => i.Paid) })
            .ToListAsync(cancel);
        return sums.OrderBy(s => s.Currency, StringComparer.Ordinal).ToLookup(s => s.CustomerId, s => new Money(s.Total - s.Paid, s.Currency));
    }

    private sealed record Found(
        long Id, string NameKey, string Number, string Name, CustomerKind Kind, CustomerStage Stage, CustomerClass Class, string Country, string Phone,
        string Email, DateOnly? LastOrderOn, string? Manager, string? Town);
}
