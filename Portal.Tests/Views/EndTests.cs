using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Shared.Account;
using Portal.Shared.Staff;
using Portal.Tests.Support;

namespace Portal.Tests.Views;

/// <summary>What ends a view, at once and for good.</summary>
public sealed class EndTests
{
    private const string Maria = "maria@alpha.example", Max = "max@nordwind.example";

    [EachDatabase]
    public async Task After_half_an_hour_it_is_over_and_leads_back(string provider)
    {
        await using var app = await ViewTests.Start(provider);
        using var max = await Viewer.See(app, Max, Maria);
        var page = await max.Open("/");
        app.Clock.Move(TimeSpan.FromMinutes(29));
        Assert.True(await Viewer.Sees(max));
        app.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal("/staff/customers/K-10001/view?done=over", max.Place(await max.Http.GetAsync("/orders")));
        Assert.Equal("/staff/customers/K-10001/view?done=over", max.Place(await max.Post(page, "/", ".view-bar form")));
        Assert.Null(max.Cookie("portal"));
        Assert.Equal(1, await app.RunJob("ended-views"));
        Assert.Equal(0, await app.RunJob("ended-views"));
        await Ended(app, ViewEnd.TimeOver);
        // Her own session goes on.
        Assert.Equal(HttpStatusCode.OK, (await max.Http.GetAsync("/staff/security")).StatusCode);
    }

    [EachDatabase]
    public async Task It_never_outlasts_the_session_it_was_opened_in(string provider)
    {
        await using var app = await ViewTests.Start(provider);
        using var max = await app.Visit().SignIn(Max);
        app.Clock.Move(TimeSpan.FromHours(11.9));
        var (customer, maria) = await Viewer.Of(app, Maria);
        await Viewer.Start(max, customer, maria);
        Assert.True(await Viewer.Sees(max));
        app.Clock.Move(TimeSpan.FromMinutes(7));
        Assert.False(await Viewer.Sees(max));
    }

    [EachDatabase]
    public async Task Signing_out_of_staff_ends_it_wherever_it_was_done(string provider)
    {
        await using var app = await ViewTests.Start(provider);
        using var max = await Viewer.See(app, Max, Maria);
        await max.Http.PostAsync("/staff/sign-out", new FormUrlEncodedContent([new("__RequestVerificationToken", await Viewer.TokenOf(max))]));
        Assert.False(await Viewer.Sees(max));
        await app.RunJob("ended-views");
        await Ended(app, ViewEnd.SessionEnded);

        // By the row alone, as a provider ends it: the view asks for its parent each time.
        using var again = await Viewer.See(app, Max, Maria);
        await app.World.Write(async db => (await db.Sessions.SingleAsync(s => s.EndedAt == null && s.ViewingId == null)).EndedAt = app.World.Clock.Now);
        Assert.False(await Viewer.Sees(again));
    }

    [EachDatabase]
    public async Task Losing_the_right_the_job_or_the_user_ends_it(string provider)
    {
        await using var app = await ViewTests.Start(provider);
        await Over(app, () => app.World.Write(async db => (await db.Staff.SingleAsync(s => s.Email == Max)).Role = StaffRole.Agent));
        await app.World.Write(async db => (await db.Staff.SingleAsync(s => s.Email == Max)).Role = StaffRole.Manager);
        await Over(app, () => ViewTests.Change(app, Maria, m => m.SuspendedAt = app.World.Clock.Now));
        await ViewTests.Change(app, Maria, m => m.SuspendedAt = null);
        await Over(app, () => Close(app, Maria, app.World.Clock.Now));
        await Close(app, Maria, null);
        await Over(app, () => Close(app, Max, app.World.Clock.Now));
        await Close(app, Max, null);
        Assert.Equal(4, (await Viewer.Audit(app)).Count(line => line.StartsWith("view.ended", StringComparison.Ordinal)));
    }

    [EachDatabase]
    public async Task What_staff_do_with_people_ends_it_for_good(string provider)
    {
        await using var app = await ViewTests.Start(provider);
        await using var olga = await Desk.Of(app, "olga@nordwind.example");
        var user = (await olga.Get<ICompanyAccess>().Read("K-10001"))!.Users.Single(u => u.Email == Maria);
        using var max = await Viewer.See(app, Max, Maria);
        Assert.True((await olga.Get<ICompanyAccess>().Suspend("K-10001", user.Number, AccessForm.Of(user), suspended: true)).Succeeded);
        Assert.False(await Viewer.Sees(max));
        user = (await olga.Get<ICompanyAccess>().Read("K-10001"))!.Users.Single(u => u.Email == Maria);
        Assert.True((await olga.Get<ICompanyAccess>().Suspend("K-10001", user.Number, AccessForm.Of(user), suspended: false)).Succeeded);
        Assert.False(await Viewer.Sees(max));

        using var again = await Viewer.See(app, Max, Maria);
        var person = (await olga.Get<IPeopleDesk>().Read("max"))!;
        Assert.True((await olga.Get<IPeopleDesk>().Leave("max", new LeavingForm { Version = person.Version })).Succeeded);
        Assert.False(await Viewer.Sees(again));
        Assert.Equal(2, await app.RunJob("ended-views"));
        Assert.Equal([ViewEnd.SessionEnded, ViewEnd.SessionEnded], await app.World.Read(db => db.Viewings.Select(v => v.End!.Value).ToListAsync()));
    }

    /// <summary>What takes a right takes the view with the next click, and giving it back does not bring it back once that is written down.</summary>
    private static async Task Over(PortalApp app, Func<Task> taking)
    {
        using var max = await Viewer.See(app, Max, Maria);
        Assert.True(await Viewer.Sees(max));
        await taking();
        Assert.False(await Viewer.Sees(max));
        Assert.Equal(1, await app.RunJob("ended-views"));
        await Ended(app, ViewEnd.AccessLost);
        Assert.Equal(0, await app.World.Read(db => db.Sessions.CountAsync(s => s.ViewingId != null && s.EndedAt == null)));
    }

    private static async Task Ended(PortalApp app, ViewEnd how)
    {
        var view = await app.World.Read(db => db.Viewings.OrderByDescending(v => v.Id).FirstAsync());
        Assert.Equal(how, view.End);
        Assert.InRange(view.EndedAt!.Value, view.StartedAt, view.Until);
    }

    private static Task Close(PortalApp app, string email, DateTimeOffset? at) => app.World.Write(async db => (await db.Users.SingleAsync(u => u.Email == email)).ClosedAt = at);
}
