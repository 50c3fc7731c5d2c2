using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Orders;
using Portal.Server.Jobs;
using Portal.Shared.Learning;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Learning;

/// <summary>
/// Counts what arrived on each day of the last year, by all that deliveries are compared by. Every run counts all of it anew, since deliveries are
/// corrected and imported late, and writes what differs.
/// </summary>
internal sealed class DeliveryCounts(Databases databases, Clock clock) : IPortalJob
{
    /// <summary>As far back as somebody can look.</summary>
    public const int Days = 400;

    private const int AtOnce = 31;

    public string Name => "delivery-counts";

    public string Title => T("Counts of deliveries, for what is learned of complaints", "Zählung der Lieferungen, für das Lernen aus Beschwerden");

    public async Task<int> Run(CancellationToken cancel)
    {
        var changed = 0;
        for (var from = clock.Today.AddDays(-Days); from <= clock.Today; from = from.AddDays(AtOnce)) changed += await Count(from, from.AddDays(AtOnce), cancel);
        return changed;
    }

    /// <summary>It would be as much work as the run: one, where a day has no count yet.</summary>
    public async Task<int> Preview(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        var yesterday = clock.Today.AddDays(-1);
        return await DeliveredRates.Delivered(db, yesterday, clock.Today).AnyAsync(cancel) && !await db.DeliveryCounts.AnyAsync(c => c.By == ClusterBy.Weekday && c.Day == yesterday, cancel) ? 1 : 0;
    }

    private async Task<int> Count(DateOnly from, DateOnly until, CancellationToken cancel)
    {
        Dictionary<Counted, int> now;
        await using (var db = databases.OpenStaff(Actor.System)) now = await Read(db, from, until, cancel);
        var outcome = await databases.WriteAsStaff<int>(Actor.System, async db =>
        {
            var known = await db.DeliveryCounts.Where(c => c.Day >= from && c.Day < until).ToDictionaryAsync(c => new Counted(c.By, c.Day, c.Key), cancel);
            var changed = 0;
            foreach (var (what, orders) in now)
            {
                if (!known.Remove(what, out var count)) db.DeliveryCounts.Add(new DeliveryCount { By = what.By, Day = what.Day, Key = what.Key, Orders = orders });
                else if (count.Orders != orders) count.Orders = orders;
                else continue;
                changed++;
            }
            db.DeliveryCounts.RemoveRange(known.Values);
            return changed + known.Count;
        }, cancel);
        return outcome.Succeeded ? outcome.Value : 0;
    }

    private static async Task<Dictionary<Counted, int>> Read(StaffDb db, DateOnly from, DateOnly until, CancellationToken cancel)
    {
        var orders = DeliveredRates.Delivered(db, from, until);
        var all = await orders.GroupBy(o => new { o.DeliveredOn, o.OrderedOn }).Select(g => new { g.Key.DeliveredOn, g.Key.OrderedOn, Orders = g.Count() }).ToListAsync(cancel);
        var counts = new Dictionary<Counted, int>();
        void Add(ClusterBy by, DateOnly? day, string? key, int orders)
        {
            if (key is { Length: > 0 and <= 100 } || by == ClusterBy.Weekday) counts[new(by, day!.Value, key ?? "")] = counts.GetValueOrDefault(new(by, day!.Value, key ?? "")) + orders;
        }
        foreach (var day in all)
        {
            Add(ClusterBy.Weekday, day.DeliveredOn, "", day.Orders);
            Add(ClusterBy.LeadTime, day.DeliveredOn, (day.DeliveredOn!.Value.DayNumber - day.OrderedOn.DayNumber).ToString(CultureInfo.InvariantCulture), day.Orders);
        }
        foreach (var row in await Products(db, orders).ToListAsync(cancel)) Add(ClusterBy.Product, row.Day, row.Key, row.Orders);
        foreach (var row in await Carriers(db, orders).ToListAsync(cancel)) Add(ClusterBy.Carrier, row.Day, row.Key, row.Orders);
        foreach (var row in await Countries(db, orders).ToListAsync(cancel)) Add(ClusterBy.Country, row.Day, row.Key, row.Orders);
        return counts;
    }

    private static IQueryable<Row> Products(StaffDb db, IQueryable<Order> orders) =>
        from l in db.OrderLines
        join o in orders on l.OrderId equals o.Id
        join p in db.Products on l.ProductId equals p.Id
        group o.Id by new { o.DeliveredOn, p.Number } into g
        select new Row { Day = g.Key.DeliveredOn, Key = g.Key.Number, Orders = g.Distinct().Count() };

    private static IQueryable<Row> Carriers(StaffDb db, IQueryable<Order> orders) =>
        from d in db.Deliveries
        join o in orders on d.OrderId equals o.Id
        group o.Id by new { o.DeliveredOn, d.Carrier } into g
        select new Row { Day = g.Key.DeliveredOn, Key = g.Key.Carrier, Orders = g.Distinct().Count() };

    private static IQueryable<Row> Countries(StaffDb db, IQueryable<Order> orders) =>
        from o in orders
        join c in db.Customers on o.CustomerId equals c.Id
        group o.Id by new { o.DeliveredOn, c.Country } into g
        select new Row { Day = g.Key.DeliveredOn, Key = g.Key.Country, Orders = g.Count() };

    private readonly record struct Counted(ClusterBy By, DateOnly Day, string Key);

    private sealed class Row
    {
        public DateOnly? Day { get; init; }

        public string? Key { get; init; }

        public int Orders { get; init; }
    }
}
