using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Portal.Tests.Support;

namespace Portal.Tests.Auth;

/// <summary>Forms: a post without its token changes nothing; the small forms of every page do what they say.</summary>
public sealed class FormTests
{
    private const string Email = "a@alpha.example";

    [Theory]
    [InlineData("/account/sign-out")]
    [InlineData("/account/appearance")]
    [InlineData("/staff/sign-out")]
    [InlineData("/staff/appearance")]
    [InlineData("/account/sign-in")]
    [InlineData("/account/forgot")]
    [InlineData("/complaints/new")]
    public async Task A_post_without_its_token_is_refused(string path)
    {
        await using var app = await PortalApp.Start();
        await app.World.Customer("Alpha", Email);
        using var visitor = await app.Visit().SignIn(Email);
        var answer = await visitor.Http.PostAsync(path, new FormUrlEncodedContent([new("_handler", "complaint"), new("language", "de"), new("Draft.Subject", "x"), new("Draft.Text", "x")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync("/")).StatusCode);
        Assert.Contains("Home", (await visitor.Open("/")).Body!.TextContent);
    }

    [Fact]
    public async Task A_token_of_another_person_is_refused()
    {
        await using var app = await PortalApp.Start();
        await app.World.Customer("Alpha", Email);
        using var visitor = app.Visit();
        var before = await visitor.Open("/account/sign-in");
        var token = Visitor.Fields(before.QuerySelector<IHtmlFormElement>("form.card")!)["__RequestVerificationToken"];
        await visitor.SignIn(Email);
        var answer = await visitor.Http.PostAsync("/account/sign-out", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Language_and_theme_are_remembered_and_lead_back()
    {
        await using var app = await PortalApp.Start();
        await app.World.Customer("Alpha", Email);
        using var visitor = await app.Visit().SignIn(Email);
        var answer = await visitor.Submit("/orders?q=x", "form.appearance", ("language", "de"), ("theme", "dark"));
        Assert.Equal("/orders?q=x", answer.Headers.Location!.ToString());
        var page = await visitor.Open("/orders");
        Assert.Equal(("de", "dark"), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("data-theme")));
        answer = await visitor.Submit("/orders", "form.appearance", ("language", "de"), ("returnUrl", "//evil.example"));
        Assert.Equal("/", answer.Headers.Location!.ToString());
        using var elsewhere = await app.Visit().SignIn(Email);
        Assert.Equal("de", (await elsewhere.Open("/")).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers_with_a_nonce_of_its_own()
    {
        await using var app = await PortalApp.Start();
        using var visitor = app.Visit();
        var policies = new HashSet<string>();
        foreach (var path in new[] { "/account/sign-in", "/account/sign-in", "/nowhere", "/orders", "/staff", "/healthz", "/portal.css" })
        {
            var answer = await visitor.Http.GetAsync(path);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.True(policies.Add(policy), path);
            Assert.DoesNotContain("'unsafe-eval'", policy);
            Assert.Matches("script-src ('self' )?'nonce-[^']{20,}';", policy);
            Assert.Contains("frame-ancestors 'none'", policy);
            Assert.Contains(path == "/staff" ? "base-uri 'self'" : "base-uri 'none'", policy);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task Only_a_page_with_a_circuit_has_a_base_and_it_is_the_portal()
    {
        await using var app = await PortalApp.Start();
        await app.World.Customer("Alpha", Email);
        await app.World.Staff("Anna", "anna@nordwind.example");
        using var customer = await app.Visit().SignIn(Email);
        using var staff = await app.Visit().SignIn("anna@nordwind.example");
        foreach (var (visitor, path, bases) in new[] { (customer, "/complaints/new", 0), (customer, "/account/security", 0), (staff, "/staff/security", 0), (staff, "/staff", 1), (staff, "/staff/complaints", 1) })
        {
            var answer = await visitor.Http.GetAsync(path);
            Assert.Equal((HttpStatusCode.OK, true), (answer.StatusCode, answer.Headers.GetValues("Content-Security-Policy").Single().Contains(bases == 0 ? "base-uri 'none'" : "base-uri 'self'", StringComparison.Ordinal)));
            var page = await Visitor.Parse(answer);
            Assert.Equal(bases, page.QuerySelectorAll("base[href='/']").Length);
            foreach (var part in page.QuerySelectorAll("link[rel=stylesheet], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!))
            {
                Assert.True(bases == 1 || part.StartsWith('/'), part);
                Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync(new Uri(new Uri(app.Address, bases == 1 ? "/" : path), part))).StatusCode);
            }
        }
    }
}
