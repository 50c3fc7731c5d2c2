using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Complaints;
using Portal.Tests.Support;

namespace Portal.Tests.Complaints;

/// <summary>The stream that tells a customer's browser what to look at again: to her, of hers, while she may.</summary>
public sealed class NewsTests
{
    private const string Anna = "anna@nordwind.example", Maria = "maria@alfreds.example", Otto = "otto@alfreds.example", Stranger = "b@beta.example";

    [EachDatabase]
    public async Task News_reach_those_who_may_see_the_complaint_and_nobody_else(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Anna);
        using var nobody = app.Visit();
        Assert.NotEqual(HttpStatusCode.OK, (await nobody.Http.GetAsync("/complaints/news?seconds=0")).StatusCode);
        using var maria = await app.Visit().SignIn(Maria);
        using var otto = await app.Visit().SignIn(Otto);
        using var stranger = await app.Visit().SignIn(Stranger);
        using var hers = await Stream.Open(maria);
        using var his = await Stream.Open(otto);
        using var theirs = await Stream.Open(stranger);

        // A note among staff and an assessment are nobody's news.
        await desk.Get<IComplaintDesk>().AddNote("BS-1", Message("hush"));
        await Answer(desk, "BS-1");
        var news = await hers.Next();
        Assert.Equal("BS-1", news.Data);
        Assert.All(new[] { his, theirs }, s => Assert.Empty(s.News));
        Assert.DoesNotContain("hush", hers.Text, StringComparison.Ordinal);

        // What happened while the line was down comes with the next one, from where it broke off.
        hers.Dispose();
        await Answer(desk, "BS-2");
        using (var again = await Stream.Open(maria, hers.News[^1].Id)) Assert.Equal("BS-2", (await again.Next()).Data);
        using (var fromNothing = await Stream.Open(maria, "nonsense")) Assert.Empty(fromNothing.News);
        Assert.All(new[] { his, theirs }, s => Assert.Empty(s.News));
    }

    [Fact]
    public async Task A_scope_that_is_taken_or_a_session_that_ended_ends_the_news()
    {
        await using var app = await Start("Sqlite");
        await using var desk = await Desk.Of(app, Anna);
        using var maria = await app.Visit().SignIn(Maria);
        using var stream = await Stream.Open(maria);
        await app.World.Write(async db =>
        {
            foreach (var member in await db.Memberships.ToListAsync()) member.Scopes = DocumentScopes.Of(MemberScope.Own);
        });
        await Answer(desk, "BS-OTTO");
        await Answer(desk, "BS-1");
        Assert.Equal("BS-1", (await stream.Next()).Data);
        Assert.All(stream.News, n => Assert.Equal("BS-1", n.Data));
        await app.World.Write(async db =>
        {
            foreach (var session in await db.Sessions.Where(s => s.Kind == UserKind.Customer).ToListAsync()) session.EndedAt = app.World.Clock.Now;
        });
        await Answer(desk, "BS-2");
        await stream.Ended();
        Assert.All(stream.News, n => Assert.Equal("BS-1", n.Data));

        // One browser needs one; hundreds would be somebody's mischief.
        using var again = await app.Visit().SignIn(Maria);
        var open = new List<Stream>();
        for (var i = 0; i < 6; i++) open.Add(await Stream.Open(again));
        using var refused = await again.Http.GetAsync("/complaints/news", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal((HttpStatusCode.TooManyRequests, "60"), (refused.StatusCode, refused.Headers.RetryAfter?.ToString()));
        foreach (var one in open) one.Dispose();
    }

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        var customer = await app.World.Customer("Alfreds Futterkiste", Maria);
        await app.World.Member(customer, Otto, MemberScope.Own);
        await app.World.Customer("Beta", Stranger);
        await app.World.Staff("Anna Agent", Anna);
        foreach (var (number, who) in new[] { ("BS-1", Maria), ("BS-2", Maria), ("BS-OTTO", Otto) }) await app.World.Complaint(await app.World.ActorOf(who), number, "Wet boxes", _ => { });
        return app;
    }

    private static async Task Answer(Desk desk, string number) =>
        Assert.True((await desk.Get<IComplaintDesk>().Answer(number, (await desk.Get<IComplaintDesk>().Read(number))!.Version, Message("Ours."))).Succeeded);

    private static MessageDraft Message(string text) => new() { FormKey = Guid.NewGuid(), Text = text };
}
