using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Tests.Support;

namespace Portal.Tests.Views;

/// <summary>Customers read who of the staff saw the portal as one of them.</summary>
public sealed class LogTests
{
    private const string Maria = "maria@alpha.example", Rita = "rita@alpha.example", Max = "max@nordwind.example";

    [EachDatabase]
    public async Task Administrators_read_all_views_of_their_company_others_their_own_and_strangers_none(string provider)
    {
        await using var app = await ViewTests.Start(provider);
        using var maria = await app.Visit().SignIn(Maria);
        using var rita = await app.Visit().SignIn(Rita);
        using var stranger = await app.Visit().SignIn("b@beta.example");
        Assert.Contains("Nobody has looked so far", await Log(maria), StringComparison.Ordinal);
        using (var max = await Viewer.See(app, Max, Maria)) await Viewer.End(max);
        using var looking = await Viewer.See(app, Max, Rita);

        var all = await Log(maria);
        Assert.Contains("Max saw the portal as rita", all, StringComparison.Ordinal);
        Assert.Contains("Max saw the portal as maria (you)", all, StringComparison.Ordinal);
        Assert.Contains(Viewer.Reason, all, StringComparison.Ordinal);
        Assert.Contains("Looking now", all, StringComparison.Ordinal);
        var own = await Log(rita);
        Assert.Contains("Max saw the portal as rita (you)", own, StringComparison.Ordinal);
        Assert.DoesNotContain("maria", own, StringComparison.Ordinal);
        Assert.Contains("Nobody has looked so far", await Log(stranger), StringComparison.Ordinal);
        Assert.NotNull((await maria.Open("/account")).QuerySelector("a[href='/account/log']"));

        // Nobody ended it, and no job wrote it down: over all the same.
        app.Clock.Move(TimeSpan.FromMinutes(31));
        Assert.DoesNotContain("Looking now", await Log(maria), StringComparison.Ordinal);
    }

    [EachDatabase]
    public async Task It_goes_on_over_pages_and_is_written_once(string provider)
    {
        await using var app = await ViewTests.Start(provider);
        var actor = await app.World.ActorOf(Maria);
        await app.World.Write(async db =>
        {
            var staff = await db.Staff.Where(s => s.Email == Max).Select(s => s.Id).SingleAsync();
            for (var i = 0; i < 30; i++)
            {
                var at = app.World.Clock.Now.AddHours(-i - 1);
                db.Viewings.Add(new Viewing { CustomerId = actor.CustomerId, UserId = actor.Id, UserName = "maria", StaffId = staff, StaffName = "Max", Reason = $"Reason number {i:00}", StartedAt = at, Until = at + Viewing.Most });
            }
        });
        using var maria = await app.Visit().SignIn(Maria);
        var first = await maria.Open("/account/log");
        Assert.Equal(25, first.QuerySelectorAll(".row").Length);
        var second = await maria.Open(new Uri(app.Address, first.QuerySelector("a[rel=next]")!.GetAttribute("href")!).PathAndQuery);
        Assert.Equal(5, second.QuerySelectorAll(".row").Length);
        Assert.Contains("Reason number 29", second.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => app.World.Write(async db => db.Viewings.Remove(await db.Viewings.FirstAsync())));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => app.World.Write(async db =>
            db.Entry(await db.Viewings.FirstAsync()).Property(v => v.Reason).CurrentValue = "Another"));
        await using var own = app.Databases.Open(actor);
        Assert.Equal(30, await own.Viewings.CountAsync());
        await using var foreign = app.Databases.Open(await app.World.ActorOf("b@beta.example"));
        Assert.Equal(0, await foreign.Viewings.CountAsync());
    }

    private static async Task<string> Log(Visitor visitor) => (await visitor.Open("/account/log")).QuerySelector("main")!.TextContent;
}
