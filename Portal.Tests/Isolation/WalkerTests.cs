using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;

namespace Portal.Tests.Isolation;

/// <summary>Walks every address of the running program as nobody, as another company and as the wrong kind of user.</summary>
public sealed class WalkerTests
{
    [Fact]
    public async Task Every_address_has_a_case()
    {
        await using var app = await PortalApp.Start();
        var routes = Routes(app).ToList();
        Assert.NotEmpty(routes);
        Assert.Equal([], routes.Where(r => Cases.All.All(c => !Same(c.Route, r)) && !Cases.Posts.Keys.Any(p => Same(p, r))));
        Assert.Equal([], Cases.All.Select(c => c.Route).Concat(Cases.Posts.Keys).Where(c => !routes.Exists(r => Same(c, r))));
    }

    [EachDatabase]
    public async Task Nobody_and_strangers_see_nothing_of_company_A(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await Build(app);
        using var nobody = app.Visit();
        using var a = await app.Visit().SignIn("a@alpha.example");
        using var b = await app.Visit().SignIn("b@beta.example");
        using var agent = await app.Visit().SignIn("agent@nordwind.example");
        foreach (var @case in Cases.All)
        {
            var (theirs, say) = (@case.Theirs, @case.Route);
            switch (@case.For)
            {
                case For.Everybody:
                    Assert.True((int)(await nobody.Http.GetAsync(theirs)).StatusCode < 500, say);
                    break;
                case For.Customers:
                    AssertSentToSignIn(await nobody.Http.GetAsync(theirs), say);
                    AssertSentToSignIn(await agent.Http.GetAsync(theirs), say);
                    Assert.True((await a.Http.GetAsync(theirs)).StatusCode == HttpStatusCode.OK, say);
                    await AssertStranger(b, @case);
                    break;
                default:
                    AssertSentToSignIn(await nobody.Http.GetAsync(theirs), say);
                    AssertSentToSignIn(await b.Http.GetAsync(theirs), say);
                    break;
            }
        }
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task No_circuit_opens_for_a_customer()
    {
        await using var app = await PortalApp.Start();
        await Build(app);
        using var b = await app.Visit().SignIn("b@beta.example");
        Assert.NotEqual(HttpStatusCode.OK, (await b.Http.PostAsync("/_blazor/negotiate?negotiateVersion=1", null)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await b.Http.PostAsync("/_blazor/disconnect/", null)).StatusCode);
        using var agent = await app.Visit().SignIn("agent@nordwind.example");
        Assert.Equal(HttpStatusCode.OK, (await agent.Http.PostAsync("/_blazor/negotiate?negotiateVersion=1", null)).StatusCode);
    }

    private static async Task Build(PortalApp app)
    {
        var a = await app.World.Customer("Alpha GmbH", "a@alpha.example");
        await app.World.Customer("Beta GmbH", "b@beta.example");
        await app.World.Passkey("a@alpha.example", "secret phone");
        await app.World.Staff("Agent", "agent@nordwind.example", number: "anna");
        await app.World.Address(a, "secret-a", "Secret street 1");
        await app.World.Contact(a, "secret-a", "Secret Sam");
        // A's own user is this contact, so that the company's list of users holds something secret, too.
        await app.World.Write(async db => (await db.Memberships.SingleAsync(m => m.CustomerId == a.Id)).ContactId = await db.Contacts.Where(c => c.Number == "secret-a").Select(c => c.Id).SingleAsync());
        await app.World.Order(a, "A-1", 5, null, "Secret tea");
        await app.World.Invoice(a, "R-1", 5, 100, order: "A-1");
        using var visitor = await app.Visit().SignIn("a@alpha.example");
        var answer = await visitor.Attach("/complaints/new?order=A-1", "form.card", [("Files", "shelf.jpg", Pictures.Jpeg())], ("Draft.Subject", "Secret subject"), ("Draft.Text", "Secret text"));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        answer = await visitor.Attach("/account/company/request", "form.card", [("Files", "proof.jpg", Pictures.Jpeg())], ("Input.Name", "Secret Alpha SE"), ("Input.Reason", "Secret reason"));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        // The walk names them; numbers are never changed by the product.
        await app.World.Write(db => db.Database.ExecuteSqlRawAsync(app.Databases.Provider.Name == "SqlServer"
            ? "UPDATE [Complaints] SET [Number] = 'BS-A'" : "UPDATE \"Complaints\" SET \"Number\" = 'BS-A'"));
        await app.World.Write(db => db.Database.ExecuteSqlRawAsync(app.Databases.Provider.Name == "SqlServer"
            ? "UPDATE [ChangeRequests] SET [Number] = 'AA-A'" : "UPDATE \"ChangeRequests\" SET \"Number\" = 'AA-A'"));
    }

    /// <summary>Another company: an object of A answers exactly as one that never was, and no list shows anything of A.</summary>
    private static async Task AssertStranger(Visitor b, Case @case)
    {
        var answer = await b.Http.GetAsync(@case.Theirs);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("Secret", body);
        Assert.DoesNotContain("Alpha", body);
        if (@case.Unknown is null)
        {
            Assert.True(answer.StatusCode == HttpStatusCode.OK, @case.Route);
            return;
        }
        var unknown = await b.Http.GetAsync(@case.Unknown);
        Assert.True(answer.StatusCode == HttpStatusCode.NotFound && unknown.StatusCode == HttpStatusCode.NotFound, $"{@case.Route}: {answer.StatusCode}, {unknown.StatusCode} {b.LastError}");
        Assert.Equal(Plain(await unknown.Content.ReadAsStringAsync(), @case.Unknown), Plain(body, @case.Theirs));
    }

    private static void AssertSentToSignIn(HttpResponseMessage answer, string say) =>
        Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized || answer.StatusCode is HttpStatusCode.Found && answer.Headers.Location!.AbsolutePath == "/account/sign-in",
            $"{say}: {answer.StatusCode} {answer.Headers.Location}");

    private static IEnumerable<string> Routes(PortalApp app) => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null).Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct();

    private static bool Same(string a, string b) => a.TrimEnd('/') == b.TrimEnd('/');

    private static string Plain(string body, string path) =>
        Normal.Body(body).Replace(path.Replace("&", "&amp;", StringComparison.Ordinal), "", StringComparison.Ordinal);
}
