using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Learning;

namespace Portal.Server.Features.Learning;

/// <inheritdoc cref="IClusterDesk"/>
internal sealed class ClusterDesk(Databases databases, CurrentActor current, Clock clock, ComplaintRules rules) : IClusterDesk
{
    public async Task<ClusterTable> Read(ClusterQuery query, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var conditions = new ClusterConditions(db, (await rules.Read(db, cancel)).Causes(), query, clock.Today);
        var (from, until) = (conditions.From, conditions.Until);
        var counted = db.DeliveryCounts.Where(c => c.Day >= from && c.Day < until);
        var all = new Rate(await Orders(conditions.Complaints).CountAsync(cancel), await counted.Where(c => c.By == ClusterBy.Weekday).SumAsync(c => c.Orders, cancel));
        var (deliveries, hits) = (await Deliveries(counted, query.By, cancel), await Hits(db, conditions, query.By, cancel));
        var rates = deliveries.Select(d => (d.Key, Rate: new Rate(hits.GetValueOrDefault(d.Key), d.Value)))
            .Select(r => (r.Key, r.Rate, Low: Rates.Wilson(r.Rate).Low)).OrderByDescending(r => r.Low).ThenBy(r => r.Key, StringComparer.Ordinal).Take(IClusterDesk.Most).ToList();
        var names = query.By == ClusterBy.Product ? await Products(db, [.. rates.Select(r => r.Key)], cancel) : [];
        var last = await db.DeliveryCounts.Where(c => c.By == ClusterBy.Weekday).MaxAsync(c => (DateOnly?)c.Day, cancel);
        return new ClusterTable([.. rates.Select(r => new Cluster(r.Key, names.GetValueOrDefault(r.Key, ""), r.Rate, r.Rate.Hits > 1 && r.Low > all.Share))], all, last);
    }

    public async Task<Page<InboxRow>> Complaints(ClusterQuery query, string key, PageAt at, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var conditions = new ClusterConditions(db, (await rules.Read(db, cancel)).Causes(), query, clock.Today);
        return await InboxRows.Read(db, conditions.Of(key), new InboxList(""), at, clock.Now, cancel);
    }

    private static IQueryable<long?> Orders(IQueryable<Complaint> complaints) => complaints.Select(c => c.OrderId).Distinct();

    private static async Task<Dictionary<string, int>> Deliveries(IQueryable<DeliveryCount> counted, ClusterBy by, CancellationToken cancel)
    {
        if (by == ClusterBy.Weekday)
        {
            var days = await counted.Where(c => c.By == by).Select(c => new { c.Day, c.Orders }).ToListAsync(cancel);
            return days.GroupBy(d => ClusterConditions.Weekday(d.Day)).ToDictionary(g => g.Key, g => g.Sum(d => d.Orders));
        }
        var sums = await counted.Where(c => c.By == by).GroupBy(c => c.Key).Select(g => new { g.Key, Orders = g.Sum(c => c.Orders) }).ToListAsync(cancel);
        return sums.GroupBy(s => by == ClusterBy.LeadTime ? ClusterConditions.LeadTime(int.Parse(s.Key, CultureInfo.InvariantCulture)) : s.Key).ToDictionary(g => g.Key, g => g.Sum(s => s.Orders));
    }

    /// <summary>How many orders of each group were complained of.</summary>
    private static async Task<Dictionary<string, int>> Hits(StaffDb db, ClusterConditions conditions, ClusterBy by, CancellationToken cancel)
    {
        var complaints = conditions.Complaints;
        if (by is ClusterBy.Weekday or ClusterBy.LeadTime)
        {
            // An order has one day of arrival: it counts once.
            var orders = await conditions.Orders.Where(o => complaints.Any(c => c.OrderId == o.Id)).Select(o => new { o.OrderedOn, o.DeliveredOn }).ToListAsync(cancel);
            return orders.GroupBy(o => by == ClusterBy.Weekday ? ClusterConditions.Weekday(o.DeliveredOn!.Value) : ClusterConditions.LeadTime(o.DeliveredOn!.Value.DayNumber - o.OrderedOn.DayNumber))
                .ToDictionary(g => g.Key, g => g.Count());
        }
        var pairs = by switch
        {
            ClusterBy.Product => from c in complaints join p in db.Products on c.ProductId equals p.Id select new { Key = p.Number, c.OrderId },
            ClusterBy.Carrier => from c in complaints join d in db.Deliveries on c.OrderId equals d.OrderId select new { Key = d.Carrier, c.OrderId },
            _ => from c in complaints join k in db.Customers on c.CustomerId equals k.Id select new { Key = k.Country, c.OrderId },
        };
        return await pairs.Distinct().GroupBy(p => p.Key).Select(g => new { g.Key, Orders = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Orders, cancel);
    }

    private static Task<Dictionary<string, string>> Products(StaffDb db, List<string> numbers, CancellationToken cancel) =>
        db.Products.Where(p => numbers.Contains(p.Number)).Select(p => new { p.Number, p.Name }).ToDictionaryAsync(p => p.Number, p => p.Name, cancel);
}
