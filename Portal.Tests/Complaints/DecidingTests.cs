using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Tests.Support;

namespace Portal.Tests.Complaints;

/// <summary>From the assessment over decision and remedies to the customer's yes or no.</summary>
public sealed class DecidingTests
{
    private const string Anna = "anna@nordwind.example", Max = "max@nordwind.example", Maria = "maria@alfreds.example", Stranger = "b@beta.example";

    [EachDatabase]
    public async Task A_decision_needs_an_assessment_and_goes_to_the_customer_who_contests_and_then_accepts(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Anna);
        var (complaints, remedies) = (desk.Get<IComplaintDesk>(), desk.Get<IRemedyDesk>());
        Assert.False((await complaints.Decide("BS-1", await Version(complaints), new ComplaintDecision { Text = "too early" })).Succeeded);
        Assert.False((await remedies.Plan("BS-1", await Version(complaints), await Draft(app, desk, Remedy.Replacement, "20"))).Succeeded);
        Assert.True((await complaints.Assess("BS-1", await Version(complaints), new Assessment { Severity = Severity.High, ImmediateAction = "lot locked" })).Succeeded);
        Assert.True((await remedies.Plan("BS-1", await Version(complaints), await Draft(app, desk, Remedy.Replacement, "20"))).Succeeded);

        // What is only planned is nobody's but ours.
        using var maria = await app.Visit().SignIn(Maria);
        Assert.DoesNotContain("As agreed", (await maria.Open("/complaints/BS-1")).Body!.TextContent);
        Assert.True((await complaints.Decide("BS-1", await Version(complaints), new ComplaintDecision { Outcome = ComplaintOutcome.PartlyUpheld, Text = "Half of it was us." })).Succeeded);
        await app.Mail.Next(m => m.To == Maria && m.Text.Contains("Half of it was us.", StringComparison.Ordinal) && m.Text.Contains("As agreed", StringComparison.Ordinal));
        var page = await maria.Open("/complaints/BS-1");
        Assert.All(new[] { "As agreed", "Please read our decision", "Contest the decision", "arbitration" }, words => Assert.Contains(words, page.Body!.TextContent));

        // No stranger sees or answers it.
        using var stranger = await app.Visit().SignIn(Stranger);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.GetAsync("/complaints/BS-1")).StatusCode);

        var contested = await maria.Submit("/complaints/BS-1", "form.card", ("Message.Text", "It was all of you."));
        Assert.Equal("/complaints/BS-1?done=contested", maria.Place(contested));
        var seen = (await complaints.Read("BS-1"))!;
        Assert.Equal((Stage.Investigation, WaitingFor.Us, true), (seen.Stage, seen.WaitingFor, seen.Contested));
        Assert.Contains("Looked at again", (await maria.Open("/complaints/BS-1")).Body!.TextContent);

        Assert.True((await complaints.Decide("BS-1", seen.Version, new ComplaintDecision { Outcome = ComplaintOutcome.Upheld, Text = "You are right." })).Succeeded);
        await maria.Submit("/complaints/BS-1", "form.inline");
        seen = (await complaints.Read("BS-1"))!;
        Assert.Equal((true, false, ComplaintOutcome.Upheld), (seen.Solved, seen.Contested, seen.Outcome!.Value));
        Assert.Contains("carry out what we promised", (await maria.Open("/complaints/BS-1")).Body!.TextContent);

        // Closing waits for what was promised; its end is told.
        var closing = new Closing { Outcome = ComplaintOutcome.Upheld, Cause = Cause.Defect, Text = "Done." };
        Assert.Contains("A remedy is still open", Assert.Single((await complaints.Close("BS-1", seen.Version, closing)).Problems).Message);
        Assert.True((await remedies.Finish("BS-1", seen.Version, 1, "Order A-77")).Succeeded);
        await app.Mail.Next(m => m.To == Maria && m.Text.Contains("Order A-77", StringComparison.Ordinal));
        Assert.True((await complaints.Close("BS-1", await Version(complaints), closing)).Succeeded);

        // She says how we did: once.
        await maria.Submit("/complaints/BS-1", "form:has(#contentment)", ("Rating.Contentment", "Content"), ("Rating.Comment", "A bit slow."));
        seen = (await complaints.Read("BS-1"))!;
        Assert.Equal((Contentment.Content, "A bit slow."), (seen.Contentment, seen.RatingComment));
        Assert.Null((await maria.Open("/complaints/BS-1")).QuerySelector("#contentment"));
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task What_is_worth_more_than_its_planner_may_give_is_approved_by_somebody_else_who_may(string provider)
    {
        await using var app = await Start(provider);
        await app.World.Write(async db => (await db.Customers.SingleAsync(c => c.Name == "Alfreds")).Class = CustomerClass.A);
        await using var anna = await Desk.Of(app, Anna);
        await using var max = await Desk.Of(app, Max);
        var (complaints, hers, his) = (anna.Get<IComplaintDesk>(), anna.Get<IRemedyDesk>(), max.Get<IRemedyDesk>());
        await complaints.Assess("BS-1", await Version(complaints), new Assessment());
        // Two that are each below the limit of 300 are above it together.
        await hers.Plan("BS-1", await Version(complaints), await Draft(app, anna, Remedy.Credit, "200"));
        await hers.Plan("BS-1", await Version(complaints), await Draft(app, anna, Remedy.Discount, "150,50"));
        Assert.Equal([RemedyState.Planned, RemedyState.ToApprove], (await complaints.Read("BS-1"))!.Remedies.Select(r => r.State));
        Assert.Contains("approval", Assert.Single((await complaints.Decide("BS-1", await Version(complaints), new ComplaintDecision { Text = "x" })).Problems).Message);
        Assert.Equal(ProblemKind.Refused, Assert.Single((await hers.Approve("BS-1", await Version(complaints), 2)).Problems).Kind);
        Assert.Equal([("BS-1", true)], (await his.List(RemedyView.ToApprove, new PageAt())).Items.Select(r => (r.Complaint, r.Remedy.MayApprove)));
        Assert.True((await his.Approve("BS-1", await Version(complaints), 2)).Succeeded);
        Assert.False((await his.Approve("BS-1", await Version(complaints), 2)).Succeeded);
        Assert.True((await complaints.Decide("BS-1", await Version(complaints), new ComplaintDecision { Text = "x" })).Succeeded);

        // Whoever may approve has no limit; bad input has its sentence and leaves nothing.
        Assert.True((await his.Plan("BS-1", await Version(complaints), await Draft(app, max, Remedy.Repair, "9000"))).Succeeded);
        foreach (var (draft, field) in new[]
        {
            (await Draft(app, anna, Remedy.Credit, "lots"), "Value"), (await Draft(app, anna, Remedy.Credit, "-1"), "Value"),
            (await Draft(app, anna, Remedy.Credit, "1", days: -1), "DueOn"), (await Draft(app, anna, Remedy.Credit, "1", owner: 999), "OwnerId"),
        })
        {
            Assert.Equal(field, Assert.Single((await hers.Plan("BS-1", await Version(complaints), draft)).Problems).Field);
        }
        Assert.Equal(3, await app.World.Read(db => db.GivenRemedies.CountAsync()));

        // The limits are data, set by whoever may.
        Assert.Null(await anna.Get<IGoodwillDesk>().Read());
        var table = (await max.Get<IGoodwillDesk>().Read())!;
        table.Rows.Single(r => r is { Role: StaffRole.Agent, Class: CustomerClass.A }).Amount = 1_000_000;
        Assert.Equal(ProblemKind.Refused, Assert.Single((await anna.Get<IGoodwillDesk>().Save(table)).Problems).Kind);
        Assert.True((await max.Get<IGoodwillDesk>().Save(table)).Succeeded);
        Assert.True((await hers.Plan("BS-1", await Version(complaints), await Draft(app, anna, Remedy.Credit, "5000"))).Succeeded);
        Assert.Equal(RemedyState.Open, (await complaints.Read("BS-1"))!.Remedies[^1].State);
        Assert.True(await app.World.Read(db => db.Audit.AnyAsync(a => a.Kind == "rules.goodwill-changed")));
    }

    [EachDatabase]
    public async Task The_owner_of_a_remedy_is_reminded_once_of_a_missed_day(string provider)
    {
        await using var app = await Start(provider);
        await using var anna = await Desk.Of(app, Anna);
        var complaints = anna.Get<IComplaintDesk>();
        await complaints.Assess("BS-1", await Version(complaints), new Assessment());
        await anna.Get<IRemedyDesk>().Plan("BS-1", await Version(complaints), await Draft(app, anna, Remedy.Replacement, ""));
        Assert.Equal(0, await app.RunJob("remedy-reminders"));
        app.Clock.Move(TimeSpan.FromDays(4));
        Assert.Equal(1, await app.RunJob("remedy-reminders"));
        Assert.Equal(0, await app.RunJob("remedy-reminders"));
        await app.Mail.Next(m => m.To == Anna && m.Subject.Contains("Not carried out yet", StringComparison.Ordinal));
        await using var again = await Desk.Of(app, Anna);
        Assert.True(Assert.Single((await again.Get<IRemedyDesk>().List(RemedyView.Overdue, new PageAt())).Items).Remedy.Overdue);
        var version = await Version(again.Get<IComplaintDesk>());
        Assert.Equal("Result", Assert.Single((await again.Get<IRemedyDesk>().Drop("BS-1", version, 1, " ")).Problems).Field);
        Assert.True((await again.Get<IRemedyDesk>().Drop("BS-1", version, 1, "not wanted any more")).Succeeded);
        Assert.Empty((await again.Get<IRemedyDesk>().List(RemedyView.All, new PageAt())).Items);
    }

    private static async Task<int> Version(IComplaintDesk desk) => (await desk.Read("BS-1"))!.Version;

    private static async Task<RemedyDraft> Draft(PortalApp app, Desk desk, Remedy kind, string value, int days = 3, long? owner = null) => new()
    {
        FormKey = Guid.NewGuid(), Kind = kind, What = "As agreed.", Value = value, DueOn = app.World.Clock.Today.AddDays(days),
        OwnerId = owner ?? (await desk.Get<IComplaintDesk>().Colleagues()).Single(c => c.IsMe).StaffId,
    };

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        await app.World.Customer("Alfreds", Maria);
        await app.World.Customer("Beta", Stranger);
        var anna = await app.World.Staff("Anna Agent", Anna);
        await app.World.Staff("Max Manager", Max, StaffRole.Manager);
        await app.World.Complaint(await app.World.ActorOf(Maria), "BS-1", "Wet tea", c => c.Assign(new StaffActor(99, "Anna Agent", anna.Id, StaffRole.Agent), app.World.Clock.Now, anna.Id));
        return app;
    }
}
