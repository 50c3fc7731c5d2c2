using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Account;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId;

/// <summary>The whole way with a certified provider, page by page.</summary>
public sealed class RealProviderTests
{
    [EachDatabase]
    public async Task Staff_come_in_go_out_and_are_asked_again(string database)
    {
        using var provider = new RealProvider();
        await using var app = await PortalApp.Start(database, Trips.Settings("work", "Staff", provider.Issuer));
        // It was away while the portal started, and is there now.
        await provider.Serve(app, "work");
        using var visitor = app.Visit();
        using var there = RealProvider.Browser();
        var question = await visitor.Ask("work", "/staff/orders");
        var back = await provider.Walk(there, question.Address, "agent-anna");
        Assert.Equal("/staff/orders", (await visitor.Http.GetAsync(back)).Headers.Location?.ToString());
        var member = await app.World.Read(db => db.Staff.SingleAsync());
        Assert.Equal(("agent-anna at the provider", "agent-anna@provider.example", StaffRole.Agent, "en"), (member.Name, member.Email, member.Role, member.Language));

        // The provider knows her: a second browser here comes in without a question there.
        using var second = app.Visit();
        var known = await provider.Walk(there, (await second.Ask("work")).Address, "nobody");
        Assert.Equal("/staff", (await second.Http.GetAsync(known)).Headers.Location?.ToString());

        // Signing out of the first ends it there, and the provider ends the second.
        await visitor.SignOutOfStaff();
        var left = await provider.Walk(there, (await visitor.Onward("work", "/account/onward?out=true")).Address, "");
        Assert.Equal("/account/sign-in?done=left", (await visitor.Http.GetAsync(left)).Headers.Location?.ToString());
        var until = DateTime.UtcNow.AddSeconds(20);
        while ((await second.Http.GetAsync("/staff")).StatusCode == HttpStatusCode.OK && DateTime.UtcNow < until) await Task.Delay(100);
        Assert.Equal(HttpStatusCode.Found, (await second.Http.GetAsync("/staff")).StatusCode);
        Assert.Equal(1, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "sign-in.ended-by-provider")));

        // And who comes next is asked who it is: somebody else, without a group.
        var other = await provider.Walk(there, (await visitor.Ask("work")).Address, "visitor-vera");
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Http.GetAsync(other)).StatusCode);
        Assert.Equal(1, await app.World.Read(db => db.Staff.CountAsync()));
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task A_customer_links_signs_in_and_proves_herself_there(string database)
    {
        using var provider = new RealProvider();
        await using var app = await PortalApp.Start(database, Trips.Settings("shop", "Customer", provider.Issuer));
        await provider.Serve(app, "shop");
        await app.World.Customer("Alpha", "a@alpha.example");
        using var visitor = await app.Visit().SignIn("a@alpha.example");
        using var there = RealProvider.Browser();
        var linking = await visitor.Press("shop", "/account/security", "/account/security/link/shop");
        Assert.Equal("/account/security?done=linked", (await visitor.Http.GetAsync(await provider.Walk(there, linking.Address, "carla"))).Headers.Location?.ToString());

        using var phone = app.Visit();
        Assert.Equal("/", (await phone.Http.GetAsync(await provider.Walk(there, (await phone.Ask("shop")).Address, "carla"))).Headers.Location?.ToString());
        // As if a while had passed: the provider asks for the login again, though it knows her.
        await app.World.Write(async db => (await db.Sessions.OrderBy(s => s.Id).LastAsync()).ProvedAt = app.World.Clock.Now.AddHours(-1));
        Assert.StartsWith("/account/confirm", (await phone.Submit("/account/security", "form[action='/account/security/unlink/shop']")).Headers.Location!.ToString());
        var proving = await phone.Press("shop", "/account/confirm?returnUrl=/account/security", "/account/confirm/with/shop");
        using (var known = await there.GetAsync(proving.Address)) Assert.Contains("/interaction/", known.Headers.Location!.ToString());
        proving = await phone.Press("shop", "/account/confirm?returnUrl=/account/security", "/account/confirm/with/shop");
        Assert.Equal("/account/security", (await phone.Http.GetAsync(await provider.Walk(there, proving.Address, "carla"))).Headers.Location?.ToString());
        Assert.Equal("/account/security?done=unlinked", (await phone.Submit("/account/security", "form[action='/account/security/unlink/shop']")).Headers.Location!.ToString());
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task A_code_opens_nothing_with_the_verifier_of_another_trip(string database)
    {
        using var provider = new RealProvider();
        await using var app = await PortalApp.Start(database, Trips.Settings("work", "Staff", provider.Issuer));
        await provider.Serve(app, "work");
        using var one = app.Visit();
        using var two = app.Visit();
        var (first, second) = (await one.Ask("work"), await two.Ask("work"));
        using var annas = RealProvider.Browser();
        using var admins = RealProvider.Browser();
        var (anna, admin) = (await provider.Walk(annas, first.Address, "agent-anna"), await provider.Walk(admins, second.Address, "admin-max"));
        var (kept, before) = (one.Cookie("portal-provider")!, await app.Snapshot());

        // The whole answer of another trip is none to this browser's question.
        Assert.Equal(HttpStatusCode.BadRequest, (await one.Http.GetAsync(admin)).StatusCode);
        // Its code alone, with the state that was asked for here: the provider finds that the verifier is another.
        (await two.Http.GetAsync(second.Back(provider.Issuer, CodeOf(anna)))).AssertRefused("/account/sign-in", "Untrusted");
        // And the same with the question of the first browser put into a third.
        using var thief = app.Visit();
        thief.SetCookie("portal-provider", kept);
        (await thief.Http.GetAsync(first.Back(provider.Issuer, CodeOf(admin)))).AssertRefused("/account/sign-in", "Untrusted");
        Assert.Equal(2, app.Log.Lines.Count(l => l.Contains("/token answered 400", StringComparison.Ordinal)));
        Assert.Equal(before, await app.Snapshot());
        foreach (var visitor in new[] { one, two, thief }) Assert.Null(visitor.Cookie("portal-staff"));

        // A code with its own verifier opens.
        using var own = app.Visit();
        Assert.Equal("/staff", (await own.Http.GetAsync(await provider.Walk(annas, (await own.Ask("work")).Address, "agent-anna"))).Headers.Location?.ToString());
        Assert.Empty(app.Log.Errors);
    }

    private static string CodeOf(Uri answer) => QueryHelpers.ParseQuery(answer.Query)["code"].ToString();
}
