using Microsoft.EntityFrameworkCore;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Tests.Support;

namespace Portal.Tests.Learning;

/// <summary>Causes are kept by those with the right, in versions; a complaint is closed with one of them, and what it was closed with stays.</summary>
public sealed class CauseTests
{
    [EachDatabase]
    public async Task A_cause_is_kept_chosen_renamed_and_retired_and_never_lost(string provider)
    {
        await using var app = await Factory.Start(provider);
        await using var anna = await Desk.Of(app, Factory.Anna);
        await using var max = await Desk.Of(app, Factory.Max);
        var (causes, desk) = (max.Get<ICauseDesk>(), anna.Get<IComplaintDesk>());
        var (carrier, depot) = (CauseNode.Below(Cause.LateDelivery, ""), new CauseNode());
        carrier.Name = "Carrier";
        depot = CauseNode.Below(Cause.LateDelivery, carrier.Key);
        depot.Name = "Depot north";
        var form = new CauseForm { Nodes = [carrier, depot] };

        var before = await Rows.Snapshot(app);
        Assert.Equal(ProblemKind.Refused, Assert.Single((await anna.Get<ICauseDesk>().Save(form)).Problems).Kind);
        Assert.Equal(nameof(form.Nodes), Assert.Single((await causes.Save(new CauseForm { Nodes = [depot] })).Problems).Field);
        Assert.Equal(before, await Rows.Snapshot(app));
        Assert.True((await causes.Save(form)).Succeeded);
        Assert.Equal(ProblemKind.Stale, Assert.Single((await causes.Save(form)).Problems).Kind);
        var book = await anna.Get<ICauseDesk>().Read();
        Assert.Equal(["Late delivery › Carrier", "Late delivery › Carrier › Depot north"], Assert.Single(book.Changes).Added);

        // It is closed with the finer one, which everybody reads with those above it.
        foreach (var number in new[] { "BS-1", "BS-2" }) await app.World.Complaint(await app.World.ActorOf(Factory.Maria), number, "Late", c => { c.Assign(Server.Data.Actor.System, app.World.Clock.Now, 1); c.Assess(Server.Data.Actor.System, app.World.Clock.Now, new()); });
        Closing With(string key, Cause root = Cause.LateDelivery) => new() { Cause = root, CauseKey = key, Text = "Sorry." };
        var version = (await desk.Read("BS-1"))!.Version;
        foreach (var wrong in new[] { With("ffffffff"), With(depot.Key, Cause.Defect), With("<b>") }) Assert.Equal(nameof(Closing.Cause), Assert.Single((await desk.Close("BS-1", version, wrong)).Problems).Field);
        Assert.True((await desk.Close("BS-1", version, With(depot.Key))).Succeeded);
        Assert.Equal("Late delivery › Carrier › Depot north", (await desk.Read("BS-1"))!.CauseName);

        // Now it is in use: not removed, but renamed and no longer chosen, with all below one that is retired.
        book = await causes.Read();
        Assert.Equal([depot.Key], book.Used);
        Assert.Contains("Depot north", Assert.Single((await causes.Save(new CauseForm { Version = 1, Nodes = [carrier] })).Problems).Message, StringComparison.Ordinal);
        (carrier.Retired, depot.Name) = (true, "Hub north");
        Assert.True((await causes.Save(new CauseForm { Version = 1, Nodes = [carrier, depot] })).Succeeded);
        Assert.Equal("Late delivery › Carrier › Hub north", (await desk.Read("BS-1"))!.CauseName);
        Assert.Equal(nameof(Closing.Cause), Assert.Single((await desk.Close("BS-2", (await desk.Read("BS-2"))!.Version, With(depot.Key))).Problems).Field);
        Assert.Equal(2, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "rules.causes-changed")));

        // The customer reads nothing of it.
        using var maria = await app.Visit().SignIn(Factory.Maria);
        Assert.DoesNotContain("Hub north", (await maria.Open("/complaints/BS-1")).Body!.TextContent, StringComparison.Ordinal);
    }
}
