using Microsoft.EntityFrameworkCore;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Learning;
using Portal.Tests.Support;
using static Portal.Tests.Learning.Measuring;

namespace Portal.Tests.Learning;

/// <summary>Who plans, changes and carries out measures; what is wrong with one is said, and its owner is reminded.</summary>
public sealed class MeasureRightTests
{
    [EachDatabase]
    public async Task Only_who_may_plans_and_the_owner_says_that_it_is_in_place(string provider)
    {
        await using var app = await Factory.Start(provider);
        await using var max = await Desk.Of(app, Factory.Max);
        await using var anna = await Desk.Of(app, Factory.Anna);
        var managers = max.Get<IMeasureDesk>();
        var draft = await Draft(anna, 30);
        Assert.Equal(ProblemKind.Refused, Assert.Single((await anna.Get<IMeasureDesk>().Plan(draft)).Problems).Kind);
        foreach (var (spoil, field) in new (Action<MeasureDraft>, string)[]
        {
            (d => d.Cause = Cause.None, nameof(MeasureDraft.Cause)), (d => d.CauseKey = "ffffffff", nameof(MeasureDraft.Cause)), (d => d.OwnerId = 4711, nameof(MeasureDraft.OwnerId)),
            (d => d.DueOn = null, nameof(MeasureDraft.DueOn)), (d => d.DueOn = app.World.Clock.Today.AddDays(-1), nameof(MeasureDraft.DueOn)), (d => d.CheckCount = 0, nameof(MeasureDraft.CheckCount)),
            (d => d.CheckCount = 1001, nameof(MeasureDraft.CheckCount)), (d => d.CheckCount = null, nameof(MeasureDraft.CheckCount)),
        })
        {
            var spoilt = await Draft(anna, 30);
            spoil(spoilt);
            Assert.Equal(field, Assert.Single((await managers.Plan(spoilt)).Problems).Field);
        }
        Assert.Equal(0, await app.World.Read(db => db.Measures.CountAsync()));
        var number = (await managers.Plan(draft)).Value;
        Assert.Equal(number, (await managers.Plan(draft)).Value);
        Assert.Equal([number], (await As(app, Factory.Anna, d => d.List(MeasureView.Mine))).Select(r => r.Number));

        // Past its day the owner hears of it once.
        app.Clock.Move(TimeSpan.FromDays(15));
        await Task.WhenAll(app.RunJob("measure-checks"), app.RunJob("measure-checks"));
        await app.RunJob("measure-checks");
        await app.Mail.Next(m => m.To == Factory.Anna && m.Subject.Contains(number, StringComparison.Ordinal));
        Assert.Equal(1, await app.World.Read(db => db.Mails.CountAsync(m => m.Kind == "measure-overdue")));
        var version = (await Read(app, number))!.Version;
        foreach (var refused in new Func<IMeasureDesk, Task<Outcome>>[] { d => d.Drop(number, version, "mine"), d => d.Change(number, version, draft), d => d.Tell(number, version, new MeasureNews { Text = "x" }) })
        {
            Assert.Equal(ProblemKind.Refused, Assert.Single((await As(app, Factory.Anna, refused)).Problems).Kind);
        }
        var done = new MeasureDone { On = app.World.Clock.Today.AddDays(1), How = "done" };
        Assert.Equal(nameof(MeasureDone.On), Assert.Single((await As(app, Factory.Anna, d => d.CarryOut(number, version, done))).Problems).Field);
        done.On = new DateOnly(1, 1, 1);
        Assert.Equal(nameof(MeasureDone.On), Assert.Single((await As(app, Factory.Anna, d => d.CarryOut(number, version, done))).Problems).Field);
        done.On = app.World.Clock.Today;
        Assert.True((await As(app, Factory.Anna, d => d.CarryOut(number, version, done))).Succeeded);
        Assert.Equal(ProblemKind.Stale, Assert.Single((await As(app, Factory.Max, d => d.Drop(number, version, "late"))).Problems).Kind);
        Assert.Null(await Read(app, "MN-2000-000001"));
    }
}
