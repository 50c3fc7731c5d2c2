using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Tests.Support;

namespace Portal.Tests.Complaints;

/// <summary>What lies beside an answer: drafts, colleagues who answer, too, and canned texts.</summary>
public sealed class AnsweringTests
{
    private const string Anna = "anna@nordwind.example", Ben = "ben@nordwind.example", Max = "max@nordwind.example", Maria = "maria@alfreds.example";

    [EachDatabase]
    public async Task A_draft_is_each_ones_own_and_colleagues_see_that_somebody_answers(string provider)
    {
        await using var app = await Start(provider);
        await using var anna = await Desk.Of(app, Anna);
        await using var ben = await Desk.Of(app, Ben);
        var (hers, his) = (anna.Get<IAnswering>(), ben.Get<IAnswering>());
        Assert.True((await hers.Keep("BS-1", "Dear Maria, w")).Succeeded);
        Assert.True((await hers.Keep("BS-1", "Dear Maria, we")).Succeeded);
        Assert.Equal(("Dear Maria, we", 0), ((await hers.Look("BS-1"))!.Draft, (await hers.Look("BS-1"))!.Others.Count));
        var seen = (await his.Look("BS-1"))!;
        Assert.Equal(("", "Anna Agent"), (seen.Draft, Assert.Single(seen.Others)));
        Assert.Equal(1, await app.World.Read(db => db.AnswerDrafts.CountAsync()));

        // Whoever typed nothing for a while answers no more; her draft is still there.
        app.Clock.Move(TimeSpan.FromMinutes(3));
        Assert.Empty((await his.Look("BS-1"))!.Others);
        Assert.Equal("Dear Maria, we", (await hers.Look("BS-1"))!.Draft);

        // Another word of the customer is noticed by the version, even where it changes nothing else.
        var version = (await hers.Look("BS-1"))!.Version;
        using var maria = await app.Visit().SignIn(Maria);
        Assert.DoesNotContain("Dear Maria", (await maria.Open("/complaints/BS-1")).DocumentElement.OuterHtml);
        await maria.Submit("/complaints/BS-1", "form.card", ("Message.Text", "And the box is wet, too."));
        Assert.NotEqual(version, (await hers.Look("BS-1"))!.Version);
        var answer = new MessageDraft { FormKey = Guid.NewGuid(), Text = "Dear Maria, we" };
        Assert.Equal(ProblemKind.Stale, Assert.Single((await anna.Get<IComplaintDesk>().Answer("BS-1", version, answer)).Problems).Kind);
        await hers.Keep("BS-1", " ");
        Assert.Equal("", (await hers.Look("BS-1"))!.Draft);
        Assert.Null(await hers.Look("BS-404"));
        Assert.False((await hers.Keep("BS-404", "x")).Succeeded);
    }

    [Fact]
    public async Task Canned_texts_are_kept_by_who_may_and_know_their_placeholders()
    {
        await using var app = await Start("Sqlite");
        await using var anna = await Desk.Of(app, Anna);
        await using var max = await Desk.Of(app, Max);
        var text = new CannedText { Title = "Late", Text = "Hello {name}, {order} is late. {me}" };
        Assert.Equal(ProblemKind.Refused, Assert.Single((await anna.Get<IAnswering>().Save(text)).Problems).Kind);
        Assert.True((await max.Get<IAnswering>().Save(text)).Succeeded);
        var wrong = Assert.Single((await max.Get<IAnswering>().Save(new CannedText { Title = "x", Text = "Hello {naem} {Order}" })).Problems);
        Assert.All(new[] { "{naem}", "{Order}", "{name}", "{customer}" }, word => Assert.Contains(word, wrong.Message));
        var kept = Assert.Single(await anna.Get<IAnswering>().Texts());
        Assert.Equal("Hello Maria, {order} is late. Anna", Placeholders.Fill(kept.Text, new Dictionary<string, string?> { ["name"] = "Maria", ["order"] = null, ["me"] = "Anna" }));
        kept.Text = "Shorter.";
        Assert.True((await max.Get<IAnswering>().Save(kept)).Succeeded);
        Assert.Equal(ProblemKind.Stale, Assert.Single((await max.Get<IAnswering>().Save(kept)).Problems).Kind);
        Assert.Equal(ProblemKind.Refused, Assert.Single((await anna.Get<IAnswering>().Delete(kept.Number)).Problems).Kind);
        Assert.True((await max.Get<IAnswering>().Delete(kept.Number)).Succeeded);
        Assert.Empty(await anna.Get<IAnswering>().Texts());
    }

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        await app.World.Customer("Alfreds", Maria);
        var anna = await app.World.Staff("Anna Agent", Anna);
        await app.World.Staff("Ben Agent", Ben);
        await app.World.Staff("Max Manager", Max, StaffRole.Manager);
        await app.World.Complaint(await app.World.ActorOf(Maria), "BS-1", "Wet tea", c => c.Assign(new StaffActor(99, "Anna Agent", anna.Id, StaffRole.Agent), app.World.Clock.Now, anna.Id));
        return app;
    }
}
