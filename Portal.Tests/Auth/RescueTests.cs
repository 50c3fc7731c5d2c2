using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Staff;
using Portal.Tests.Support;

namespace Portal.Tests.Auth;

/// <summary>A lost phone: who may take the code app away, and what the owner hears.</summary>
public sealed class RescueTests
{
    private const string Maria = "maria@alfreds.example", Anna = "anna@nordwind.example";

    [EachDatabase]
    public async Task A_manager_takes_a_customers_code_app_away_and_an_agent_does_not(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var alfreds = await app.World.Customer("Alfreds Futterkiste", Maria);
        var beta = await app.World.Customer("Beta", "b@beta.example");
        await app.World.Staff("Anna Agent", Anna);
        await app.World.Staff("Max Manager", "max@nordwind.example", StaffRole.Manager);
        using var maria = await app.Visit().SignIn(Maria);
        await Phone.SetUp(maria, app.Clock);
        await app.World.Passkey(Maria, "Phone");
        await using var anna = await Desk.Of(app, Anna);
        await using var max = await Desk.Of(app, "max@nordwind.example");
        var person = (await max.Get<ICompanyAccess>().Read(alfreds.Number))!.Users.Single();
        Assert.True(person.HasSecondStep);
        var before = await Factors(app);
        Assert.Contains("Your role does not allow this", (await anna.Get<ICompanyAccess>().Rescue(alfreds.Number, person.Number, AccessForm.Of(person))).Problems.Single().Message);
        Assert.True((await max.Get<ICompanyAccess>().Rescue(beta.Number, person.Number, AccessForm.Of(person))).IsNotFound);
        Assert.Equal(before, await Factors(app));

        Assert.True((await max.Get<ICompanyAccess>().Rescue(alfreds.Number, person.Number, AccessForm.Of(person))).Succeeded);
        Assert.Equal((0, 0, 0), await Factors(app));
        Assert.Equal(HttpStatusCode.Found, (await maria.Http.GetAsync("/")).StatusCode);
        Assert.Contains("Max Manager has removed the code app", (await app.Mail.Next(m => m.To == Maria && m.Text.Contains("removed"))).Text);
        await app.Visit().SignIn(Maria);
        Assert.Equal(1, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "sign-in.rescued")));
        Assert.Equal(1, await app.World.Read(db => db.Events.CountAsync(e => e.Kind == "access.rescued")));
    }

    [Fact]
    public async Task Only_an_administrator_takes_a_colleagues_away()
    {
        await using var app = await PortalApp.Start();
        await app.World.Staff("Anna Agent", Anna, number: "anna");
        await app.World.Staff("Max Manager", "max@nordwind.example", StaffRole.Manager);
        await app.World.Staff("Olga Admin", "olga@nordwind.example", StaffRole.Administrator);
        using var visitor = await app.Visit().SignIn(Anna);
        await Phone.SetUp(visitor, app.Clock, "/staff");
        await using var max = await Desk.Of(app, "max@nordwind.example");
        await using var olga = await Desk.Of(app, "olga@nordwind.example");
        Assert.Contains("Your role does not allow this", (await max.Get<IPhoneRescue>().Take("anna")).Problems.Single().Message);
        Assert.Equal((1, 10, 0), await Factors(app));
        Assert.True((await olga.Get<IPhoneRescue>().Take("nobody")).IsNotFound);
        Assert.True((await olga.Get<IPhoneRescue>().Take("anna")).Succeeded);
        Assert.Equal((0, 0, 0), await Factors(app));
        Assert.Equal(HttpStatusCode.Found, (await visitor.Http.GetAsync("/staff")).StatusCode);
        await app.Mail.Next(m => m.To == Anna && m.Text.Contains("Olga Admin"));
    }

    private static Task<(int, int, int)> Factors(PortalApp app) => app.World.Read(async db =>
        (await db.Users.CountAsync(u => u.CodeSecret != null), await db.RecoveryCodes.CountAsync(), await db.Passkeys.CountAsync()));
}
