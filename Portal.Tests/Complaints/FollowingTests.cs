using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Tests.Support;

namespace Portal.Tests.Complaints;

/// <summary>Who hears of a complaint without being in charge, and which one comes after it.</summary>
public sealed class FollowingTests
{
    private const string Anna = "anna@nordwind.example", Ben = "ben@nordwind.example", Maria = "maria@alfreds.example";

    [EachDatabase]
    public async Task Who_follows_or_is_named_hears_of_it_once_and_not_of_her_own_words(string provider)
    {
        await using var app = await Start(provider);
        await using var anna = await Desk.Of(app, Anna);
        await using var ben = await Desk.Of(app, Ben);
        await anna.Get<IComplaintDesk>().AddNote("BS-1", new MessageDraft { FormKey = Guid.NewGuid(), Text = "@ben agent, do you know this box? Not for @Nobody." });
        var asked = await app.Mail.Next(m => m.To == Ben && m.Subject.Contains("BS-1", StringComparison.Ordinal));
        Assert.Contains("do you know this box", asked.Text, StringComparison.Ordinal);
        Assert.True((await ben.Get<IComplaintBonds>().Read("BS-1"))!.Followed);
        var followed = InboxList.BuiltIn.Single(v => v.Slug == "followed").List;
        Assert.Equal(["BS-1"], (await ben.Get<IInboxDesk>().List(followed, new PageAt())).Items.Select(r => r.Number));
        Assert.Empty((await anna.Get<IInboxDesk>().List(followed, new PageAt())).Items);

        app.Clock.Move(TimeSpan.FromMinutes(1));
        await Answer(ben.Get<IComplaintDesk>(), "BS-1", "We know this box.");
        Assert.Equal(0, await app.RunJob("complaint-follower-news"));
        app.Clock.Move(TimeSpan.FromMinutes(1));
        using var maria = await app.Visit().SignIn(Maria);
        await maria.Submit("/complaints/BS-1", "form.card", ("Message.Text", "It leaks."));
        Assert.Equal(1, (await Task.WhenAll(app.RunJob("complaint-follower-news"), app.RunJob("complaint-follower-news"))).Sum());
        Assert.Equal(0, await app.RunJob("complaint-follower-news"));
        Assert.Contains("It leaks.", (await app.Mail.Next(m => m.To == Ben && m.Subject == "News of BS-1")).Text, StringComparison.Ordinal);
        await ben.Get<IComplaintBonds>().Follow("BS-1", on: false);
        app.Clock.Move(TimeSpan.FromMinutes(1));
        await maria.Submit("/complaints/BS-1", "form.card", ("Message.Text", "Still leaks."));
        Assert.Equal(0, await app.RunJob("complaint-follower-news"));
    }

    [EachDatabase]
    public async Task The_next_of_a_view_is_known_even_when_this_one_has_left_it(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Anna);
        var inbox = desk.Get<IInboxDesk>();
        foreach (var sort in Enum.GetValues<InboxSort>())
        {
            foreach (var turned in new[] { false, true })
            {
                var list = new InboxList("is:open", sort, turned);
                var rows = (await inbox.List(list, new PageAt())).Items.Select(r => r.Number).ToList();
                for (var i = 0; i < rows.Count; i++) Assert.Equal(rows.ElementAtOrDefault(i + 1), await inbox.Next(list, rows[i]));
                Assert.Null(await inbox.Next(list, "BS-404"));
            }
        }
        var unassigned = InboxList.BuiltIn.Single(v => v.Slug == "unassigned").List;
        var waiting = (await inbox.List(unassigned, new PageAt())).Items.Select(r => r.Number).ToList();
        await Answer(desk.Get<IComplaintDesk>(), waiting[1], "Taken.");
        Assert.Equal(waiting[2], await inbox.Next(unassigned, waiting[1]));
    }

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        await app.World.Customer("Alfreds Futterkiste", Maria);
        await app.World.Staff("Anna Agent", Anna);
        await app.World.Staff("Ben Agent", Ben);
        var maria = await app.World.ActorOf(Maria);
        for (var i = 1; i <= 4; i++) await app.World.Complaint(maria, $"BS-{i}", "Wet boxes", _ => { });
        return app;
    }

    private static async Task Answer(IComplaintDesk desk, string number, string text) =>
        Assert.True((await desk.Answer(number, (await desk.Read(number))!.Version, new MessageDraft { FormKey = Guid.NewGuid(), Text = text })).Succeeded);
}
