using Microsoft.EntityFrameworkCore;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Tests.Support;
using static Portal.Tests.Complaints.InboxWorld;

namespace Portal.Tests.Complaints;

/// <summary>What is done to many complaints at once, and taken back, on every database.</summary>
public sealed class InboxBulkTests
{
    [EachDatabase]
    public async Task Many_are_given_and_snoozed_at_once_each_problem_is_named_and_the_last_step_is_taken_back(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Max);
        await using var anna = await Desk.Of(app, Anna);
        var (inbox, complaints) = (desk.Get<IInboxDesk>(), desk.Get<IComplaintDesk>());
        var max = (await complaints.Colleagues()).Single(c => c.IsMe).StaffId;
        Assert.Equal(0, inbox.CanUndo);
        Assert.Empty((await inbox.Undo()).Done);

        // One is closed, one does not exist, one was changed since it was shown; the others are done all the same.
        var shown = (await inbox.List(new(""), new PageAt())).Items.Select(r => new TickedRow(r.Number, r.Version)).ToList();
        Assert.True((await anna.Get<IComplaintDesk>().Investigate("BS-3", shown.Single(r => r.Number == "BS-3").Version)).Succeeded);
        var before = (await complaints.Read("BS-2"))!;
        var given = await inbox.Assign([.. shown, new("BS-404", 1)], max);
        Assert.Equal("BS-2,BS-4,BS-5", string.Join(',', given.Done.Order()));
        Assert.Equal(["BS-1", "BS-3", "BS-404"], given.Refused.Select(r => r.Number).Order());
        Assert.All(given.Refused, r => Assert.NotEqual("", r.Why));
        Assert.Equal((max, Stage.Assessment), (await Now("BS-2")));

        // Back, save what Anna did meanwhile.
        Assert.True((await anna.Get<IComplaintDesk>().Investigate("BS-5", (await complaints.Read("BS-5"))!.Version)).Succeeded);
        Assert.Equal(3, inbox.CanUndo);
        var back = await inbox.Undo();
        Assert.Equal("BS-2,BS-4 BS-5", $"{string.Join(',', back.Done.Order())} {string.Join(',', back.Refused.Select(r => r.Number))}");
        Assert.Equal((before.AssigneeId, before.Stage), await Now("BS-2"));
        Assert.Equal((max, Stage.Investigation), await Now("BS-5"));
        Assert.Equal(0, inbox.CanUndo);
        Assert.Contains((await complaints.Read("BS-2"))!.Thread, e => e.Text == "Nobody is in charge yet.");

        // Snoozed they leave the open view until their moment, or until the customer writes; what was promised stays where dates are watched.
        var until = app.World.Clock.Local(app.World.Clock.Now).AddHours(3);
        Assert.Equal("BS-2,BS-3,BS-5", string.Join(',', await Open()));
        Assert.Equal(3, (await inbox.Snooze([.. await Rows("BS-2", "BS-3", "BS-5")], until)).Done.Count);
        Assert.Empty(await Open());
        Assert.Contains("BS-2", (await inbox.List(InboxList.BuiltIn[3].List, new PageAt())).Items.Select(r => r.Number));
        Assert.Single((await inbox.Snooze([.. await Rows("BS-2")], until.AddDays(-1))).Refused);
        var maria = await app.World.ActorOf(Maria);
        await app.World.Write(async db => (await db.Complaints.SingleAsync(c => c.Number == "BS-2")).Reply(maria, app.World.Clock.Now, "Well?", app.World.Clock.Now.AddHours(1)));
        Assert.Null(await inbox.SnoozedUntil("BS-2"));
        Assert.NotNull(await inbox.SnoozedUntil("BS-3"));
        Assert.Equal("BS-2", string.Join(',', await Open()));
        Assert.Equal("BS-3,BS-5 BS-2", (await inbox.Undo()) is var undone ? $"{string.Join(',', undone.Done.Order())} {string.Join(',', undone.Refused.Select(r => r.Number))}" : "");
        Assert.Equal("BS-2,BS-3,BS-5", string.Join(',', await Open()));
        Assert.Single((await inbox.Snooze([.. await Rows("BS-5")], until)).Done);
        app.Clock.Move(BulkDone.UndoneWithin + TimeSpan.FromSeconds(1));
        Assert.Equal(0, inbox.CanUndo);
        Assert.Equal(["BS-5"], (await inbox.Undo()).Refused.Select(r => r.Number));
        app.Clock.Move(TimeSpan.FromHours(4));
        Assert.Equal("BS-2,BS-3,BS-5", string.Join(',', await Open()));

        // Without the right to answer: nothing, and one line of the record.
        await app.World.Staff("Nele Marketing", Nele, StaffRole.Marketer);
        await using var nele = await Desk.Of(app, Nele);
        var rows = await Support.Rows.Snapshot(app);
        Assert.Equal(2, (await nele.Get<IInboxDesk>().Assign([.. await Rows("BS-2", "BS-3")], max)).Refused.Count);
        Assert.Single((await nele.Get<IInboxDesk>().Snooze([.. await Rows("BS-3")], null)).Refused);
        Assert.Equal(rows, await Support.Rows.Snapshot(app));
        Assert.Equal(2, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "staff.refused")));

        async Task<(long?, Stage)> Now(string number) => (await complaints.Read(number)) is { } c ? (c.AssigneeId, c.Stage) : default;

        async Task<IEnumerable<string>> Open() => (await inbox.List(InboxList.BuiltIn[0].List with { Search = "is:open -is:snoozed -bs-4" }, new PageAt())).Items.Select(r => r.Number).Order();

        async Task<IEnumerable<TickedRow>> Rows(params string[] numbers) =>
            (await inbox.List(new(""), new PageAt())).Items.Where(r => numbers.Contains(r.Number)).Select(r => new TickedRow(r.Number, r.Version));
    }
}
