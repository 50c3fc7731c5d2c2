using System.Net;
using Portal.Tests.Support;

namespace Portal.Tests.Hosting;

/// <summary>Who a visitor is, where a proxy stands in between: limits count people, not the proxy, and believe nobody else.</summary>
public sealed class ProxyTests
{
    private const string Form = "form[method=post].card";

    [Theory]
    [InlineData("", "203.0.113.9", "203.0.113.10", true)]
    [InlineData("", "203.0.113.9, 10.0.0.7", "203.0.113.10, 10.0.0.7", false)]
    [InlineData("10.0.0.0/8", "203.0.113.9, 10.0.0.7", "203.0.113.10, 10.0.0.7", true)]
    [InlineData("10.0.0.7", "203.0.113.9, 10.0.0.8", "203.0.113.10, 10.0.0.8", false)]
    [InlineData("10.0.0.0/8", "198.51.100.1, 203.0.113.9", "198.51.100.2, 203.0.113.9", false)]
    public async Task Two_visitors_are_told_apart_by_what_a_known_proxy_says(string proxies, string first, string second, bool apart)
    {
        await using var app = await PortalApp.Start("Sqlite", "--Portal:Limits:SignInsPerMinute=1", $"--Portal:Proxies={proxies}");
        Assert.Equal(HttpStatusCode.BadRequest, await Try(app, first));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Try(app, first));
        Assert.Equal(apart ? HttpStatusCode.BadRequest : HttpStatusCode.TooManyRequests, await Try(app, second));
    }

    private static async Task<HttpStatusCode> Try(PortalApp app, string forwarded)
    {
        using var visitor = app.Visit();
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);
        return (await visitor.Submit("/account/sign-in", Form, ("Input.Email", "u@alpha.example"), ("Input.Password", "x"))).StatusCode;
    }
}
