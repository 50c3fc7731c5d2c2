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
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.False(answer.Headers.Contains("Server"));
        }
    }
}
