using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Shared.Account;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Tests.Support;

namespace Portal.Tests.Complaints;

/// <summary>A few complaints of every kind that the inbox tells apart.</summary>
internal static class InboxWorld
{
    public const string Anna = "anna@nordwind.example", Max = "max@nordwind.example", Nele = "nele@nordwind.example", Maria = "maria@alfreds.example", Otto = "otto@beta.example";

    /// <summary>1 closed, 2 overdue about an order, 3 answered, 4 snoozed and 5 a question of another customer, of class A.</summary>
    public static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        var world = app.World;
        var (alpha, beta) = (await world.Customer("Alfreds Futterkiste", Maria), await world.Customer("Beta", Otto));
        await world.Change(beta, c => c.Class = CustomerClass.A);
        var anna = await world.Staff("Anna Agent", Anna);
        await world.Staff("Max Manager", Max, StaffRole.Manager);
        var order = await world.Order(alpha, "A-1001", -3);
        var (maria, otto) = (await world.ActorOf(Maria), await world.ActorOf(Otto));
        var now = world.Clock.Now;
        await world.Write(db =>
        {
            Add("BS-1", maria, "Wet boxes", c =>
            {
                c.Assign(maria, now.AddDays(-3), anna.Id);
                c.Assess(maria, now.AddDays(-3), new Assessment());
                c.Decide(maria, now.AddDays(-2), new ComplaintDecision { Text = "so" });
                c.Close(maria, now.AddDays(-2), new Closing { Cause = Cause.Defect, Text = "so" });
            });
            Add("BS-2", maria, "Wet boxes", _ => { }, order.Id, order.Lines[0].ProductId);
            Add("BS-3", maria, "Wet boxes", c =>
            {
                c.Assign(maria, now.AddDays(-3), anna.Id);
                c.Answer(maria, now.AddDays(-2), "sorry");
            });
            return Task.CompletedTask;

            void Add(string number, CustomerActor by, string subject, Action<Complaint> then, long? orderId = null, long? product = null)
            {
                var complaint = new Complaint { Number = number, CustomerId = by.CustomerId, Subject = subject, ReceivedAt = now.AddDays(-4), OrderId = orderId, ProductId = product, OrderNumber = orderId is null ? null : "A-1001" };
                complaint.File(by, "wet", now.AddDays(-1));
                then(complaint);
                db.Complaints.Add(complaint);
            }
        });
        await world.Complaint(otto, "BS-4", "Broken lamp", c => c.Snooze(otto, now, now.AddDays(1)));
        await world.Write(db =>
        {
            var question = new Complaint { Number = "BS-5", CustomerId = otto.CustomerId, Subject = "Lamp: a question", Kind = ComplaintKind.Question, ReceivedAt = now };
            question.File(otto, "how?", now.AddDays(2));
            db.Complaints.Add(question);
            return Task.CompletedTask;
        });
        return app;
    }
}
