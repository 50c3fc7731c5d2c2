using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Account;
using Portal.Tests.Support;
using Portal.Tests.Views;

namespace Portal.Tests.Complaints;

/// <summary>What somebody has begun is hers: not her colleagues', not another company's, not the staff's.</summary>
public sealed class DraftStrangerTests
{
    private const string A = "a@alpha.example", Path = "/complaints/new?order=A-1";

    [EachDatabase]
    public async Task Nobody_else_sees_it_or_takes_anything_out_of_it(string provider)
    {
        await using var app = await Start(provider);
        using var a = await app.Visit().SignIn(A);
        var own = await a.Open(Path);
        await a.Keep(own, ("secret.jpg", Pictures.Jpeg()), ("Draft.Subject", "Secret subject"), ("Draft.Text", "Secret text"));
        var key = Typing.KeyOf(own);
        using var colleague = await app.Visit().SignIn("colleague@alpha.example");
        using var stranger = await app.Visit().SignIn("b@beta.example");
        using var looker = await Viewer.See(app, "looker@nordwind.example", A);
        using var agent = await app.Visit().SignIn("looker@nordwind.example");
        var before = await Rows.Snapshot(app);
        foreach (var (visitor, paths) in new[] { (colleague, new[] { "/", "/complaints", Path }), (stranger, ["/", "/complaints", "/complaints/new"]), (looker, ["/", "/complaints", "/orders/A-1"]) })
        {
            foreach (var path in paths) Assert.DoesNotContain("Secret", (await visitor.Open(path)).DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        }
        foreach (var path in new[] { "/staff", "/staff/complaints", "/staff/complaints/export", "/staff/customers/K-10001" })
        {
            Assert.DoesNotContain("Secret", await (await agent.Http.GetAsync(path)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        // Her key and one that never was: the same answer.
        foreach (var (visitor, path) in new[] { (colleague, Path), (stranger, "/complaints/new") })
        {
            var page = await visitor.Open(path);
            var (hers, none) = (await visitor.Remove(page, key, 1), await visitor.Remove(page, Guid.NewGuid().ToString(), 1));
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hers.StatusCode, none.StatusCode));
            Assert.Equal(await none.Content.ReadAsStringAsync(), await hers.Content.ReadAsStringAsync());
            var thrown = await visitor.Post(page, path, "form.card", ("Draft.FormKey", key), ("Step", "anew"));
            Assert.Equal(HttpStatusCode.Found, thrown.StatusCode);
        }
        Assert.Equal((before, 1), (await Rows.Snapshot(app), Typing.Stored(app)));

        // Who writes or sends under her key writes and sends something of her own.
        var posed = await colleague.Open(Path);
        Assert.Empty((await Typing.Said(await colleague.Keep(posed, ("Draft.FormKey", key), ("Draft.Text", "mine")))).Files);
        Assert.Equal(HttpStatusCode.Found, (await stranger.Submit("/complaints/new", "form.card", ("Draft.FormKey", key), ("Draft.Subject", "s"), ("Draft.Text", "t"))).StatusCode);
        Assert.Equal(0, await app.World.Read(db => db.Attachments.CountAsync()));
        Assert.Equal("Secret text", (await a.Open(Path)).QuerySelector("#text")!.TextContent);
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task Signed_out_without_the_right_or_without_the_forms_token_nothing_is_kept(string provider)
    {
        await using var app = await Start(provider);
        using var a = await app.Visit().SignIn(A);
        var page = await a.Open(Path);
        await a.Keep(page, ("secret.jpg", Pictures.Jpeg()), ("Draft.Text", "kept"));
        using var looker = await Viewer.See(app, "looker@nordwind.example", A);
        var before = await Rows.Snapshot(app);
        foreach (var (visitor, expected) in new[] { (app.Visit(), HttpStatusCode.Unauthorized), (looker, HttpStatusCode.Forbidden) })
        {
            Assert.Equal(expected, (await visitor.Keep(page, ("Draft.Text", "changed"))).StatusCode);
            Assert.Equal(expected, (await visitor.Remove(page, Typing.KeyOf(page), 1)).StatusCode);
            visitor.Dispose();
        }
        Assert.Equal(HttpStatusCode.BadRequest, (await a.Keep(page, ("Draft.Text", "changed"), ("__RequestVerificationToken", "x"))).StatusCode);
        page.QuerySelector<IHtmlInputElement>("form.card input[name=__RequestVerificationToken]")!.Value = "x";
        Assert.Equal(HttpStatusCode.BadRequest, (await a.Remove(page, Typing.KeyOf(page), 1)).StatusCode);

        Assert.Equal(before, await Rows.Snapshot(app));

        // A form that carries on with what was allowed a moment ago.
        var open = await a.Open(Path);
        await Role(app, MemberRole.Reader);
        Assert.Equal(HttpStatusCode.NotFound, (await a.Keep(open, ("Draft.Text", "changed"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await a.Remove(open, Typing.KeyOf(open), 1)).StatusCode);
        Assert.Null((await a.Open("/complaints")).QuerySelector(".begun-list"));
        await Role(app, MemberRole.Administrator);
        using var large = new MultipartFormDataContent { { new ByteArrayContent(new byte[27 * 1024 * 1024]), "Files", "large.pdf" } };
        try
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await a.Http.PostAsync(Typing.Drafts, large)).StatusCode);
        }
        catch (HttpRequestException)
        {
            // It hung up before all of it was sent.
        }
        Assert.Equal((1, "kept", 1), (await app.World.Read(db => db.StartedFiles.CountAsync()), await app.World.Read(db => db.StartedComplaints.Select(s => s.Text).SingleAsync()), Typing.Stored(app)));
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task What_she_may_no_longer_see_is_not_offered_to_go_on_with(string provider)
    {
        await using var app = await Start(provider);
        using var a = await app.Visit().SignIn(A);
        await a.Keep(await a.Open(Path), ("Draft.Text", "about an order"));
        await a.Keep(await a.Open("/complaints/new"), ("Draft.Subject", "About nothing"));
        Assert.Equal(2, (await a.Open("/complaints")).QuerySelectorAll(".begun-list li").Length);
        await app.World.Write(async db => (await db.Memberships.SingleAsync(m => db.Users.Any(u => u.Id == m.UserId && u.Email == A))).Scopes = new DocumentScopes(MemberScope.None, MemberScope.None, MemberScope.Company));
        Assert.Equal("Go on: About nothing", (await a.Open("/complaints")).QuerySelector(".begun-list a")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await a.Http.GetAsync(Path)).StatusCode);
    }

    private static Task Role(PortalApp app, MemberRole role) => app.World.Write(async db =>
        (await db.Memberships.SingleAsync(m => db.Users.Any(u => u.Id == m.UserId && u.Email == A))).Role = role);

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        var alpha = await app.World.Customer("Alpha", A);
        await app.World.Member(alpha, "colleague@alpha.example");
        await app.World.Customer("Beta", "b@beta.example");
        await app.World.Staff("Looker", "looker@nordwind.example", StaffRole.AccountManager);
        await app.World.Order(alpha, "A-1", 5);
        return app;
    }
}
