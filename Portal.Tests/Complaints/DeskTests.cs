using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.Staff;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Jobs;
using Portal.Shared.Mail;
using Portal.Shared.Search;
using Portal.Tests.Support;

namespace Portal.Tests.Complaints;

/// <summary>The staff's side of complaints, on every database.</summary>
public sealed class DeskTests
{
    private const string Anna = "anna@nordwind.example", Ben = "ben@nordwind.example", Maria = "maria@alfreds.example";

    [EachDatabase]
    public async Task A_second_agent_who_did_not_see_the_first_ones_answer_is_told_and_sends_nothing(string provider)
    {
        await using var app = await Start(provider);
        await using var anna = await Desk.Of(app, Anna);
        await using var ben = await Desk.Of(app, Ben);
        var seen = (await ben.Get<IComplaintDesk>().Read("BS-1"))!.Version;
        Assert.True((await anna.Get<IComplaintDesk>().Answer("BS-1", seen, Message("From Anna"))).Succeeded);
        var mails = await app.World.Read(db => db.Mails.CountAsync());
        var outcome = await ben.Get<IComplaintDesk>().Answer("BS-1", seen, Message("From Ben"));
        Assert.Equal(ProblemKind.Stale, Assert.Single(outcome.Problems).Kind);
        Assert.DoesNotContain((await ben.Get<IComplaintDesk>().Read("BS-1"))!.Thread, e => e.Text == "From Ben");
        Assert.Equal(mails, await app.World.Read(db => db.Mails.CountAsync()));
    }

    [EachDatabase]
    public async Task Only_allowed_steps_are_taken_and_closing_needs_an_assessment(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Anna);
        var complaints = desk.Get<IComplaintDesk>();
        Assert.Equal([Step.Assign], (await complaints.Read("BS-1"))!.Steps);
        Assert.False((await complaints.Close("BS-1", 1, new Closing { Cause = Cause.Other, Text = "no" })).Succeeded);
        Assert.True((await complaints.Assign("BS-1", 1, (await Staff(app, Anna)).Id)).Succeeded);
        Assert.False((await complaints.Close("BS-1", 2, new Closing { Cause = Cause.Other, Text = "no" })).Succeeded);
        Assert.True((await complaints.Assess("BS-1", 2, new Assessment { Severity = Severity.High })).Succeeded);
        Assert.True((await complaints.Investigate("BS-1", 3)).Succeeded);
        Assert.True((await complaints.Close("BS-1", 4, new Closing { Outcome = ComplaintOutcome.NotUpheld, Cause = Cause.NotOurs, Text = "Here is why." })).Succeeded);
        var closed = (await complaints.Read("BS-1"))!;
        Assert.Equal((Stage.Closing, WaitingFor.Nobody, ComplaintOutcome.NotUpheld, new CauseRef(Cause.NotOurs)), (closed.Stage, closed.WaitingFor, closed.Outcome!.Value, closed.Cause));
        Assert.Equal([Step.Reopen], closed.Steps);
        Assert.False((await complaints.Answer("BS-1", closed.Version, Message("too late"))).Succeeded);
        await app.Mail.Next(m => m.To == Maria && m.Text.Contains("Here is why.", StringComparison.Ordinal) && m.Text.Contains("Not upheld", StringComparison.Ordinal));
    }

    [EachDatabase]
    public async Task A_lost_role_ends_what_a_circuit_can_do(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Anna);
        await desk.Get<IInboxDesk>().Views();
        await app.World.Write(async db =>
        {
            foreach (var session in await db.Sessions.ToListAsync()) session.EndedAt = app.World.Clock.Now;
        });
        await Assert.ThrowsAsync<SessionEndedException>(() => desk.Get<IInboxDesk>().Views());
        await Assert.ThrowsAsync<SessionEndedException>(() => desk.Get<ISearchDesk>().Find("alfreds"));
        await Assert.ThrowsAsync<SessionEndedException>(() => desk.Get<IOutboxDesk>().State());
        await Assert.ThrowsAsync<SessionEndedException>(() => desk.Get<IJobDesk>().List());
    }

    [EachDatabase]
    public async Task Reminders_go_to_the_agent_or_the_managers_and_never_for_history(string provider)
    {
        await using var app = await Start(provider);
        await app.World.Staff("Max Manager", "max@nordwind.example", StaffRole.Manager, "de");
        await app.World.Write(db =>
        {
            var old = new Complaint { Number = "BS-OLD", CustomerId = 1, Subject = "imported", ReceivedAt = app.World.Clock.Now.AddYears(-1), IsHistory = true };
            old.File(Actor.System, "long ago", app.World.Clock.Now.AddYears(-1));
            db.Complaints.Add(old);
            return Task.CompletedTask;
        });
        await using (var before = await Desk.Of(app, Anna)) await before.Get<IComplaintDesk>().Assign("BS-1", 1, (await Staff(app, Anna)).Id);
        app.Clock.Move(TimeSpan.FromHours(49));
        await using var desk = await Desk.Of(app, Anna);
        Assert.Equal(3, (await desk.Get<IJobDesk>().List()).Single(j => j.Name == "complaint-reminders").DueNow);
        Assert.Equal(3, await desk.Get<IJobDesk>().RunNow("complaint-reminders"));
        Assert.Equal(0, await desk.Get<IJobDesk>().RunNow("complaint-reminders"));
        await app.Mail.Next(m => m.To == Anna && m.Subject == "Overdue: BS-1");
        await app.Mail.Next(m => m.To == "max@nordwind.example" && m.Subject == "Überfällig: BS-2");
        await app.Mail.Next(m => m.To == "max@nordwind.example" && m.Subject == "Überfällig: BS-3");
        Assert.Equal(3, app.Mail.Mails.Count);
        Assert.Equal([0, 3], (await desk.Get<IJobDesk>().List()).Single(j => j.Name == "complaint-reminders").Runs.Select(r => r.Count));
    }

    [EachDatabase]
    public async Task Search_finds_customers_orders_and_complaints_by_word_beginnings(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Anna);
        var search = desk.Get<ISearchDesk>();
        Assert.Equal([(HitKind.Customer, "K-10001")], (await search.Find("futter")).Select(h => (h.Kind, h.Number)));
        Assert.Equal([(HitKind.Order, "A-1001")], (await search.Find("a-1001")).Select(h => (h.Kind, h.Number)));
        Assert.Equal([(HitKind.Complaint, "BS-3")], (await search.Find("bs-3")).Select(h => (h.Kind, h.Number)));
        Assert.Equal(3, (await search.Find("wet box")).Count);
        Assert.Empty(await search.Find("x"));
        Assert.Empty(await search.Find("% ' \" --"));
    }

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        var customer = await app.World.Customer("Alfreds Futterkiste", Maria);
        await app.World.Staff("Anna Agent", Anna);
        await app.World.Staff("Ben Agent", Ben);
        await app.World.Order(customer, "A-1001", -3);
        var maria = await app.World.ActorOf(Maria);
        for (var i = 1; i <= 3; i++) await app.World.Complaint(maria, $"BS-{i}", "Wet boxes", _ => { });
        return app;
    }

    private static Task<StaffMember> Staff(PortalApp app, string email) => app.World.Read(db => db.Staff.SingleAsync(s => s.Email == email));

    private static MessageDraft Message(string text) => new() { FormKey = Guid.NewGuid(), Text = text };
}
