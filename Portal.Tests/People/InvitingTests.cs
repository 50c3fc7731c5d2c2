using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Staff;
using Portal.Tests.Support;

namespace Portal.Tests.People;

/// <summary>Who works here, who may what, and how somebody comes and goes.</summary>
public sealed partial class InvitingTests
{
    private const string Olga = "olga@nordwind.example", Anna = "anna@nordwind.example", Max = "max@nordwind.example", Nina = "nina@nordwind.example";

    [EachDatabase]
    public async Task Somebody_invited_sets_a_password_by_the_mail_and_works_until_she_leaves(string provider)
    {
        await using var app = await Start(provider);
        await using var olga = await Desk.Of(app, Olga);
        var people = olga.Get<IPeopleDesk>();
        var draft = new NewPerson { FormKey = Guid.NewGuid(), Name = " Nina Neu ", Email = Nina, Role = StaffRole.Agent, Language = "en" };
        var number = (await people.Invite(draft)).Value;
        Assert.Equal(number, (await people.Invite(draft)).Value);
        Assert.Equal("Nina Neu", (await people.Read(number))!.Name);
        using var nina = app.Visit();
        Assert.Equal(HttpStatusCode.BadRequest, (await nina.Submit("/account/sign-in", "form.card", ("Input.Email", Nina), ("Input.Password", World.Password))).StatusCode);

        // The link works for seven days, once, and an older one not at all.
        var first = await Link(app, 1);
        Assert.True((await people.InviteAgain(number)).Succeeded);
        var second = await Link(app, 2);
        Assert.Equal(HttpStatusCode.BadRequest, (await Set(nina, first)).StatusCode);
        app.Clock.Move(TimeSpan.FromDays(6));
        Assert.Equal(HttpStatusCode.OK, (await Set(nina, second)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Set(nina, second)).StatusCode);
        await nina.SignIn(Nina);
        Assert.Equal(HttpStatusCode.OK, (await nina.Http.GetAsync("/staff")).StatusCode);

        await using var again = await Desk.Of(app, Olga);
        people = again.Get<IPeopleDesk>();
        Assert.True((await people.Leave(number, new LeavingForm { Version = (await people.Read(number))!.Version })).Succeeded);
        Assert.Equal(HttpStatusCode.Found, (await nina.Http.GetAsync("/staff")).StatusCode);
        using var later = app.Visit();
        Assert.Equal(HttpStatusCode.BadRequest, (await later.Submit("/account/sign-in", "form.card", ("Input.Email", Nina), ("Input.Password", World.Password))).StatusCode);
        var mails = await app.World.Read(db => db.Mails.CountAsync());
        await later.Submit("/account/forgot", "form.card", ("Input.Email", Nina));
        Assert.Equal(mails, await app.World.Read(db => db.Mails.CountAsync()));

        // Back again, and still nothing opens but a new invitation.
        Assert.True((await people.ComeBack(number, (await people.Read(number))!.Version)).Succeeded);
        Assert.Equal(HttpStatusCode.BadRequest, (await later.Submit("/account/sign-in", "form.card", ("Input.Email", Nina), ("Input.Password", World.Password))).StatusCode);
        var kinds = await app.World.Read(db => db.Audit.Where(a => a.Kind.StartsWith("staff.")).OrderBy(a => a.Id).Select(a => a.Kind).ToListAsync());
        Assert.Equal(["staff.invited", "staff.invited", "staff.left", "staff.came-back"], kinds);
    }

    [EachDatabase]
    public async Task Who_leaves_hands_over_what_she_is_in_charge_of(string provider)
    {
        await using var app = await Start(provider);
        await app.World.Customer("Alpha GmbH", "a@alpha.example");
        var filer = await app.World.ActorOf("a@alpha.example");
        foreach (var number in new[] { "BS-1", "BS-2" }) await app.World.Complaint(filer, number, "Wet boxes", _ => { });
        await using var anna = await Desk.Of(app, Anna);
        foreach (var number in new[] { "BS-1", "BS-2" }) Assert.True((await anna.Get<IComplaintDesk>().Assign(number, 1, await Id(app, Anna))).Succeeded);
        await using var olga = await Desk.Of(app, Olga);
        var people = olga.Get<IPeopleDesk>();
        var file = (await people.Read(await Number(app, Anna)))!;
        Assert.Equal(2, file.OpenComplaints.Value);
        var leaving = new LeavingForm { Version = file.Version };
        Assert.Equal(nameof(LeavingForm.HandTo), Assert.Single((await people.Leave(file.Number, leaving)).Problems).Field);
        leaving.HandTo = file.Number;
        Assert.False((await people.Leave(file.Number, leaving)).Succeeded);
        Assert.Equal(HttpStatusCode.OK, (await Page(app, Anna)).StatusCode);
        Assert.Equal(0, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "staff.left")));
        leaving.HandTo = await Number(app, Max);
        Assert.True((await people.Leave(file.Number, leaving)).Succeeded);
        var max = await Id(app, Max);
        Assert.Equal([max, max], await app.World.Read(db => db.Complaints.Select(c => c.AssigneeId!.Value).ToListAsync()));
        Assert.Equal(4, await app.World.Read(db => db.Events.CountAsync(e => e.Kind == "complaint.assigned")));
        Assert.DoesNotContain(await olga.Get<IComplaintDesk>().Colleagues(), c => c.Name == "Anna Agent");
    }

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        await app.World.Staff("Olga Admin", Olga, StaffRole.Administrator);
        await app.World.Staff("Anna Agent", Anna);
        await app.World.Staff("Max Manager", Max, StaffRole.Manager);
        return app;
    }

    private static Task<string> Number(PortalApp app, string email) => app.World.Read(db => db.Staff.Where(s => s.Email == email).Select(s => s.Number).SingleAsync());

    private static Task<long> Id(PortalApp app, string email) => app.World.Read(db => db.Staff.Where(s => s.Email == email).Select(s => s.Id).SingleAsync());

    private static async Task<HttpResponseMessage> Page(PortalApp app, string email)
    {
        using var visitor = await app.Visit().SignIn(email);
        return await visitor.Http.GetAsync("/staff");
    }

    /// <summary>The secret of the first, second, ... link that was mailed.</summary>
    private static async Task<string> Link(PortalApp app, int which)
    {
        for (var tries = 0; tries < 500; tries++, await Task.Delay(20))
        {
            if (app.Mail.Mails.Where(m => m.Text.Contains("account/reset", StringComparison.Ordinal)).ElementAtOrDefault(which - 1) is { } mail) return Token().Match(mail.Text).Value;
        }
        throw new TimeoutException($"There is no link number {which}.");
    }

    private static Task<HttpResponseMessage> Set(Visitor visitor, string token) =>
        visitor.Submit($"/account/reset?token={token}", "form.card", ("Input.Password", World.Password));

    [GeneratedRegex("(?<=token=)[0-9A-F]{64}")]
    private static partial Regex Token();
}
