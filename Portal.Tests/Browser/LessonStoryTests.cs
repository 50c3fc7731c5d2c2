using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Shared.Complaints;
using Portal.Tests.Learning;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>One complaint through all of its stages, up to the proof that what was learned of it works, and to the customer who hears of it.</summary>
public sealed class LessonStoryTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_complaint_goes_through_its_stages_to_a_measure_that_is_shown_to_work()
    {
        await using var app = await Factory.Start("Sqlite");
        await app.Deliver(Factory.Bea, from: -30, days: 30, aDay: 6, complaints: 18, new(Cause.LateDelivery));
        var customer = await app.World.Read(db => db.Customers.SingleAsync(c => c.Name == "Alfreds Futterkiste"));
        await app.World.Order(customer, "L-1", promisedIn: -5);

        // She complains: it is received and confirmed at once.
        var maria = await chromium.SignedIn(app, Factory.Maria);
        await maria.GotoAsync("/orders/L-1");
        await Press(maria, "Complain about this order", AriaRole.Link);
        await maria.GetByLabel("In a few words").FillAsync("Order is late");
        await maria.GetByLabel("What happened").FillAsync("We have been waiting for five days.");
        await Press(maria, "Send complaint");
        await Expect(maria.GetByText("Thank you. We have it")).ToBeVisibleAsync();
        var number = new Uri(maria.Url).Segments[^1];
        await Stands(app, number, Stage.Acknowledgement);

        // Assessed, looked into, answered, a remedy planned, decided.
        var anna = await chromium.SignedIn(app, Factory.Anna);
        await anna.GotoAsync($"/staff/complaints/{number}");
        await Press(anna, "Take it");
        await Expect(anna.GetByText("Anna Agent takes care of it.")).ToBeVisibleAsync();
        await Press(anna, "Assess …");
        await anna.GetByLabel("How grave it is").SelectOptionAsync("High");
        await Press(anna, "Save assessment");
        await Expect(anna.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Stands(app, number, Stage.Assessment);
        await Press(anna, "Investigate");
        await Expect(anna.GetByRole(AriaRole.Button, new() { Name = "Investigate" })).ToHaveCountAsync(0);
        await Stands(app, number, Stage.Investigation);
        await anna.GetByLabel("Answer to the customer").FillAsync("We asked the carrier where it is.");
        await Press(anna, "Send answer");
        await Expect(anna.Locator(".thread")).ToContainTextAsync("We asked the carrier");
        await Stands(app, number, Stage.Response);
        await Press(anna, "Plan a remedy …");
        await anna.GetByLabel("What is given").SelectOptionAsync("Discount");
        await anna.GetByLabel("In a sentence, for the customer").FillAsync("5 % off this order");
        await Press(anna, "Plan remedy");
        await Expect(anna.Locator(".remedy")).ToContainTextAsync("5 % off this order");
        await Press(anna, "Decide …");
        await anna.GetByLabel("Reason, for the customer").FillAsync("You are right: the carrier lost it.");
        await Press(anna, "Decide and tell the customer");
        await app.Mail.Next(m => m.To == Factory.Maria && m.Text.Contains("the carrier lost it", StringComparison.Ordinal));
        await Stands(app, number, Stage.Decision);

        // She reads what was decided and what she is promised, and accepts it.
        await maria.GotoAsync($"/complaints/{number}");
        await Expect(maria.GetByText("5 % off this order")).ToBeVisibleAsync();
        await Press(maria, "I accept the decision");
        await Expect(maria.GetByText("Thank you for telling us.")).ToBeVisibleAsync();

        // Closing waits for the remedy.
        await anna.GotoAsync($"/staff/complaints/{number}");
        await Expect(anna.GetByRole(AriaRole.Button, new() { Name = "Close …" })).ToHaveCountAsync(0);
        await Press(anna, "Done …");
        await Press(anna, "It is done");
        await Press(anna, "Close …");
        await anna.GetByLabel("Cause", new() { Exact = true }).SelectOptionAsync("LateDelivery");
        await anna.GetByLabel("Decision and reason").FillAsync("Settled: 5 % off, and we look for another carrier.");
        await Press(anna, "Close and tell the customer");
        await app.Mail.Next(m => m.To == Factory.Maria && m.Text.Contains("another carrier", StringComparison.Ordinal));
        await Stands(app, number, Stage.Closing);

        // From the closed complaint to a measure is one click.
        var max = await chromium.SignedIn(app, Factory.Max);
        await max.GotoAsync($"/staff/complaints/{number}");
        await Press(max, "Plan a measure against it", AriaRole.Link);
        await Expect(max.Locator("#cause")).ToHaveValueAsync("LateDelivery");
        await max.GetByLabel("What is done").FillAsync("Another carrier");
        await max.GetByLabel("Checked after").FillAsync("30");
        await Press(max, "Plan measure");
        await Expect(max.Locator("main h1")).ToHaveTextAsync("Another carrier");
        var measure = new Uri(max.Url).AbsolutePath;
        await max.GetByLabel("What was done").FillAsync("Contract signed.");
        await Press(max, "In place, watch it");
        await Expect(max.GetByText("So far")).ToBeVisibleAsync();

        // A month on: the portal compares, says so with its figures, and those who complained hear of it.
        await app.Deliver(Factory.Bea, from: 0, days: 30, aDay: 6, complaints: 1, new(Cause.LateDelivery));
        app.Clock.Move(TimeSpan.FromDays(30));
        Assert.Equal(1, await app.RunJob("measure-checks"));
        await app.Mail.Next(m => m.To == Factory.Max && m.Subject.Contains("It worked", StringComparison.Ordinal));
        await Chromium.SignIn(max, Factory.Max);
        await max.GotoAsync(measure);
        await Expect(max.Locator("section[aria-labelledby=checks]")).ToContainTextAsync("18 of 180");
        await Expect(max.Locator("section[aria-labelledby=checks]")).ToContainTextAsync("1 of 180");
        await Expect(max.Locator(".heading .badge")).ToHaveTextAsync("Worked");
        await max.GetByLabel("What changed, to").FillAsync("Since last month another carrier brings your orders.");
        await Press(max, "Tell them");
        await Expect(max.GetByText("Going out")).ToBeVisibleAsync();
        await app.RunJob("measure-news");
        await app.Mail.Next(m => m.To == Factory.Maria && m.Text.Contains("another carrier brings", StringComparison.Ordinal));
        Assert.Empty(app.Log.Errors);
    }

    private static Task Press(IPage page, string name, AriaRole role = AriaRole.Button) => page.GetByRole(role, new() { Name = name, Exact = true }).ClickAsync();

    private static async Task Stands(PortalApp app, string number, Stage stage) =>
        Assert.Equal(stage, await app.World.Read(db => db.Complaints.Where(c => c.Number == number).Select(c => c.Stage).SingleAsync()));
}
