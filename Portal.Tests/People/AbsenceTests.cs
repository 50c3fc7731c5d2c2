using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Staff;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Shared.Staff;
using Portal.Tests.Support;

namespace Portal.Tests.People;

/// <summary>Whoever is away is stood in for: at reminders, in the inbox, and on the pages of her customers.</summary>
public sealed class AbsenceTests
{
    private const string Anna = "anna@nordwind.example", Ben = "ben@nordwind.example", Carla = "carla@nordwind.example", Max = "max@nordwind.example", Maria = "maria@alpha.example";

    [EachDatabase]
    public async Task The_deputy_is_reminded_finds_it_among_hers_and_the_customer_sees_who_answers(string provider)
    {
        await using var app = await Start(provider);
        var today = app.World.Clock.Today;
        await using var anna = await Desk.Of(app, Anna);
        var people = anna.Get<IPeopleDesk>();
        Assert.True((await people.BeAway(await Number(app, Anna), new AbsenceForm { From = today, Until = today.AddDays(9), Deputy = await Number(app, Ben) })).Succeeded);
        // The deputy is away herself for two days: then hers answers.
        await using var max = await Desk.Of(app, Max);
        Assert.True((await max.Get<IPeopleDesk>().BeAway(await Number(app, Ben), new AbsenceForm { From = today, Until = today.AddDays(1), Deputy = await Number(app, Carla) })).Succeeded);
        Assert.Equal("Carla Agent", (await people.List(false)).Single(p => p.Name == "Anna Agent").StandIn);
        using (var maria = await app.Visit().SignIn(Maria))
        {
            var card = (await maria.Open("/")).QuerySelector("section[aria-labelledby=ask]")!.TextContent;
            Assert.Contains("Away until", card);
            Assert.Contains("Carla Agent answers.", card);
        }
        app.Clock.Move(TimeSpan.FromHours(49));
        Assert.Equal(1, await app.RunJob("complaint-reminders"));
        var mail = await app.Mail.Next(m => m.Subject.Contains("Overdue: BS-1", StringComparison.Ordinal));
        Assert.Contains("ben@nordwind.example", mail.Header("To"));
        Assert.Contains("Anna Agent is away: you stand in.", mail.Text);
        await using var ben = await Desk.Of(app, Ben);
        Assert.Equal(["BS-1"], (await ben.Get<IInboxDesk>().List(InboxList.BuiltIn[1].List, new PageAt())).Items.Select(c => c.Number));
        await using var carla = await Desk.Of(app, Carla);
        Assert.Empty((await carla.Get<IInboxDesk>().List(InboxList.BuiltIn[1].List, new PageAt())).Items);
        // A new word of the customer's is one for the deputy, and none for the colleague who has nothing to do with it.
        var since = app.World.Clock.Now;
        app.Clock.Move(TimeSpan.FromMinutes(1));
        var filer = await app.World.ActorOf(Maria);
        await app.World.Write(async db => (await db.Complaints.SingleAsync()).Reply(filer, app.World.Clock.Now, "Hello?", app.World.Clock.Now.AddHours(48)));
        Assert.Equal((1, 0), ((await ben.Get<IComplaintDesk>().NewAnswers(since)).Value, (await carla.Get<IComplaintDesk>().NewAnswers(since)).Value));
        Assert.Equal(0, (await ben.Get<IComplaintDesk>().NewAnswers(app.World.Clock.Now)).Value);
    }

    [EachDatabase]
    public async Task Where_nobody_stands_in_managers_are_told(string provider)
    {
        await using var app = await Start(provider);
        var today = app.World.Clock.Today;
        await using var anna = await Desk.Of(app, Anna);
        await anna.Get<IPeopleDesk>().BeAway(await Number(app, Anna), new AbsenceForm { From = today, Until = today.AddDays(9) });
        app.Clock.Move(TimeSpan.FromHours(49));
        Assert.Equal(1, await app.RunJob("complaint-reminders"));
        Assert.Contains("max@nordwind.example", (await app.Mail.Next(m => m.Subject.Contains("Overdue: BS-1", StringComparison.Ordinal))).Header("To"));
    }

    [EachDatabase]
    public async Task An_absence_that_cannot_be_is_answered_at_its_field_and_one_can_be_taken_back(string provider)
    {
        await using var app = await Start(provider);
        var (today, annas, bens) = (app.World.Clock.Today, await Number(app, Anna), await Number(app, Ben));
        await using var anna = await Desk.Of(app, Anna);
        var people = anna.Get<IPeopleDesk>();
        foreach (var (form, field) in new (AbsenceForm, string)[]
        {
            (new() { From = today.AddDays(2), Until = today.AddDays(1) }, nameof(AbsenceForm.Until)), (new() { From = today.AddDays(-9), Until = today.AddDays(-1) }, nameof(AbsenceForm.Until)),
            (new() { From = today, Until = today.AddYears(20) }, nameof(AbsenceForm.Until)), (new() { From = today, Until = today, Deputy = annas }, nameof(AbsenceForm.Deputy)),
            (new() { From = today, Until = today, Deputy = "nobody" }, nameof(AbsenceForm.Deputy)),
        })
        {
            Assert.Equal(field, Assert.Single((await people.BeAway(annas, form)).Problems).Field);
        }
        Assert.True((await people.BeAway(annas, new AbsenceForm { From = today, Until = today.AddDays(3), Deputy = bens })).Succeeded);
        Assert.Equal(nameof(AbsenceForm.From), Assert.Single((await people.BeAway(annas, new AbsenceForm { From = today.AddDays(3), Until = today.AddDays(4) })).Problems).Field);
        await using var ben = await Desk.Of(app, Ben);
        Assert.Equal(nameof(AbsenceForm.Deputy), Assert.Single((await ben.Get<IPeopleDesk>().BeAway(bens, new AbsenceForm { From = today.AddDays(1), Until = today.AddDays(1), Deputy = annas })).Problems).Field);
        Assert.Equal([new AbsenceEntry(today, today.AddDays(3), "Ben Agent")], (await people.Read(annas))!.Absences);
        Assert.True((await people.StayHere(annas, today)).Succeeded);
        Assert.Empty((await people.Read(annas))!.Absences);
        Assert.True((await people.StayHere(annas, today)).IsNotFound);
    }

    [EachDatabase]
    public async Task A_circle_of_deputies_ends_with_nobody(string provider)
    {
        await using var app = await Start(provider);
        var (day, ids) = (app.World.Clock.Today, await app.World.Read(db => db.Staff.OrderBy(s => s.Id).Select(s => s.Id).Take(3).ToListAsync()));
        await app.World.Write(db =>
        {
            for (var i = 0; i < 3; i++) db.Absences.Add(new Absence { StaffId = ids[i], From = day, Until = day, DeputyId = ids[(i + 1) % 3] });
            return Task.CompletedTask;
        });
        var standIns = await app.World.Read(db => StandIns.On(db, day, CancellationToken.None));
        Assert.All(ids, id => Assert.Null(standIns.For(id)));
        Assert.Equal(ids[0], (await app.World.Read(db => StandIns.On(db, day.AddDays(1), CancellationToken.None))).For(ids[0]));
    }

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        var customer = await app.World.Customer("Alpha GmbH", Maria);
        foreach (var (name, email) in new[] { ("Anna Agent", Anna), ("Ben Agent", Ben), ("Carla Agent", Carla) }) await app.World.Staff(name, email);
        await app.World.Staff("Max Manager", Max, StaffRole.Manager);
        var anna = await app.World.Read(db => db.Staff.SingleAsync(s => s.Email == Anna));
        await app.World.Change(customer, c => c.ManagerId = anna.Id);
        var filer = await app.World.ActorOf(Maria);
        await app.World.Complaint(filer, "BS-1", "Wet boxes", c => c.Assign(filer, app.World.Clock.Now, anna.Id));
        return app;
    }

    private static Task<string> Number(PortalApp app, string email) => app.World.Read(db => db.Staff.Where(s => s.Email == email).Select(s => s.Number).SingleAsync());
}
