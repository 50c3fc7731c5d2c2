using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId;

/// <summary>A provider that gives a way in takes it, too.</summary>
public sealed class LostRoleTests
{
    private const string Anna = "anna@there.example", Form = "form.card";

    [EachDatabase]
    public async Task Whoever_lost_the_last_group_is_signed_out_everywhere_and_told_once(string database)
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await PortalApp.Start(database, Trips.Settings("work", "Staff", provider.Issuer));
        await app.World.Staff("Max", "max@nordwind.example");
        using var max = await app.Visit().SignIn("max@nordwind.example");
        using var desk = app.Visit();
        using var phone = app.Visit();
        await desk.SignInWith(provider, "work");
        await phone.SignInWith(provider, "work");
        provider.Person["groups"] = new[] { "everybody" };
        foreach (var _ in new int[2])
        {
            using var again = app.Visit();
            Assert.Equal(HttpStatusCode.Forbidden, (await again.SignInWith(provider, "work")).StatusCode);
        }
        Assert.Equal(HttpStatusCode.Found, (await desk.Http.GetAsync("/staff")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await phone.Http.GetAsync("/staff")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await max.Http.GetAsync("/staff")).StatusCode);
        Assert.Contains("belongs to no group any more", (await app.Mail.Next(m => m.To == Anna)).Text);
        Assert.Equal((1, 1, 2), await app.World.Read(async db => (
            await db.Mails.CountAsync(), await db.Audit.CountAsync(a => a.Kind == "staff.role-lost"), await db.Audit.CountAsync(a => a.Kind == "sign-in.refused"))));
        // Back in a group, back in the portal.
        provider.Person["groups"] = new[] { "agents" };
        using var back = app.Visit();
        Assert.Equal("/staff", (await back.SignInWith(provider, "work")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task Groups_of_another_entry_of_the_settings_end_nothing()
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await PortalApp.Start("Sqlite", [.. Trips.Settings("work", "Staff", provider.Issuer), .. Trips.Settings("club", "Staff", provider.Issuer, "RoleClaim=clubs")]);
        using var desk = app.Visit();
        await desk.SignInWith(provider, "work");
        var before = await app.Snapshot();
        using var other = app.Visit();
        Assert.Equal(HttpStatusCode.Forbidden, (await other.SignInWith(provider, "club")).StatusCode);
        Assert.Equal(before, await app.Snapshot());
        Assert.Equal(HttpStatusCode.OK, (await desk.Http.GetAsync("/staff")).StatusCode);
    }

    [EachDatabase]
    public async Task Staff_who_come_by_a_provider_get_no_password_by_asking_and_are_told_how_they_come_in(string database)
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await PortalApp.Start(database, [.. Trips.Settings("work", "Staff", provider.Issuer), .. Trips.Settings("shop", "Customer", provider.Issuer)]);
        using var visitor = app.Visit();
        await visitor.SignInWith(provider, "work");
        var answer = await Ask(app, Anna);
        Assert.Equal(answer, await Ask(app, "nobody@there.example"));
        Assert.Contains("you sign in with The work account", (await app.Mail.Next(m => m.To == Anna)).Text);
        Assert.Equal((0, 1), await app.World.Read(async db => (await db.AccountTokens.CountAsync(), await db.Mails.CountAsync())));
        var page = await visitor.Open("/staff/security");
        Assert.Contains("has no password and needs none", page.Body!.TextContent);
        Assert.Null(page.QuerySelector("main a[href='/account/forgot'], main a[href='/staff/password']"));
        Assert.Null((await visitor.Open("/staff/confirm")).QuerySelector("main a[href='/account/forgot'], main #password"));

        // Who had one may have another; and so may customers, whose groups nobody asks for.
        await app.World.Customer("Alpha", "a@alpha.example");
        await app.World.Link("a@alpha.example", "shop");
        await app.World.Write(async db => (await db.Users.SingleAsync(u => u.Email == "a@alpha.example")).PasswordHash = null);
        await app.World.Write(async db => (await db.Users.SingleAsync(u => u.Email == Anna)).PasswordHash = "once");
        Assert.Equal(answer, await Ask(app, Anna));
        Assert.Equal(answer, await Ask(app, "a@alpha.example"));
        Assert.Equal(2, await app.World.Read(db => db.AccountTokens.CountAsync()));
    }

    private static async Task<string> Ask(PortalApp app, string email)
    {
        using var visitor = app.Visit();
        return Normal.Body(await (await visitor.Submit("/account/forgot", Form, ("Input.Email", email))).Content.ReadAsStringAsync());
    }
}
