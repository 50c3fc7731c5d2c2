using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Tests.Browser;
using Portal.Tests.Support;
using static Portal.Tests.Auth.PasskeyPages;

namespace Portal.Tests.Auth;

/// <summary>Passkeys, with Chromium and a device that it plays itself [ASVS 6.3.3, 6.5; abuse cases 19, 24].</summary>
public sealed class PasskeyTests(Chromium chromium) : IClassFixture<Chromium>
{
    [EachDatabase]
    public async Task A_passkey_is_made_signs_in_without_a_name_and_opens_nothing_once_removed(string provider)
    {
        await using var app = await Start(provider);
        var page = await chromium.Page(app.Address);
        await Device(page);
        await SignIn(page, Maria);
        await Make(page, "Phone");
        Assert.Contains("passkey was added", (await app.Mail.Next(m => m.To == Maria)).Text);
        Assert.Contains("not used yet", await page.Locator(".row").InnerTextAsync());
        // The same device again: the browser says so, and nothing is sent.
        await page.GotoAsync("/account/security/passkeys/new");
        await page.Locator("form.card button.primary").ClickAsync();
        await Assertions.Expect(page.Locator("[data-word]")).ToHaveTextAsync("This device has a passkey for your account already.");

        await SignOut(page);
        await UsePasskey(page);
        await page.WaitForURLAsync(app.Address.ToString());
        Assert.Equal(1, await app.World.Read(db => db.Passkeys.CountAsync(p => p.SignCount > 0 && p.UsedAt != null)));
        // Twice: each challenge counts once, and the next one is another.
        await SignOut(page);
        await UsePasskey(page);
        await page.WaitForURLAsync(app.Address.ToString());
        await page.GotoAsync("/account/security");
        await page.Locator(".row a").ClickAsync();
        await page.Locator("#name").FillAsync("Old phone");
        await page.Locator("button[value=rename]").ClickAsync();
        await page.Locator(".row a:has-text('Old phone')").ClickAsync();
        await page.Locator("button[value=remove]").ClickAsync();
        await page.Locator(".notice").WaitForAsync();
        Assert.Equal(0, await app.World.Read(db => db.Passkeys.CountAsync()));
        await SignOut(page);
        await UsePasskey(page);
        await Assertions.Expect(page.Locator("form.passkey .problems")).ToContainTextAsync("does not open an account here");
        Assert.True(await app.World.Read(db => db.Audit.AnyAsync(a => a.Kind == "sign-in.passkey-refused")));
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task A_passkey_needs_no_code_proves_who_it_is_and_ends_sessions_elsewhere()
    {
        await using var app = await Start("Sqlite");
        using var elsewhere = await app.Visit().SignIn(Maria);
        var page = await chromium.Page(app.Address);
        await Device(page);
        await SignIn(page, Maria);
        await Make(page, "Phone");
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.Http.GetAsync("/")).StatusCode);
        using var visitor = await app.Visit().SignIn(Maria);
        var (phone, _) = await Phone.SetUp(visitor, app.Clock);
        Assert.NotNull(phone);
        await UsePasskey(page);
        await page.WaitForURLAsync(app.Address.ToString());
        app.Clock.Move(TimeSpan.FromMinutes(6));
        await page.GotoAsync("/account/security/code-app");
        Assert.Contains("/account/confirm", page.Url);
        await page.Locator("form.passkey button").ClickAsync();
        await page.WaitForURLAsync("**/account/security/code-app");
        await Assertions.Expect(page.Locator("button[value=off]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Somebody_elses_answer_and_an_old_one_open_nothing()
    {
        await using var app = await Start("Sqlite");
        var page = await chromium.Page(app.Address);
        await Device(page);
        await SignIn(page, Maria);
        await Make(page, "Phone");
        await SignOut(page);
        // What the device answers is read, and sent by somebody else: with no challenge, with her own, and again.
        var answer = await Answer(page);
        var users = await app.World.Read(db => db.Sessions.CountAsync());
        using var thief = app.Visit();
        Assert.Contains("Too much time has passed", await Text(await Send(thief, answer, withoutStep: true)));
        Assert.Contains("does not open an account here", await Text(await Send(thief, answer)));
        Assert.Contains("does not open an account here", await Text(await Send(thief, "{}")));
        Assert.Contains("does not open an account here", await Text(await Send(thief, "not even JSON")));
        Assert.Equal(users, await app.World.Read(db => db.Sessions.CountAsync()));
        // With the very cookie of the browser it is good once, and not twice.
        var step = (await page.Context.CookiesAsync()).Single(c => c.Name == "portal-passkey");
        Assert.Equal("/", thief.Place(await Send(thief, answer, step.Value)));
        using var second = app.Visit();
        Assert.Contains("does not open an account here", await Text(await Send(second, answer, step.Value)));
        Assert.Equal(users + 1, await app.World.Read(db => db.Sessions.CountAsync()));
    }

    [Fact]
    public async Task Nobody_renames_or_removes_the_passkey_of_another()
    {
        await using var app = await Start("Sqlite");
        await app.World.Passkey(Maria, "Phone");
        var number = await app.World.Read(db => db.Passkeys.Select(p => p.Id).SingleAsync());
        using var maria = await app.Visit().SignIn(Maria);
        using var bob = await app.Visit().SignIn(Bob);
        var path = $"/account/security/passkeys/{number}";
        Assert.Equal(HttpStatusCode.NotFound, (await bob.Http.GetAsync(path)).StatusCode);
        var audit = await app.World.Read(db => db.Audit.CountAsync());
        var page = await maria.Open(path);
        foreach (var step in new[] { "rename", "remove" })
        {
            var fields = Visitor.Fields(page.QuerySelector<IHtmlFormElement>("form.card")!);
            fields["Key.Name"] = "mine";
            fields["Step"] = step;
            using var content = new FormUrlEncodedContent(fields);
            Assert.Equal(HttpStatusCode.BadRequest, (await bob.Http.PostAsync(path, content)).StatusCode);
        }
        Assert.Equal("Phone", await app.World.Read(db => db.Passkeys.Select(p => p.Name).SingleAsync()));
        Assert.Equal(audit, await app.World.Read(db => db.Audit.CountAsync()));
    }

    [Fact]
    public async Task What_is_no_passkey_is_said_not_to_have_been_made()
    {
        await using var app = await Start("Sqlite");
        using var maria = await app.Visit().SignIn(Maria);
        foreach (var answer in new[] { "", "{}", "no JSON" })
        {
            var said = await Text(await maria.Submit("/account/security/passkeys/new", "form.card", ("Key.Credential", answer)));
            Assert.Contains("could not be made", said);
            Assert.DoesNotContain("does not open", said);
        }
        Assert.Equal(0, await app.World.Read(db => db.Passkeys.CountAsync()));
    }
}
