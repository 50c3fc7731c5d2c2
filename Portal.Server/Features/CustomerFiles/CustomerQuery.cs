using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Server.Features.Invoices;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Staff;

namespace Portal.Server.Features.CustomerFiles;

/// <summary>What a filter of the customers' list means: the one definition that list, count and export share.</summary>
internal static class CustomerQuery
{
    public static IQueryable<Customer> Of(StaffDb db, CustomerFilter filter, StaffActor reader, DateOnly today)
    {
        IQueryable<Customer> customers = db.Customers;
        if (filter.Class is { } grade) customers = customers.Where(c => c.Class == grade);
        if (filter.Country is { } country) customers = customers.Where(c => c.Country == country);
        if (filter.Stage is { } stage) customers = customers.Where(c => c.Stage == stage);
        if (filter.Since is { } since) customers = customers.Where(c => c.LastOrderOn >= since);
        if (filter.Until is { } until) customers = customers.Where(c => c.LastOrderOn <= until);
        customers = filter.Manager switch
        {
            null => customers,
            CustomerFilter.Me => customers.Where(c => c.ManagerId == reader.StaffId),
            CustomerFilter.Nobody => customers.Where(c => c.ManagerId == null),
            var name => customers.Where(c => db.Staff.Where(s => s.Name == name).Select(s => (long?)s.Id).Contains(c.ManagerId)),
        };
        if (filter.Overdue && reader.May(StaffRight.SeeInvoices))
        {
            var overdue = OverdueInvoices.Of(db, today);
            customers = customers.Where(c => overdue.Any(i => i.CustomerId == c.Id));
        }
        return Searched(db, customers, filter.Search);
    }

    /// <summary>The first thousand are counted, the rest is "more".</summary>
    public static async Task<Tally> Count(IQueryable<Customer> customers, CancellationToken cancel) =>
        new(await customers.Take(Tally.Limit + 1).CountAsync(cancel));

    private static IQueryable<Customer> Searched(StaffDb db, IQueryable<Customer> customers, string? search)
    {
        foreach (var word in SearchWords.Asked(search))
        {
            var hits = SearchIndex.Hits(db, SearchKind.Customer, word);
            customers = customers.Where(c => hits.Contains(c.Number));
        }
        return customers;
    }
}
