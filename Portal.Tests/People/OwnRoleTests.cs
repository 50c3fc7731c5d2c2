using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Staff;
using Portal.Tests.Support;

namespace Portal.Tests.People;

/// <summary>Own roles: sets of rights with a name, which count at once, and by which nobody gets more than she has [ASVS 8.2.1, 8.2.3].</summary>
public sealed class OwnRoleTests
{
    private const string Olga = "olga@nordwind.example", Anna = "anna@nordwind.example", Paul = "paul@nordwind.example";

    [EachDatabase]
    public async Task A_role_is_made_given_changed_at_once_and_deleted_when_nobody_has_it(string provider)
    {
        await using var app = await Start(provider);
        await using var olga = await Desk.Of(app, Olga);
        var (roles, people) = (olga.Get<IRoleDesk>(), olga.Get<IPeopleDesk>());
        var form = Form("Invoices only", StaffRight.SeeInvoices);
        var number = (await roles.Add(form)).Value;
        Assert.Equal(number, (await roles.Add(form)).Value);
        var file = (await people.Read(await Number(app, Anna)))!;
        Assert.True((await people.Save(file.Number, Given(file, StaffRole.Own, number))).Succeeded);
        Assert.Equal("Invoices only", (await people.List(false)).Single(p => p.Email == Anna).Role);
        Assert.Equal(("Invoices only", number), ((await people.Read(file.Number))!.RoleTitle, (await people.Read(file.Number))!.OwnRole));

        using var visitor = await app.Visit().SignIn(Anna);
        await using var anna = await Desk.Of(app, Anna);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync("/staff/invoices")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Http.GetAsync("/staff/campaigns")).StatusCode);
        Assert.Equal(ProblemKind.Refused, Assert.Single((await anna.Get<IRoleDesk>().Add(Form("Mine", StaffRight.SeeInvoices))).Problems).Kind);

        // What the role says counts at once, for the session that is open.
        var entry = (await roles.Read(number))!;
        Assert.Equal(1, entry.Holders);
        Assert.True((await roles.Save(number, Form("Campaigns", entry.Version, StaffRight.RunCampaigns))).Succeeded);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Http.GetAsync("/staff/invoices")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync("/staff/campaigns")).StatusCode);
        Assert.Equal(ProblemKind.Stale, Assert.Single((await roles.Save(number, Form("Late", entry.Version, StaffRight.RunCampaigns))).Problems).Kind);

        entry = (await roles.Read(number))!;
        Assert.Equal(ProblemKind.Refused, Assert.Single((await roles.Delete(number, entry.Version)).Problems).Kind);
        file = (await people.Read(file.Number))!;
        Assert.True((await people.Save(file.Number, Given(file, StaffRole.Agent, ""))).Succeeded);
        Assert.True((await roles.Delete(number, entry.Version)).Succeeded);
        Assert.Null(await roles.Read(number));
        // A form that was open meanwhile names a role that is gone.
        file = (await people.Read(file.Number))!;
        Assert.Equal(nameof(PersonForm.Role), Assert.Single((await people.Save(file.Number, Given(file, StaffRole.Own, number))).Problems).Field);
        Assert.Equal(["role.added", "role.changed", "role.deleted"], await app.World.Read(db => db.Audit.Where(a => a.Kind.StartsWith("role.")).OrderBy(a => a.Id).Select(a => a.Kind).ToListAsync()));
    }

    [EachDatabase]
    public async Task Whoever_may_invite_gets_no_right_she_lacks_and_no_power_over_those_who_have_more(string provider)
    {
        await using var app = await Start(provider);
        await app.World.StaffWith("Paul Personnel", Paul, StaffRight.AdministerPeople, StaffRight.SeeInvoices);
        await using var paul = await Desk.Of(app, Paul);
        var (roles, people) = (paul.Get<IRoleDesk>(), paul.Get<IPeopleDesk>());
        var (olgas, pauls) = (await Number(app, Olga), await Number(app, Paul));
        var own = (await people.Read(pauls))!;
        var number = (await roles.Add(Form("Small", StaffRight.SeeInvoices))).Value;
        var before = await Rows.Snapshot(app);
        var olga = (await people.Read(olgas))!;
        Assert.False(olga.MayAdminister);
        foreach (var refused in new Func<Task<Outcome>>[]
        {
            async () => await roles.Add(Form("Big", StaffRight.RunCampaigns)),
            () => roles.Save(number, Form("Small", StaffRight.RunCampaigns)),
            () => roles.Save(own.OwnRole, Form("Mine", StaffRight.SeeInvoices)),
            () => roles.Delete(own.OwnRole, 1),
            async () => await people.Invite(new NewPerson { FormKey = Guid.NewGuid(), Name = "X", Email = "x@x.example", Role = StaffRole.Administrator }),
            async () => await people.Invite(new NewPerson { FormKey = Guid.NewGuid(), Name = "X", Email = "x@x.example", Role = StaffRole.Own, OwnRole = "nowhere" }),
            () => people.Save(olgas, Given(olga, StaffRole.Agent, "")),
            () => people.Leave(olgas, new LeavingForm { Version = olga.Version }),
            () => people.InviteAgain(olgas),
            () => paul.Get<IPhoneRescue>().Take(olgas),
            () => people.Save(pauls, Given(own, StaffRole.Administrator, "")),
        })
        {
            Assert.False((await refused()).Succeeded);
        }
        Assert.Equal(before, await Rows.Snapshot(app));
        // What he has he may give.
        Assert.True((await people.Invite(new NewPerson { FormKey = Guid.NewGuid(), Name = "Nina New", Email = "nina@nordwind.example", Role = StaffRole.Own, OwnRole = number })).Succeeded);
    }

    [EachDatabase]
    public async Task A_role_needs_a_name_of_its_own_and_rights_that_are_of_use(string provider)
    {
        await using var app = await Start(provider);
        await using var olga = await Desk.Of(app, Olga);
        var roles = olga.Get<IRoleDesk>();
        Assert.True((await roles.Add(Form("Export", StaffRight.ExportCustomers))).Succeeded);
        foreach (var name in new[] { "export", "Administrator", "AccountManager" })
        {
            Assert.Equal(nameof(RoleForm.Name), Assert.Single((await roles.Add(Form(name, StaffRight.ExportCustomers))).Problems).Field);
        }
        Assert.Equal(nameof(RoleForm.Rights), Assert.Single((await roles.Add(Form("Blind", StaffRight.IssueInvoices))).Problems).Field);
        Assert.Single(Form("Blind", StaffRight.IssueInvoices).Validate(new(new object())));
        Assert.Equal(6, (await roles.List()).Count);
    }

    [Fact]
    public void Rights_are_kept_by_name_and_a_right_that_is_gone_gives_none()
    {
        var all = new RightSet(Enum.GetValues<StaffRight>());
        Assert.Equal(all, RightSet.Parse(all.ToString()));
        Assert.True(all.ToString().Length < RightSet.MostLetters);
        Assert.Equal(RightSet.Empty, RightSet.Parse(""));
        Assert.Equal(new RightSet([StaffRight.SeeAudit]), RightSet.Parse("SeeEverything,SeeAudit,3"));
        foreach (var right in Enum.GetValues<StaffRight>()) Assert.NotEqual(RightWords.Of(right), RightWords.About(right));
    }

    private static RoleForm Form(string name, params StaffRight[] rights) => Form(name, 0, rights);

    private static RoleForm Form(string name, int version, params StaffRight[] rights) => new() { FormKey = Guid.NewGuid(), Name = name, Version = version, Rights = [.. rights] };

    private static PersonForm Given(PersonFile file, StaffRole role, string own) =>
        new() { Version = file.Version, Name = file.Name, Position = file.Position, Phone = file.Phone, Role = role, OwnRole = own, Language = file.Language };

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        await app.World.Staff("Olga Admin", Olga, StaffRole.Administrator);
        await app.World.Staff("Anna Agent", Anna);
        return app;
    }

    private static Task<string> Number(PortalApp app, string email) => app.World.Read(db => db.Staff.Where(s => s.Email == email).Select(s => s.Number).SingleAsync());
}
