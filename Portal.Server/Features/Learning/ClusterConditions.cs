using System.Globalization;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.Orders;
using Portal.Shared.Complaints;
using Portal.Shared.Learning;

namespace Portal.Server.Features.Learning;

/// <summary>Which complaints stand behind a group of deliveries: the table counts these, and opening a group lists them.</summary>
internal sealed class ClusterConditions(StaffDb db, CauseTree tree, ClusterQuery query, DateOnly today)
{
    /// <summary>Days from order to arrival: from, to.</summary>
    private static readonly (int From, int To)[] LeadTimes = [(0, 2), (3, 5), (6, 10), (11, 20), (21, 10_000)];

    public DateOnly From { get; } = today.AddDays(-query.Days);

    public DateOnly Until => today;

    public IQueryable<Order> Orders => DeliveredRates.Delivered(db, From, Until);

    /// <summary>All of the time, of whatever group.</summary>
    public IQueryable<Complaint> Complaints
    {
        get
        {
            var lessons = DeliveredRates.Lessons(db);
            if (query.Cause.Root != Cause.None) lessons = lessons.ClosedWith(tree, query.Cause);
            return lessons.Where(c => Orders.Any(o => o.Id == c.OrderId));
        }
    }

    public IQueryable<Complaint> Of(string key)
    {
        var orders = Orders;
        switch (query.By)
        {
            case ClusterBy.Product:
                return Complaints.Where(c => db.Products.Any(p => p.Id == c.ProductId && p.Number == key));
            case ClusterBy.Carrier:
                return Complaints.Where(c => db.Deliveries.Any(d => d.OrderId == c.OrderId && d.Carrier == key));
            case ClusterBy.Country:
                return Complaints.Where(c => db.Customers.Any(k => k.Id == c.CustomerId && k.Country == key));
            case ClusterBy.Weekday:
                var days = Enumerable.Range(0, query.Days).Select(i => (DateOnly?)From.AddDays(i)).Where(d => Weekday(d!.Value) == key).ToList();
                return Complaints.Where(c => orders.Any(o => o.Id == c.OrderId && days.Contains(o.DeliveredOn)));
            default:
                var (least, most) = LeadTimes.FirstOrDefault(l => Write(l) == key, (-1, -1));
                return least < 0 ? Complaints.Where(_ => false)
                    : Complaints.Where(c => orders.Any(o => o.Id == c.OrderId && o.DeliveredOn >= o.OrderedOn.AddDays(least) && o.DeliveredOn <= o.OrderedOn.AddDays(most)));
        }
    }

    public static string Weekday(DateOnly day) => ((int)day.DayOfWeek).ToString(CultureInfo.InvariantCulture);

    /// <summary>The group of a lead time; what arrived before it was ordered took no days.</summary>
    public static string LeadTime(int days) => Write(LeadTimes.Last(l => l.From <= Math.Max(0, days)));

    private static string Write((int From, int To) leadTime) => leadTime.To > 1000
        ? string.Create(CultureInfo.InvariantCulture, $"{leadTime.From}-") : string.Create(CultureInfo.InvariantCulture, $"{leadTime.From}-{leadTime.To}");
}
