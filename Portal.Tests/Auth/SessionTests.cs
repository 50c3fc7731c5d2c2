using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.Auth;

/// <summary>Sessions live in the database: what ends there ends in the browser with the next click.</summary>
public sealed class SessionTests
{
    private const string Email = "a@alpha.example";

    [EachDatabase]
    public async Task A_session_ends_with_sign_out_and_its_cookie_is_worth_nothing_then(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.World.Customer("Alpha", Email);
        using var visitor = await app.Visit().SignIn(Email);
        var page = await visitor.Http.GetAsync("/");
        Assert.True(page.Headers.CacheControl!.NoStore);
        var cookie = visitor.Cookie("portal")!;
        Assert.Equal(HttpStatusCode.Found, (await visitor.Submit("/", "form[action='/account/sign-out']")).StatusCode);
        using var replay = app.Visit();
        replay.Http.DefaultRequestHeaders.Add("Cookie", $"portal={cookie}");
        Assert.Equal(HttpStatusCode.Found, (await replay.Http.GetAsync("/")).StatusCode);
    }

    [EachDatabase]
    public async Task Ending_a_session_or_a_membership_takes_effect_with_the_next_click(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.World.Customer("Alpha", Email);
        await app.World.Staff("Anna", "anna@nordwind.example");
        using var visitor = await app.Visit().SignIn(Email);
        using var anna = await app.Visit().SignIn("anna@nordwind.example");
        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await anna.Http.GetAsync("/staff")).StatusCode);
        await app.World.Write(async db => (await db.Memberships.SingleAsync()).SuspendedAt = DateTimeOffset.UtcNow);
        Assert.Equal(HttpStatusCode.Found, (await visitor.Http.GetAsync("/")).StatusCode);
        await app.World.Write(async db =>
        {
            foreach (var session in await db.Sessions.ToListAsync()) session.EndedAt = app.World.Clock.Now;
        });
        Assert.Equal(HttpStatusCode.Found, (await anna.Http.GetAsync("/staff")).StatusCode);
    }

    [Fact]
    public async Task A_session_runs_out()
    {
        await using var app = await PortalApp.Start();
        await app.World.Customer("Alpha", Email);
        using var visitor = await app.Visit().SignIn(Email);
        app.Clock.Move(TimeSpan.FromHours(13));
        Assert.Equal(HttpStatusCode.Found, (await visitor.Http.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Each_sign_in_is_a_session_of_its_own_and_the_table_holds_no_key()
    {
        await using var app = await PortalApp.Start();
        await app.World.Customer("Alpha", Email);
        using var one = await app.Visit().SignIn(Email);
        using var two = await app.Visit().SignIn(Email);
        Assert.NotEqual(one.Cookie("portal"), two.Cookie("portal"));
        Assert.Equal(2, await app.World.Read(db => db.Sessions.CountAsync()));
        Assert.All(await app.World.Read(db => db.Sessions.Select(s => s.KeyHash).ToListAsync()), hash => Assert.Equal(64, hash.Length));
    }

    [Fact]
    public async Task Over_tls_cookies_are_bound_to_the_host()
    {
        await using var app = await PortalApp.Start("Sqlite", "--Portal:PublicUrl=https://portal.example");
        await app.World.Customer("Alpha", Email);
        using var visitor = app.Visit();
        var page = await visitor.Http.GetAsync("/account/sign-in");
        var cookies = page.Headers.GetValues("Set-Cookie").Order().ToList();
        Assert.Equal(["__Host-portal-form", "__Host-portal-passkey"], cookies.Select(c => c.Split('=')[0]));
        foreach (var demand in new[] { "path=/", "secure", "httponly", "samesite" }) Assert.All(cookies, cookie => Assert.Contains(demand, cookie, StringComparison.OrdinalIgnoreCase));
        // The browser would not send them over plain http: here they are sent by hand.
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Address };
        var fields = Visitor.Fields((await Visitor.Parse(page)).QuerySelector<IHtmlFormElement>("form.card")!);
        (fields["Input.Email"], fields["Input.Password"]) = (Email, World.Password);
        using var post = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in") { Content = new FormUrlEncodedContent(fields) };
        post.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => c.Split(';')[0])));
        var answer = await http.SendAsync(post);
        Assert.Equal(System.Net.HttpStatusCode.Found, answer.StatusCode);
        var session = answer.Headers.GetValues("Set-Cookie").Last(c => c.StartsWith("__Host-portal=", StringComparison.Ordinal));
        foreach (var demand in new[] { "path=/", "secure", "httponly", "samesite=lax" }) Assert.Contains(demand, session, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("max-age", page.Headers.GetValues("Strict-Transport-Security").Single());
    }
}
