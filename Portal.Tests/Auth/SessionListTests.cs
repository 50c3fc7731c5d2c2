using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Shared.Account;
using Portal.Tests.Support;

namespace Portal.Tests.Auth;

/// <summary>Where somebody is signed in, and signing out there from here [ASVS 7.4.3, 7.5.2].</summary>
public sealed class SessionListTests
{
    private const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private const string NewerFirefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:141.0) Gecko/20100101 Firefox/141.0";
    private const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1";
    private const string A = "a@alpha.example", B = "b@beta.example", Page = "/account/sessions", Form = "main form";

    [EachDatabase]
    public async Task Each_browser_is_named_the_own_one_marked_and_any_other_signed_out_at_once(string provider)
    {
        await using var app = await Start(provider);
        using var here = await With(app, A, Firefox);
        using var phone = await With(app, A, Phone);
        using var stranger = await With(app, B, Firefox);
        var page = await here.Open(Page);
        Assert.Equal(["Firefox, Windows", "Safari, iPhone"], page.QuerySelectorAll(".row .title").Select(t => t.TextContent));
        Assert.Contains("This browser", page.QuerySelector(".row")!.TextContent);
        var id = page.QuerySelector("button[name=Which]")!.GetAttribute("value")!;
        // Another company's session by its number: nothing happens to it, and the answer is the same.
        var theirs = await app.World.Read(db => db.Sessions.Where(s => s.User!.Email == B).Select(s => s.KeyHash.Substring(0, 16)).SingleAsync());
        Assert.Equal(HttpStatusCode.Found, (await here.Post(page, Page, Form, ("Which", theirs))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stranger.Http.GetAsync("/")).StatusCode);
        Assert.Equal(0, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "session.ended")));
        Assert.Equal(HttpStatusCode.Found, (await here.Post(page, Page, Form, ("Which", id))).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await phone.Http.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.Http.GetAsync("/")).StatusCode);
        Assert.Single((await here.Open(Page)).QuerySelectorAll(".row"));
        Assert.Equal(1, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "session.ended")));
    }

    [EachDatabase]
    public async Task All_others_end_together_and_nobody_elses_do(string provider)
    {
        await using var app = await Start(provider);
        using var here = await With(app, A, Firefox);
        using var phone = await With(app, A, Phone);
        using var work = await With(app, A, Firefox);
        using var stranger = await With(app, B, Firefox);
        Assert.Equal(HttpStatusCode.Found, (await here.Submit(Page, Form, ("Which", "all"))).StatusCode);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Found, HttpStatusCode.Found, HttpStatusCode.OK), (await Status(here), await Status(phone), await Status(work), await Status(stranger)));

        static async Task<HttpStatusCode> Status(Visitor visitor) => (await visitor.Http.GetAsync("/")).StatusCode;
    }

    [EachDatabase]
    public async Task Staff_see_and_end_their_own_ones(string provider)
    {
        await using var app = await Start(provider);
        await app.World.Staff("Anna", "anna@nordwind.example");
        using var phone = await With(app, "anna@nordwind.example", Phone);
        await using var desk = await Desk.Of(app, "anna@nordwind.example");
        var sessions = desk.Get<IMySessions>();
        var other = Assert.Single(await sessions.List(), s => !s.IsThis);
        Assert.Equal("Safari, iPhone", other.Device);
        Assert.True((await sessions.End(other.Number)).Succeeded);
        Assert.True((await sessions.End(other.Number)).IsNotFound);
        Assert.Equal(HttpStatusCode.Found, (await phone.Http.GetAsync("/staff")).StatusCode);
        Assert.Single(await sessions.List());
    }

    [EachDatabase]
    public async Task A_browser_never_seen_before_is_told_to_the_owner_and_an_updated_one_is_not(string provider)
    {
        await using var app = await Start(provider);
        using var first = await With(app, A, Firefox);
        using var updated = await With(app, A, NewerFirefox);
        Assert.Equal(0, await Told());
        using var phone = await With(app, A, Phone);
        var mail = await app.Mail.Next(m => m.To == A);
        Assert.Equal("Signed in with a new browser", mail.Subject);
        Assert.Contains("Safari, iPhone", mail.Text, StringComparison.Ordinal);
        Assert.Contains("/account/sessions", mail.Text, StringComparison.Ordinal);
        using var again = await With(app, A, Phone);
        Assert.Equal(1, await Told());

        Task<int> Told() => app.World.Read(db => db.Mails.CountAsync(m => m.Kind == "new-device"));
    }

    [Theory]
    [InlineData(Firefox, "Firefox, Windows")]
    [InlineData(Phone, "Safari, iPhone")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome, Linux")]
    [InlineData("Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome, Android")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge, Mac")]
    [InlineData("", "Unknown browser")]
    [InlineData("<script>alert(1)</script>", "Unknown browser")]
    public void A_header_is_named_as_people_name_their_browsers(string header, string name)
    {
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("en");
        Assert.Equal(name, DeviceName.Of(header));
    }

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        await app.World.Customer("Alpha", A, "en");
        await app.World.Customer("Beta", B, "en");
        return app;
    }

    private static async Task<Visitor> With(PortalApp app, string email, string browser)
    {
        var visitor = app.Visit();
        visitor.Http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", browser);
        return await visitor.SignIn(email);
    }
}
