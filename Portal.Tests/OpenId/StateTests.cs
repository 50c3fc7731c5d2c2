using System.Net;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId;

/// <summary>An answer counts once, in the browser that asked, from the provider that was asked.</summary>
public sealed class StateTests
{
    [EachDatabase]
    public async Task A_state_that_is_missing_made_up_or_used_is_refused(string database)
    {
        await using var provider = await HostileProvider.Start();
        provider.TakesCodesTwice = true;
        await using var app = await PortalApp.Start(database, Trips.Settings("work", "Staff", provider.Issuer));
        using var visitor = app.Visit();
        var question = await visitor.Ask("work");
        var good = question.Back(provider.Issuer, provider.Grant(question));
        var cookie = visitor.Cookie("portal-provider")!;
        var before = await app.Snapshot();

        await Refused(app, visitor.Http, good.Replace("state=", "stat=", StringComparison.Ordinal));
        await Refused(app, visitor.Http, question.Back(provider.Issuer, provider.Grant(question), "made-up"));
        await Refused(app, visitor.Http, question.Back(provider.Issuer, provider.Grant(question), question["state"] + "x"));
        using (var other = app.Visit()) await Refused(app, other.Http, good);
        Assert.Equal(before, await app.Snapshot());
        Assert.Equal(0, provider.Exchanges);

        Assert.Equal("/staff", (await visitor.Http.GetAsync(good)).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync("/staff")).StatusCode);
        var opened = await app.Snapshot();
        await Refused(app, visitor.Http, good);
        // With the cookie put back, and a provider that takes a code twice.
        using var replay = app.Visit();
        replay.Http.DefaultRequestHeaders.Add("Cookie", $"portal-provider={cookie}");
        await Refused(app, replay.Http, good);
        Assert.Equal(opened, await app.Snapshot());
        Assert.Equal(1, provider.Exchanges);
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_is_refused()
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await PortalApp.Start("Sqlite", Trips.Settings("work", "Staff", provider.Issuer));
        using var visitor = app.Visit();
        var question = await visitor.Ask("work");
        app.Clock.Move(TimeSpan.FromMinutes(11));
        await Refused(app, visitor.Http, question.Back(provider.Issuer, provider.Grant(question)));
        Assert.Contains("Nothing is waiting here", await visitor.Http.GetStringAsync("/account/onward"));
    }

    [Fact]
    public async Task An_answer_of_another_provider_is_refused()
    {
        await using var one = await HostileProvider.Start();
        await using var other = await HostileProvider.Start();
        await using var app = await PortalApp.Start("Sqlite", [.. Trips.Settings("work", "Staff", one.Issuer), .. Trips.Settings("club", "Staff", other.Issuer)]);
        using var visitor = app.Visit();
        var before = await app.Snapshot();
        var question = await visitor.Ask("work");
        await Refused(app, visitor.Http, (question with { Provider = "club" }).Back(other.Issuer, other.Grant(question)));
        question = await visitor.Ask("work");
        (await visitor.Http.GetAsync(question.Back(other.Issuer, one.Grant(question)))).AssertRefused("/account/sign-in", "Untrusted");
        question = await visitor.Ask("work");
        (await visitor.Http.GetAsync(question.Back("", one.Grant(question)))).AssertRefused("/account/sign-in", "Untrusted");
        Assert.Equal(before, await app.Snapshot());
        Assert.Equal(0, one.Exchanges);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.GetAsync("/signin-oidc/nobody")).StatusCode);
    }

    [Fact]
    public async Task The_question_is_asked_as_the_standards_want_it()
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await PortalApp.Start("Sqlite", Trips.Settings("work", "Staff", provider.Issuer));
        using var visitor = app.Visit();
        var (one, two) = (await visitor.Ask("work"), await visitor.Ask("work"));
        Assert.Equal(("code", "S256", "portal", "openid profile email"), (one["response_type"], one["code_challenge_method"], one["client_id"], one["scope"]));
        Assert.Equal(new Uri(app.Address, "/signin-oidc/work").AbsoluteUri, one["redirect_uri"]);
        Assert.Equal(43, one["code_challenge"].Length);
        foreach (var secret in new[] { "state", "nonce", "code_challenge" }) Assert.NotEqual(one[secret], two[secret]);
    }

    [Fact]
    public async Task A_button_needs_its_form_and_leads_back_only_into_the_portal()
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await PortalApp.Start("Sqlite", Trips.Settings("work", "Staff", provider.Issuer));
        using var visitor = app.Visit();
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Http.PostAsync("/account/sign-in/with/work", new FormUrlEncodedContent([]))).StatusCode);
        foreach (var (wanted, led) in new[] { ("/staff/orders?q=x", "/staff/orders?q=x"), ("https://evil.example", "/staff"), ("//evil.example", "/staff"), ("/orders", "/staff") })
        {
            Assert.Equal(led, (await visitor.SignInWith(provider, "work", wanted)).Headers.Location!.ToString());
        }
    }

    private static async Task Refused(PortalApp app, HttpClient browser, string address)
    {
        var answer = await browser.GetAsync(address);
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{address}: {answer.StatusCode} {answer.Headers.Location}");
        Assert.Contains("belongs to no sign-in", await answer.Content.ReadAsStringAsync());
        Assert.Empty(app.Log.Errors);
    }
}
