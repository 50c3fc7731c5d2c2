using Microsoft.EntityFrameworkCore;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Learning;
using Portal.Tests.Support;
using static Portal.Tests.Learning.Measuring;

namespace Portal.Tests.Learning;

/// <summary>A measure is planned, carried out and judged by deliveries before and after, once a round; those who complained are told, once.</summary>
public sealed class MeasureTests
{
    private static readonly CauseRef Late = new(Cause.LateDelivery);

    [EachDatabase]
    public async Task What_worked_is_done_and_what_did_not_is_open_again(string provider)
    {
        await using var app = await Factory.Start(provider);
        await app.Deliver(Factory.Maria, from: -30, days: 60, aDay: 6, complaints: 18, Late);

        // The first try changes nothing: as many complaints afterwards.
        var number = await Plan(app, 30);
        await app.Deliver(Factory.Bea, from: 0, days: 29, aDay: 1, complaints: 18, Late);
        await CarryOut(app, number, app.World.Clock.Today);
        Assert.Equal((MeasureState.Watched, 0), ((await Read(app, number))!.State, await app.RunJob("measure-checks")));
        app.Clock.Move(TimeSpan.FromDays(29));
        Assert.Equal(0, await app.RunJob("measure-checks"));
        app.Clock.Move(TimeSpan.FromDays(1));
        await Task.WhenAll(app.RunJob("measure-checks"), app.RunJob("measure-checks"));
        var measure = (await Read(app, number))!;
        var check = Assert.Single(measure.Checks);
        Assert.Equal((Verdict.NoEffect, MeasureState.Open, 30), (check.Verdict, measure.State, check.Figures.Days));
        Assert.Equal((new Rate(18, 180), new Rate(18, 209)), (check.Figures.Before, check.Figures.After));
        await app.Mail.Next(m => m.To == Factory.Max && m.Subject.Contains("No effect", StringComparison.Ordinal) && m.Text.Contains("18 of 180", StringComparison.Ordinal));

        // The second one works.
        await app.Deliver(Factory.Bea, from: 0, days: 30, aDay: 6, complaints: 1, Late);
        await CarryOut(app, number, app.World.Clock.Today);
        app.Clock.Move(TimeSpan.FromDays(30));
        Assert.Equal(1, await app.RunJob("measure-checks"));
        measure = (await Read(app, number))!;
        Assert.Equal((MeasureState.Worked, Verdict.Worked, 2), (measure.State, measure.Checks[0].Verdict, measure.Checks[0].Round));
        Assert.Equal(0, await app.RunJob("measure-checks"));
        Assert.False((await As(app, Factory.Max, d => d.Drop(number, measure.Version, "no longer"))).Succeeded);
        Assert.Equal([number], (await As(app, Factory.Max, d => d.List(MeasureView.Ended))).Select(r => r.Number));
    }

    [EachDatabase]
    public async Task Too_few_is_said_and_watched_on_until_there_are_enough(string provider)
    {
        await using var app = await Factory.Start(provider);
        await app.Deliver(Factory.Maria, from: -20, days: 20, aDay: 2, complaints: 2, Late);
        var number = await Plan(app, 20, CheckAfter.Deliveries);
        await CarryOut(app, number, app.World.Clock.Today);
        await app.Deliver(Factory.Maria, from: 0, days: 20, aDay: 2, complaints: 0, Late);
        app.Clock.Move(TimeSpan.FromDays(9));
        Assert.Equal(0, await app.RunJob("measure-checks"));
        app.Clock.Move(TimeSpan.FromDays(1));
        Assert.Equal(1, await app.RunJob("measure-checks"));
        Assert.Equal(0, await app.RunJob("measure-checks"));
        var measure = (await Read(app, number))!;
        Assert.Equal((Verdict.TooFew, MeasureState.Watched, 40), (Assert.Single(measure.Checks).Verdict, measure.State, measure.NextAt));
        Assert.Equal((new Rate(0, 20), new Rate(0, 20)), (measure.SoFar!.Before, measure.SoFar.After));
        app.Clock.Move(TimeSpan.FromDays(10));
        Assert.Equal(1, await app.RunJob("measure-checks"));
        Assert.Equal((2, new Rate(2, 40)), ((await Read(app, number))!.Checks.Count, (await Read(app, number))!.Checks[0].Figures.Before));
    }

    [EachDatabase]
    public async Task Those_who_complained_are_told_once_and_nobody_else(string provider)
    {
        await using var app = await Factory.Start(provider);
        await app.Deliver(Factory.Maria, from: -9, days: 3, aDay: 1, complaints: 3, Late);
        await app.Deliver(Factory.Bea, from: -9, days: 3, aDay: 1, complaints: 3, new(Cause.Defect));
        var number = await Plan(app, 30);
        var news = new MeasureNews { Text = "We changed the carrier <b>for good</b>." };
        var early = (await Read(app, number))!.Version;
        Assert.Equal(ProblemKind.Refused, Assert.Single((await As(app, Factory.Max, d => d.Tell(number, early, news))).Problems).Kind);
        await CarryOut(app, number, app.World.Clock.Today);
        var measure = (await Read(app, number))!;
        Assert.Equal(1, measure.Touched.Value);
        Assert.True((await As(app, Factory.Max, d => d.Tell(number, measure.Version, news))).Succeeded);
        Assert.Equal(ProblemKind.Stale, Assert.Single((await As(app, Factory.Max, d => d.Tell(number, measure.Version, news))).Problems).Kind);
        await Task.WhenAll(app.RunJob("measure-news"), app.RunJob("measure-news"));
        await app.RunJob("measure-news");
        await app.Mail.Next(m => m.To == Factory.Maria && m.Text.Contains("We changed the carrier", StringComparison.Ordinal));
        Assert.Equal((1, 1), (await app.World.Read(db => db.Mails.CountAsync(m => m.Kind == "complaint-lesson")), await app.World.Read(db => db.ComplaintMessages.CountAsync(m => m.Text == news.Text))));
        measure = (await Read(app, number))!;
        Assert.Equal(1, measure.Telling!.Told);
        Assert.NotNull(measure.Telling.EndedAt);
        Assert.False((await As(app, Factory.Max, d => d.Tell(number, measure.Version, news))).Succeeded);

        // One that is open again before everybody was told is told no further.
        var other = await Plan(app, 1);
        await CarryOut(app, other, app.World.Clock.Today);
        await As(app, Factory.Max, async d => await d.Tell(other, (await d.Read(other))!.Version, news));
        await app.World.Write(async db => (await db.Measures.Include(m => m.Checks).SingleAsync(m => m.Number == other)).Check(app.World.Clock.Today, new(30, new(30, 300), new(30, 300))));
        Assert.Equal(0, await app.RunJob("measure-news"));
        Assert.Equal(0, (await As(app, Factory.Max, d => d.Read(other)))!.Telling!.Told);

        // Under her latest complaint, as words; it stays closed.
        using var maria = await app.Visit().SignIn(Factory.Maria);
        var latest = await app.World.Read(db => db.Complaints.Where(c => c.Cause == Cause.LateDelivery).OrderByDescending(c => c.Id).Select(c => c.Number).FirstAsync());
        var page = await maria.Open($"/complaints/{latest}");
        Assert.Contains("We changed the carrier <b>for good</b>.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.True(await app.World.Read(db => db.Complaints.AllAsync(c => c.Stage == Stage.Closing)));
    }
}
