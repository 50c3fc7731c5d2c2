using Microsoft.EntityFrameworkCore;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Learning;
using Portal.Tests.Support;

namespace Portal.Tests.Learning;

/// <summary>Groups of deliveries are compared by rates, stand out only where chance does not explain it, and open the complaints they counted.</summary>
public sealed class ClusterTests
{
    [EachDatabase]
    public async Task A_carrier_stands_out_by_its_rate_and_opens_what_it_counted(string provider)
    {
        await using var app = await Factory.Start(provider);
        await app.World.Write(async db => (await db.Customers.ToListAsync()).ForEach(c => c.Country = c.Name == "Beta AG" ? "AT" : "DE"));
        await app.Deliver(Factory.Maria, from: -40, days: 40, aDay: 5, complaints: 4, new(Cause.Defect), "DHL");
        await app.Deliver(Factory.Bea, from: -20, days: 20, aDay: 2, complaints: 14, new(Cause.LateDelivery), "Slow & Söhne");
        Assert.True(await app.RunJob("delivery-counts") > 0);
        Assert.Equal(0, await app.RunJob("delivery-counts"));
        await using var anna = await Desk.Of(app, Factory.Anna);
        var desk = anna.Get<IClusterDesk>();
        var query = new ClusterQuery(ClusterBy.Carrier, 90, default);

        var table = await desk.Read(query);
        Assert.Equal(new Rate(18, 240), table.All);
        Assert.Equal([("Slow & Söhne", new Rate(14, 40), true), ("DHL", new Rate(4, 200), false)], table.Rows.Select(r => (r.Key, r.Rate, r.StandsOut)));
        // The first of each is complained of twice, and counts once.
        foreach (var (carrier, complaints) in new[] { ("Slow & Söhne", 15), ("DHL", 5) }) Assert.Equal(complaints, (await desk.Complaints(query, carrier, new PageAt())).Total.Value);

        // Each way of comparing adds up to the same, and opens what it counted.
        foreach (var by in Enum.GetValues<ClusterBy>().Where(b => b != ClusterBy.Product))
        {
            var (asked, sum) = (query with { By = by }, await desk.Read(query with { By = by }));
            Assert.Equal((table.All, 240), (sum.All, sum.Rows.Sum(r => r.Rate.Of)));
            Assert.Equal(18, sum.Rows.Sum(r => r.Rate.Hits));
            var listed = 0;
            foreach (var row in sum.Rows) listed += (await desk.Complaints(asked, row.Key, new PageAt())).Total.Value;
            Assert.Equal(20, listed);
        }
        Assert.Equal("3-5", Assert.Single((await desk.Read(query with { By = ClusterBy.LeadTime })).Rows).Key);
        Assert.Equal(7, (await desk.Read(query with { By = ClusterBy.Weekday })).Rows.Count);

        // A shorter time, one cause, and what nobody has.
        Assert.Equal(new Rate(14, 140), (await desk.Read(query with { Days = 20 })).All);
        Assert.Equal(new Rate(4, 240), (await desk.Read(query with { Cause = new(Cause.Defect) })).All);
        foreach (var by in Enum.GetValues<ClusterBy>()) Assert.Empty((await desk.Complaints(query with { By = by }, "'; DROP TABLE x; --", new PageAt())).Items);
    }

    [EachDatabase]
    public async Task Products_are_counted_by_order_and_what_turned_out_otherwise_teaches_nothing(string provider)
    {
        await using var app = await Factory.Start(provider);
        var customer = await app.World.Read(db => db.Customers.SingleAsync(c => c.Name == "Alfreds Futterkiste"));
        for (var i = 0; i < 6; i++) await app.World.Order(customer, $"A-{i}", -10, -8, "Chai", "Tofu");
        await app.RunJob("delivery-counts");
        var filer = await app.World.ActorOf(Factory.Maria);
        var lines = await app.World.Read(db => db.OrderLines.Include(l => l.Order).Where(l => l.ProductName == "Chai").OrderBy(l => l.Id).ToListAsync());
        foreach (var (line, i) in lines.Select((l, i) => (l, i)))
        {
            await app.World.Complaint(filer, $"BS-{i}", "Bad tea", complaint =>
            {
                complaint.Assign(Server.Data.Actor.System, app.World.Clock.Now, 1);
                complaint.Assess(Server.Data.Actor.System, app.World.Clock.Now, new Assessment());
                if (i == 4) complaint.Close(Server.Data.Actor.System, app.World.Clock.Now, new Closing { Outcome = ComplaintOutcome.NotUpheld, Cause = Cause.NotOurs, Text = "It was not." });
            }, line, i == 5 ? ComplaintKind.Suggestion : ComplaintKind.Complaint);
        }
        await using var anna = await Desk.Of(app, Factory.Anna);
        var table = await anna.Get<IClusterDesk>().Read(new ClusterQuery(ClusterBy.Product, 30, default));
        // Neither the suggestion nor what turned out otherwise. Every order has both: one is as bad as all.
        Assert.Equal([("Chai", new Rate(4, 6), false), ("Tofu", new Rate(0, 6), false)], table.Rows.Select(r => (r.Name, r.Rate, r.StandsOut)));
        Assert.Equal(4, (await anna.Get<IClusterDesk>().Complaints(new ClusterQuery(ClusterBy.Product, 30, default), table.Rows[0].Key, new PageAt())).Total.Value);
    }
}
