using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Features.CompanyUsers;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Tests.Support;
using static Portal.Tests.Account.OwnCompany;
using static Portal.Tests.CompanyUsers.UserPages;

namespace Portal.Tests.CompanyUsers;

/// <summary>Staff let the first person of a customer in, and step in where the company cannot.</summary>
public sealed class StaffAccessTests
{
    private const string First = "frida@gamma.example";

    [EachDatabase]
    public async Task The_first_person_of_a_customer_is_invited_by_staff_and_invites_the_second(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var (number, desk) = await Gamma(app);
        Assert.Equal(["Frida First"], (await desk.Get<ICompanyAccess>().Read(number))!.Others.Select(o => o.Name));
        var form = new NewCompanyUser { FormKey = Guid.NewGuid(), Name = "Frida First", Email = First, Role = MemberRole.Administrator };
        // Twice, as by a double click: one person, one mail.
        Assert.True((await desk.Get<ICompanyAccess>().Invite(number, form)).Succeeded);
        Assert.True((await desk.Get<ICompanyAccess>().Invite(number, form)).Succeeded);
        var mail = await app.Mail.Next(m => m.To == First);
        Assert.Contains("Max Manager of ", mail.Text, StringComparison.Ordinal);
        Assert.Equal(1, app.Mail.Mails.Count(m => m.To == First));
        Assert.Equal(1, await app.World.Read(db => db.Contacts.CountAsync(c => c.Name == "Frida First")));
        var people = (await desk.Get<ICompanyAccess>().Read(number))!;
        Assert.Equal(AccessState.Invited, people.Users.Single().State);
        Assert.Empty(people.Others);
        using var frida = app.Visit();
        await frida.Submit(Link(mail.Text), Form, ("Input.Password", "a long enough secret"));
        await frida.SignIn(First, "a long enough secret");
        Assert.Equal(AccessState.Active, (await desk.Get<ICompanyAccess>().Read(number))!.Users.Single().State);
        await Saved(await Invite(frida, "otto@gamma.example", "Otto Other", MemberRole.Reader, MemberScope.Company));
        await app.Mail.Next(m => m.To == "otto@gamma.example");
        Assert.Equal([AccessEvents.Invited, AccessEvents.Invited], await app.World.Read(db => db.Events.Where(e => e.Kind == AccessEvents.Invited).Select(e => e.Kind).ToListAsync()));
    }

    [EachDatabase]
    public async Task Staff_may_suspend_the_last_administrator_and_give_access_back(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var (_, desk) = await Gamma(app);
        var customer = await app.World.Customer("Delta", "dora@delta.example");
        using var dora = await app.Visit().SignIn("dora@delta.example");
        var person = await Person(desk, customer.Number);
        Assert.True((await desk.Get<ICompanyAccess>().Suspend(customer.Number, person.Number, AccessForm.Of(person), suspended: true)).Succeeded);
        Assert.Equal(System.Net.HttpStatusCode.Found, (await dora.Http.GetAsync("/")).StatusCode);
        // What was seen before is stale, and says so.
        var stale = await desk.Get<ICompanyAccess>().Suspend(customer.Number, person.Number, AccessForm.Of(person), suspended: false);
        Assert.Equal(ProblemKind.Stale, stale.Problems.Single().Kind);
        person = await Person(desk, customer.Number);
        Assert.True((await desk.Get<ICompanyAccess>().Suspend(customer.Number, person.Number, AccessForm.Of(person), suspended: false)).Succeeded);
        await app.Visit().SignIn("dora@delta.example");
        await app.Mail.Next(m => m.To == "dora@delta.example" && m.Text.Contains("given back"));
    }

    [Fact]
    public async Task An_agent_without_the_right_changes_nothing_and_a_person_belongs_to_her_company_only()
    {
        await using var app = await PortalApp.Start();
        var (number, manager) = await Gamma(app);
        await app.World.Customer("Delta", "dora@delta.example");
        var dora = await app.World.Read(db => db.Contacts.Where(c => c.Email == "dora@delta.example").Select(c => c.Number).SingleAsync());
        await app.World.Staff("Anna Agent", "anna@nordwind.example");
        var anna = await Desk.Of(app, "anna@nordwind.example");
        var (mails, events) = (await app.World.Read(db => db.Mails.CountAsync()), await app.World.Read(db => db.Events.CountAsync()));
        var refused = await anna.Get<ICompanyAccess>().Invite(number, new NewCompanyUser { FormKey = Guid.NewGuid(), Name = "X", Email = "x@gamma.example" });
        Assert.Contains("Your role does not allow this", refused.Problems.Single().Message);
        // Another company's person under this company's number is nobody.
        var foreign = await manager.Get<ICompanyAccess>().Suspend(number, dora, new AccessForm { FormKey = Guid.NewGuid() }, suspended: true);
        Assert.True(foreign.IsNotFound);
        Assert.Equal((mails, events), (await app.World.Read(db => db.Mails.CountAsync()), await app.World.Read(db => db.Events.CountAsync())));
        Assert.Equal(1, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "staff.refused")));
    }

    [EachDatabase]
    public async Task A_sign_in_elsewhere_does_not_show_and_counts_once_the_company_was_entered(string provider)
    {
        await using var own = await Open(provider);
        using var maria = await own.As(Maria);
        // The stranger of the other company is invited: that she has a sign-in is hers to tell.
        await Saved(await Invite(maria, Stranger, "Bea Beta", MemberRole.Reader, MemberScope.Company));
        Assert.Contains("Invited", await Row(maria, Stranger));
        using var stranger = await own.As(Stranger);
        Assert.Contains("Invited", await Row(maria, Stranger));
        var page = await stranger.Open("/account");
        Assert.Contains("Now", page.QuerySelectorAll(".row").Single(r => r.TextContent.Contains("Beta", StringComparison.Ordinal)).TextContent);
        await stranger.Post(page, "/account", "main form", ("Chosen", page.QuerySelector("button[name=Chosen]")!.GetAttribute("value")!));
        Assert.Contains("Active", await Row(maria, Stranger));
    }

    private static async Task<string> Row(Visitor visitor, string email) => (await visitor.Open(List)).QuerySelectorAll(".row").Single(r => r.TextContent.Contains(email, StringComparison.Ordinal)).TextContent;

    private static async Task<CompanyUser> Person(Desk desk, string number) => (await desk.Get<ICompanyAccess>().Read(number))!.Users.Single();

    /// <summary>A customer of whom nobody signs in, with one contact; and a manager who looks after it.</summary>
    private static async Task<(string Number, Desk Manager)> Gamma(PortalApp app)
    {
        var gamma = await app.World.Customer("Gamma", null);
        await app.World.Contact(gamma, "frida", "Frida First");
        await app.World.Write(async db => (await db.Contacts.SingleAsync(c => c.Number == "frida")).Email = First);
        await app.World.Staff("Max Manager", "max@nordwind.example", StaffRole.Manager);
        return (gamma.Number, await Desk.Of(app, "max@nordwind.example"));
    }
}
