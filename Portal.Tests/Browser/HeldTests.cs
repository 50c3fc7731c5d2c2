using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Server.Data;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>An answer waits a moment before it goes out: it is taken back, goes out though the window is closed, and never over a word that came meanwhile.</summary>
public sealed class HeldTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Anna = "anna@nordwind.example", Maria = "maria@alfreds.example";

    [Fact]
    public async Task An_answer_can_be_taken_back_and_goes_out_by_itself_else()
    {
        await using var app = await Start();
        var page = await chromium.SignedIn(app, Anna, width: 360);

        // Taken back: nothing went out, and the words stand in the box again.
        await page.GotoAsync("/staff/complaints/BS-1");
        await Send(page, "Too quick.");
        await Expect(page.Locator(".held")).ToContainTextAsync("The answer to BS-1 goes out in");
        await Axe.Bring(page);
        Assert.Empty(await Axe.Violations(page));
        await page.GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
        await Expect(page.Locator("#answer")).ToHaveValueAsync("Too quick.");
        Assert.Equal(0, await Answers(app));

        // A word of the customer meanwhile: it is not sent, and says so on whatever page she is.
        await Send(page, "We look into it.");
        await Expect(page.Locator(".held")).ToContainTextAsync("goes out in");
        await page.Locator(".back a").ClickAsync();
        using var maria = await app.Visit().SignIn(Maria);
        await maria.Submit("/complaints/BS-1", "form.card", ("Message.Text", "It leaks."));
        await Expect(page.Locator(".held")).ToContainTextAsync("The answer to BS-1 was not sent.");
        Assert.Equal(0, await Answers(app));
        await page.Locator(".held").GetByRole(AriaRole.Link, new() { Name = "Open" }).ClickAsync();
        await Expect(page.Locator("#answer")).ToHaveValueAsync("We look into it.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Understood" }).ClickAsync();
        await Expect(page.Locator(".held p")).ToHaveCountAsync(0);

        // Left alone it goes out, though the window is closed.
        await page.GotoAsync("/staff/complaints/BS-2");
        await Send(page, "A new box is on its way.");
        await Expect(page.Locator(".held")).ToContainTextAsync("BS-2 goes out in");
        await page.CloseAsync();
        await app.Mail.Next(m => m.To == Maria && m.Text.Contains("A new box is on its way.", StringComparison.Ordinal));
        Assert.Equal((1, 1), (await Answers(app), await app.World.Read(db => db.AnswerDrafts.CountAsync())));
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task What_is_typed_into_the_next_one_stays_while_the_last_one_goes_out()
    {
        await using var app = await Start();
        var page = await chromium.SignedIn(app, Anna, width: 360);
        await page.GotoAsync("/staff/complaints/BS-2?view=mine");
        await Expect(page.Locator(".back .next")).ToBeVisibleAsync();
        await Expect(page.Locator(".keymap[data-keys=on]")).ToBeAttachedAsync();
        await page.Locator("#answer").FillAsync("On its way.");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("main h1")).ToHaveTextAsync("Wet boxes BS-1");
        await Expect(page.Locator("main h1")).ToBeFocusedAsync();

        // Never a pause long enough for the draft to be kept, until the first one is out.
        const string Slowly = "Typed on and on while the other one goes";
        await page.Locator("#answer").PressSequentiallyAsync(Slowly, new() { Delay = 150 });
        await Expect(page.Locator("#answer")).ToHaveValueAsync(Slowly);
        await app.Mail.Next(m => m.To == Maria && m.Text.Contains("On its way.", StringComparison.Ordinal));

        // Left in the middle of a word, it stands there again.
        await page.Locator("#answer").PressSequentiallyAsync(" out");
        await page.Locator(".back a").First.ClickAsync();
        await Expect(page.Locator("table.list")).ToBeVisibleAsync();
        await page.GotoAsync("/staff/complaints/BS-1");
        await Expect(page.Locator("#answer")).ToHaveValueAsync(Slowly + " out");
        Assert.Empty(app.Log.Errors);
    }

    /// <summary>Answers wait four seconds; two complaints of Maria's lie with Anna.</summary>
    private static async Task<PortalApp> Start()
    {
        var app = await PortalApp.Start("Sqlite", "--Portal:Complaints:UndoSeconds=4");
        await app.World.Customer("Alfreds Futterkiste", Maria);
        await app.World.Staff("Anna Agent", Anna);
        var (filer, anna) = (await app.World.ActorOf(Maria), await app.World.Read(db => db.Staff.Where(s => s.Email == Anna).Select(s => s.Id).SingleAsync()));
        foreach (var number in new[] { "BS-1", "BS-2" }) await app.World.Complaint(filer, number, $"Wet boxes {number}", c => c.Assign(Actor.System, app.World.Clock.Now, anna));
        return app;
    }

    private static async Task Send(IPage page, string text)
    {
        await page.Locator("#answer").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send answer" }).ClickAsync();
    }

    private static Task<int> Answers(PortalApp app) => app.World.Read(db => db.ComplaintMessages.CountAsync(m => m.FromStaff));
}
