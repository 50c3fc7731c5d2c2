using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Shared.Account;
using Portal.Shared.Staff;
using Portal.Tests.Support;

namespace Portal.Tests.Views;

/// <summary>Staff see the portal as one of a customer's users sees it.</summary>
public sealed class ViewTests
{
    private const string Maria = "maria@alpha.example", Rita = "rita@alpha.example", Max = "max@nordwind.example", Anna = "anna@nordwind.example";

    [EachDatabase]
    public async Task Whoever_may_sees_what_the_user_sees_under_a_bar_until_she_ends_it(string provider)
    {
        await using var app = await Start(provider);
        using var max = await Viewer.See(app, Max, Rita);
        var home = await max.Open("/");
        var bar = home.QuerySelector(".view-bar")!.TextContent;
        Assert.Contains("Max, you see the portal as rita of Alpha. Read only, until ", bar, StringComparison.Ordinal);
        Assert.Contains("Good to see you, rita", home.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        // Her scopes, and not all of her company.
        Assert.Empty(home.QuerySelectorAll("nav a[href='/invoices']"));
        Assert.Equal(HttpStatusCode.OK, (await max.Http.GetAsync("/orders/A-1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await max.Http.GetAsync("/orders/B-1")).StatusCode);
        // Hers and the company's stay as they were: no browser of hers, no mail, no day on which she was seen.
        Assert.Equal(0, await app.World.Read(db => db.Sessions.CountAsync(s => s.User!.Email == Rita)));
        Assert.Equal(0, await app.World.Read(db => db.Mails.CountAsync()));
        await using (var desk = await Desk.Of(app, Max))
        {
            Assert.Null((await desk.Get<ICompanyAccess>().Read("K-10001"))!.Users.Single(u => u.Email == Rita).SeenAt);
        }
        // Staff's own list shows her sign-ins and not what she looked at.
        Assert.Equal(2, (await max.Open("/staff/sessions")).QuerySelectorAll(".row").Length);

        var ended = await Viewer.End(max);
        Assert.Equal("/staff/customers/K-10001/view?done=ended", max.Place(ended));
        Assert.Null(max.Cookie("portal"));
        Assert.False(await Viewer.Sees(max));
        Assert.Equal(HttpStatusCode.OK, (await max.Http.GetAsync("/staff/security")).StatusCode);
        var view = await app.World.Read(db => db.Viewings.SingleAsync());
        Assert.Equal((ViewEnd.ByViewer, "Max", "rita", Viewer.Reason), (view.End, view.StaffName, view.UserName, view.Reason));
        var audit = await Viewer.Audit(app);
        Assert.StartsWith("view.started {", audit[0], StringComparison.Ordinal);
        Assert.Contains(Viewer.Reason, audit[0], StringComparison.Ordinal);
        Assert.StartsWith("view.ended {", audit[1], StringComparison.Ordinal);
        var user = await app.World.Read(db => db.Users.Where(u => u.Email == Max).Select(u => (long?)u.Id).SingleAsync());
        Assert.All(await app.World.Read(db => db.Audit.Where(a => a.Kind.StartsWith("view.")).Select(a => a.ActorUserId).ToListAsync()), by => Assert.Equal(user, by));
        Assert.Equal(1, await app.World.Read(db => db.Events.CountAsync(e => e.Kind == "access.viewed" && !e.Visible)));
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task Without_the_right_or_a_reason_or_for_whom_it_is_not_open_nothing_begins(string provider)
    {
        await using var app = await Start(provider);
        var (customer, maria) = await Viewer.Of(app, Maria);
        var (_, stranger) = await Viewer.Of(app, "b@beta.example");
        using var anna = await app.Visit().SignIn(Anna);
        var refused = await Viewer.Start(anna, customer, maria);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("Your role does not allow this", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await anna.Http.GetAsync($"/staff/customers/{customer}/view")).StatusCode);
        Assert.Contains(nameof(StaffRight.SeeAsCustomer), (await Viewer.Audit(app)).Single(), StringComparison.Ordinal);

        using var max = await app.Visit().SignIn(Max);
        Assert.Equal(HttpStatusCode.BadRequest, (await max.Http.PostAsync($"/staff/customers/{customer}/views", new FormUrlEncodedContent([new("Person", maria), new("Reason", Viewer.Reason)]))).StatusCode);
        foreach (var reason in new[] { "", "too short", "   short     ", new string('x', 501) })
        {
            Assert.Equal($"/staff/customers/{customer}/view?refused=true&person={maria}", max.Place(await Viewer.Start(max, customer, maria, reason)));
        }
        // Another company's person under this company, one who never came in, one who is suspended, a customer that is not.
        Assert.Equal(HttpStatusCode.NotFound, (await Viewer.Start(max, customer, stranger)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Viewer.Start(max, "K-404", maria)).StatusCode);
        await Change(app, Maria, m => m.AcceptedAt = null);
        Assert.Equal(HttpStatusCode.NotFound, (await Viewer.Start(max, customer, maria)).StatusCode);
        await Change(app, Maria, m => (m.AcceptedAt, m.SuspendedAt) = (app.World.Clock.Now, app.World.Clock.Now));
        Assert.Equal(HttpStatusCode.NotFound, (await Viewer.Start(max, customer, maria)).StatusCode);
        Assert.Null(max.Cookie("portal"));
        // Nor does a customer open one.
        using var b = await app.Visit().SignIn("b@beta.example");
        Assert.Equal("/account/sign-in", b.Place(await b.Http.PostAsync($"/staff/customers/{customer}/views", null))!.Split('?')[0]);
        Assert.Equal((0, 0), await app.World.Read(async db => (await db.Viewings.CountAsync(), await db.Sessions.CountAsync(s => s.ViewingId != null))));
    }

    [Fact]
    public async Task The_button_needs_its_token_and_an_own_session_is_no_view()
    {
        await using var app = await Start("Sqlite");
        using var max = await Viewer.See(app, Max, Maria);
        Assert.Equal(HttpStatusCode.BadRequest, (await max.Http.PostAsync("/account/view/end", null)).StatusCode);
        Assert.True(await Viewer.Sees(max));
        using var maria = await app.Visit().SignIn(Maria);
        var own = await maria.Open("/");
        Assert.Null(own.QuerySelector(".view-bar"));
        var token = own.QuerySelector("form[action='/account/sign-out'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal("/", maria.Place(await maria.Http.PostAsync("/account/view/end", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]))));
        Assert.True(await Viewer.Sees(maria));
        Assert.Equal(1, await app.World.Read(db => db.Viewings.CountAsync(v => v.EndedAt == null)));
    }

    [EachDatabase]
    public async Task Another_view_takes_the_place_of_the_one_before(string provider)
    {
        await using var app = await Start(provider);
        using var max = await Viewer.See(app, Max, Maria);
        var (customer, rita) = await Viewer.Of(app, Rita);
        await Viewer.Start(max, customer, rita);
        Assert.Contains("as rita", (await max.Open("/")).QuerySelector(".view-bar")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await app.RunJob("ended-views"));
        Assert.Equal([ViewEnd.SessionEnded, null], await app.World.Read(db => db.Viewings.OrderBy(v => v.Id).Select(v => v.End).ToListAsync()));
        Assert.True(await Viewer.Sees(max));
    }

    internal static Task Change(PortalApp app, string email, Action<Membership> change) => app.World.Write(async db =>
        change(await db.Memberships.SingleAsync(m => db.Users.Any(u => u.Id == m.UserId && u.Email == email))));

    internal static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        var alpha = await app.World.Customer("Alpha", Maria);
        var beta = await app.World.Customer("Beta", "b@beta.example");
        await app.World.Member(alpha, Rita, new DocumentScopes(MemberScope.Company, MemberScope.None, MemberScope.Company), null, MemberRole.Reader);
        await app.World.Order(alpha, "A-1", 5);
        await app.World.Order(beta, "B-1", 5);
        await app.World.Staff("Max", Max, StaffRole.Manager, number: "max");
        await app.World.Staff("Olga", "olga@nordwind.example", StaffRole.Administrator);
        await app.World.Staff("Anna", Anna);
        return app;
    }
}
