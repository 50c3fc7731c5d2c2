using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.Orders;
using Portal.Shared.Complaints;
using Portal.Tests.Support;

namespace Portal.Tests.Learning;

/// <summary>Deliveries of a past, some of them complained of.</summary>
internal static class Factory
{
    public const string Anna = "anna@nordwind.example", Max = "max@nordwind.example", Maria = "maria@alfreds.example", Bea = "bea@beta.example";

    public static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        await app.World.Customer("Alfreds Futterkiste", Maria);
        await app.World.Customer("Beta AG", Bea);
        await app.World.Staff("Anna Agent", Anna);
        await app.World.Staff("Max Manager", Max, Portal.Shared.Account.StaffRole.Manager);
        return app;
    }

    /// <summary>So many orders that arrive a day, each day from one on, the first ones of which are complained of for a cause and closed on the spot.</summary>
    /// <param name="from">Days from today.</param>
    public static async Task Deliver(this PortalApp app, string filer, int from, int days, int aDay, int complaints, CauseRef cause, string carrier = "DHL")
    {
        var (actor, staff, clock) = (await app.World.ActorOf(filer), await app.World.Read(db => db.Users.Where(u => u.Email == Anna).Select(u => new { u.Id, u.StaffId }).SingleAsync()), app.World.Clock);
        await app.World.Write(async db =>
        {
            var count = await db.Orders.CountAsync();
            for (var i = 0; i < days * aDay; i++)
            {
                var day = clock.Today.AddDays(from + i / aDay);
                var order = new Order { Number = $"A-{++count}", CustomerId = actor.CustomerId, OrderedOn = day.AddDays(-4), Currency = "EUR" };
                order.Deliver(null, day, carrier);
                db.Orders.Add(order);
                if (i >= complaints) continue;
                await db.SaveChangesAsync();
                // Twice of the same order is one bad delivery.
                for (var twice = 0; twice < (i == 0 ? 2 : 1); twice++) db.Complaints.Add(Closed(actor, staff.Id, staff.StaffId!.Value, order, $"BS-{count}-{twice}", clock.StartOf(day).AddHours(9), cause));
            }
        });
    }

    private static Complaint Closed(CustomerActor filer, long user, long staffId, Order order, string number, DateTimeOffset at, CauseRef cause)
    {
        var complaint = new Complaint
        {
            Number = number, CustomerId = filer.CustomerId, ContactId = filer.ContactId, FiledByUserId = filer.Id, FiledByName = filer.Name, Subject = "Too late",
            OrderId = order.Id, OrderNumber = order.Number, ReceivedAt = at,
        };
        complaint.File(filer, "It came too late.", at.AddHours(48));
        complaint.Assign(Actor.System, at, staffId);
        complaint.Assess(Actor.System, at, new Assessment());
        complaint.Close(Actor.System, at, new Closing { Outcome = ComplaintOutcome.Upheld, Cause = cause.Root, CauseKey = cause.Key, Text = "You were right." });
        return complaint;
    }
}
