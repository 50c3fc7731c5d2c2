using Microsoft.EntityFrameworkCore;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Learning;
using Portal.Tests.Support;

namespace Portal.Tests.Learning;

/// <summary>The steps of a delivery are data; complaints stand on the step of their cause, and each step opens what it counted.</summary>
public sealed class ChainTests
{
    [EachDatabase]
    public async Task A_cause_stands_on_its_step_and_what_lies_below_it_too_unless_it_stands_elsewhere(string provider)
    {
        await using var app = await Factory.Start(provider);
        await using var anna = await Desk.Of(app, Factory.Anna);
        await using var max = await Desk.Of(app, Factory.Max);
        var stock = CauseNode.Below(Cause.LateDelivery, "");
        var depot = CauseNode.Below(Cause.LateDelivery, "");
        (stock.Name, depot.Name) = ("Not in stock", "Depot");
        Assert.True((await max.Get<ICauseDesk>().Save(new CauseForm { Nodes = [stock, depot] })).Succeeded);
        var desk = max.Get<IChainDesk>();
        var book = await desk.Read();
        Assert.Equal(["Advice and order", "Goods", "Picking and packing", "Carriage", "Invoice"], book.Steps.Select(s => s.Title));

        // What is missing from the stock is late, but not by the carrier's fault.
        var form = new ChainForm { Steps = [.. book.Steps.Select(s => s.Copy())] };
        form.Steps[1].Causes.Add(new CauseRef(Cause.LateDelivery, stock.Key).ToString());
        form.Steps.Add(ChainStep.New("After the sale"));
        Assert.Equal(ProblemKind.Refused, Assert.Single((await anna.Get<IChainDesk>().Save(form)).Problems).Kind);
        foreach (var wrong in new ChainForm[] { new(), new() { Steps = [ChainStep.New("")] }, new() { Steps = [ChainStep.New("A"), ChainStep.New("a ")] }, new() { Steps = [new() { Key = "<b>", Name = "A" }] }, new() { Steps = [new() { Key = "goods", Causes = ["Defect/ffffffff"] }] }, new() { Steps = [new() { Key = "goods", Causes = ["Defect"] }, new() { Key = "advice", Causes = ["Defect"] }] } })
        {
            Assert.Equal(nameof(ChainForm.Steps), Assert.Single((await desk.Save(wrong)).Problems).Field);
        }
        Assert.True((await desk.Save(form)).Succeeded);
        Assert.Equal(ProblemKind.Stale, Assert.Single((await desk.Save(form)).Problems).Kind);
        Assert.True(await app.World.Read(db => db.Audit.AnyAsync(a => a.Kind == "rules.chain-changed")));

        await app.Deliver(Factory.Maria, from: -9, days: 5, aDay: 1, complaints: 5, new(Cause.LateDelivery, depot.Key));
        await app.Deliver(Factory.Maria, from: -9, days: 3, aDay: 1, complaints: 3, new(Cause.LateDelivery, stock.Key));
        await app.Deliver(Factory.Bea, from: -9, days: 2, aDay: 1, complaints: 2, new(Cause.NotOurs));
        var process = anna.Get<IProcessDesk>();
        var picture = await process.Read(30);
        // The first of each delivery is complained of twice: here complaints are counted, not deliveries.
        Assert.Equal([0, 4, 0, 6, 0, 0, 3], picture.Steps.Select(s => s.Count));
        Assert.Equal([("Late delivery › Depot", 6), ("Late delivery › Not in stock", 4), ("Not caused by us", 3)], picture.Causes.Select(c => (c.Name, c.Count)));
        Assert.Equal([6 / 13d, 10 / 13d, 1], picture.Causes.Select(c => c.Together));
        foreach (var step in picture.Steps) Assert.Equal(step.Count, (await process.Complaints(30, step.Key, new PageAt())).Total.Value);
        Assert.Empty((await process.Complaints(30, "nowhere at all", new PageAt())).Items);
        Assert.Equal(0, (await process.Read(0)).Placed);
    }

    [EachDatabase]
    public async Task The_report_of_a_quarter_counts_what_happened_in_it_and_goes_out_as_a_file(string provider)
    {
        await using var app = await Factory.Start(provider);
        await app.Deliver(Factory.Maria, from: -3, days: 3, aDay: 2, complaints: 3, new(Cause.Defect));
        await using (var anna = await Desk.Of(app, Factory.Anna))
        {
            var quarter = Quarter.Of(app.World.Clock.Today.AddDays(-3));
            var report = await anna.Get<IReportDesk>().Read(quarter);
            string Value(string section, string row) => report.Sections.Single(s => s.Title == section).Rows.Single(r => r.Name == row).Value;
            Assert.Equal(("4", "4", "4"), (Value("Received", "Complaint"), Value("Causes of those closed", "Defective goods"), Value("How complaints ended", "Upheld")));
            Assert.Equal("0.0", Value("Times, in days", "To the closing, half of them within"));
            Assert.All((await anna.Get<IReportDesk>().Read(new Quarter(1999, 1))).Sections, s => Assert.True(s.Rows.All(r => r.Value is "0" or "–")));
        }
        using var staff = await app.Visit().SignIn(Factory.Anna);
        var file = await (await staff.Http.GetAsync($"/staff/learning/report.csv?quarter={Quarter.Of(app.World.Clock.Today.AddDays(-3))}")).Content.ReadAsStringAsync();
        Assert.Contains("Defective goods,4,0", file, StringComparison.Ordinal);
        using var maria = await app.Visit().SignIn(Factory.Maria);
        Assert.NotEqual(System.Net.HttpStatusCode.OK, (await maria.Http.GetAsync("/staff/learning/report.csv")).StatusCode);
    }

    [Theory]
    [InlineData("2026-Q4", 2026, 4, "2026-10-01", "2027-01-01")]
    [InlineData("2024-Q1", 2024, 1, "2024-01-01", "2024-04-01")]
    public void A_quarter_is_read_as_it_is_written(string text, int year, int number, string first, string until)
    {
        var quarter = Quarter.Parse(text)!.Value;
        Assert.Equal((new Quarter(year, number), text), (quarter, quarter.ToString()));
        Assert.Equal((first, until), (quarter.First.ToString("yyyy-MM-dd"), quarter.Until.ToString("yyyy-MM-dd")));
        Assert.Equal(quarter, quarter.Before.After);
        Assert.All(new[] { "2026-Q5", "2026-Q0", "26-Q4", "2026Q44", "", null }, wrong => Assert.Null(Quarter.Parse(wrong)));
    }
}
