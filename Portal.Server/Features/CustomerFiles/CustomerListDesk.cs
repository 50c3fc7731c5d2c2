using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Customers;

namespace Portal.Server.Features.CustomerFiles;

/// <inheritdoc cref="ICustomerListDesk"/>
internal sealed class CustomerListDesk(Databases databases, CurrentActor current, Clock clock) : ICustomerListDesk
{
    private const int MostCountries = 100, MostNames = 500;

    public async Task<Page<CustomerRow>> List(CustomerFilter filter, PageAt at, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        return await CustomerPaging.Read(CustomerQuery.Of(db, filter, actor, clock.Today), at, page => CustomerRows.Read(db, actor, page, clock.Today, cancel), cancel);
    }

    public async Task<CustomerChoices> Choices(CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var countries = new List<string>();
        // From one to the next along the index: a DISTINCT would read every customer.
        for (var last = ""; countries.Count < MostCountries; countries.Add(last))
        {
            var next = await db.Customers.Where(c => string.Compare(c.Country, last) > 0).OrderBy(c => c.Country).Select(c => c.Country).FirstOrDefaultAsync(cancel);
            if (next is null || next == last) break;
            last = next;
        }
        return new CustomerChoices(countries, await db.Staff.Select(s => s.Name).Distinct().OrderBy(n => n).Take(MostNames).ToListAsync(cancel));
    }

    public async Task<IReadOnlyList<SavedFilter>> Saved(CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        return await (from filter in db.KeptFilters
                      where filter.StaffId == actor.StaffId || filter.Shared
                      join owner in db.Staff on filter.StaffId equals owner.Id
                      orderby filter.Name, owner.Name
                      select new SavedFilter(filter.Name, filter.Query, filter.Shared, filter.StaffId == actor.StaffId ? null : owner.Name)).Take(100).ToListAsync(cancel);
    }

    public async Task<Outcome> Save(FilterDraft draft, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        var (name, query) = (draft.Name.Trim(), draft.Filter.ToQuery());
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var known = await db.KeptFilters.SingleOrDefaultAsync(f => f.StaffId == actor.StaffId && f.Name == name, cancel);
            if (known is null) db.KeptFilters.Add(new KeptFilter { StaffId = actor.StaffId, Name = name, Query = query, Shared = draft.Shared });
            else (known.Query, known.Shared) = (query, draft.Shared);
            return true;
        }, cancel);
    }

    public async Task<Outcome> Forget(string name, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var known = await db.KeptFilters.SingleOrDefaultAsync(f => f.StaffId == actor.StaffId && f.Name == name, cancel);
            if (known is null) return Outcome.NotFound;
            db.KeptFilters.Remove(known);
            return true;
        }, cancel);
    }
}
