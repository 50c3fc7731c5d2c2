using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Server.Data;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>Agents at work on complaints, each in a browser of her own.</summary>
public sealed class AgentsTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Anna = "anna@nordwind.example", Ben = "ben@nordwind.example", Maria = "maria@alfreds.example";

    [Fact]
    public async Task Two_agents_and_a_customer_work_one_complaint_at_once()
    {
        await using var app = await Start("BS-1", "BS-2");
        var (anna, ben, maria) = (await chromium.SignedIn(app, Anna), await chromium.SignedIn(app, Ben), await chromium.SignedIn(app, Maria));
        await anna.GotoAsync("/staff/complaints/BS-1?view=open");
        await ben.GotoAsync("/staff/complaints/BS-1");
        await maria.GotoAsync("/complaints/BS-1");
        await anna.GetByRole(AriaRole.Button, new() { Name = "Take it" }).ClickAsync();
        await Expect(anna.Locator("#answer")).ToBeVisibleAsync();
        await ben.ReloadAsync();

        // She types meanwhile, and nothing of it is lost when an answer appears.
        await maria.GetByLabel("Message").FillAsync("Two boxes, please.");

        // Each sees that the other one answers.
        await ben.Locator("#answer").FillAsync("From Ben: on its way.");
        await Expect(ben.GetByText("Draft kept")).ToBeVisibleAsync();
        await Expect(anna.Locator(".collision")).ToContainTextAsync("Ben Agent is answering right now.");
        await anna.Locator("#answer").FillAsync("From Anna: a new box is on its way.");
        await anna.GetByRole(AriaRole.Button, new() { Name = "Send answer" }).ClickAsync();
        await Expect(anna.Locator(".thread")).ToContainTextAsync("From Anna");

        // The second one is not sent over what he has not read, and nothing he typed is lost.
        await ben.GetByRole(AriaRole.Button, new() { Name = "Send answer" }).ClickAsync();
        await Expect(ben.Locator(".problems")).ToBeVisibleAsync();
        await Expect(ben.Locator(".thread")).ToContainTextAsync("From Anna");
        await Expect(ben.Locator("#answer")).ToHaveValueAsync("From Ben: on its way.");
        Assert.Equal(1, await app.World.Read(db => db.ComplaintMessages.CountAsync(m => m.FromStaff)));

        // The customer writes meanwhile; whoever types is told.
        await Expect(maria.Locator(".thread")).ToContainTextAsync("From Anna");
        await Expect(maria.Locator("[data-said]")).ToHaveTextAsync("There is something new.");
        await Expect(maria.GetByLabel("Message")).ToBeFocusedAsync();
        await Expect(maria.GetByLabel("Message")).ToHaveValueAsync("Two boxes, please.");
        await maria.GetByRole(AriaRole.Button, new() { Name = "Send message" }).ClickAsync();
        await Expect(ben.GetByText("Something happened here meanwhile.")).ToBeVisibleAsync();
        await ben.GetByRole(AriaRole.Button, new() { Name = "Show it" }).ClickAsync();
        await Expect(ben.Locator(".thread")).ToContainTextAsync("Two boxes, please.");

        // The other complaint of hers is the same matter: it goes on here, and that is taken back.
        await anna.GotoAsync("/staff/complaints/BS-2");
        await anna.GetByText("Join, link, split").ClickAsync();
        await anna.GetByLabel("Number of the other one").FillAsync("bs-1");
        await anna.GetByRole(AriaRole.Button, new() { Name = "Let this one go on there" }).ClickAsync();
        await Expect(anna.Locator("aside")).ToContainTextAsync("It goes on in BS-1");
        await maria.GotoAsync("/complaints/BS-1");
        await Expect(maria.Locator(".thread .by a")).ToHaveTextAsync("BS-2");
        await Axe.Bring(anna);
        Assert.Empty(await Axe.Violations(anna));
        await anna.GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
        await Expect(anna.GetByRole(AriaRole.Button, new() { Name = "Take it" })).ToBeVisibleAsync();
        await maria.ReloadAsync();
        await Expect(maria.Locator(".thread .by a")).ToHaveCountAsync(0);
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task Ten_complaints_are_answered_by_keyboard_alone()
    {
        var numbers = Enumerable.Range(1, 10).Select(i => $"BS-{i:00}").ToArray();
        await using var app = await Start(numbers);
        var anna = await app.World.Read(db => db.Staff.Where(s => s.Email == Anna).Select(s => s.Id).SingleAsync());
        await app.World.Write(async db =>
        {
            foreach (var complaint in await db.Complaints.ToListAsync()) complaint.Assign(Actor.System, app.World.Clock.Now, anna);
        });
        var page = await chromium.SignedIn(app, Anna);
        await page.GotoAsync("/staff/complaints?view=mine");
        await Expect(page.Locator("table.list tbody tr")).ToHaveCountAsync(10);
        await Expect(page.Locator("main h1")).ToBeFocusedAsync();
        await Expect(page.Locator(".keymap[data-keys=on]")).ToBeAttachedAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("tbody tr:nth-child(1) a")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        for (var i = 1; i <= 10; i++)
        {
            await Expect(page.Locator(".keymap[data-keys-of=complaint][data-keys=on]")).ToBeAttachedAsync();
            await Expect(page.Locator("#answer")).ToHaveValueAsync("");
            await Expect(page.Locator("main h1")).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("a");
            await Expect(page.Locator("#answer")).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync($"Answer {i}");
            var here = page.Url;
            await page.Keyboard.PressAsync("Control+Enter");
            if (i < 10) await page.WaitForURLAsync(url => url != here);
        }
        await Expect(page.Locator(".thread")).ToContainTextAsync("Answer 10");
        var answers = await app.World.Read(db => db.ComplaintMessages.Where(m => m.FromStaff).Select(m => new { m.ComplaintId, m.Text }).ToListAsync());
        Assert.Equal(10, answers.Select(a => a.ComplaintId).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 10).Select(i => $"Answer {i}").Order(), answers.Select(a => a.Text).Order());
        Assert.Empty(app.Log.Errors);
    }

    private static async Task<PortalApp> Start(params string[] numbers)
    {
        var app = await PortalApp.Start();
        await app.World.Customer("Alfreds Futterkiste", Maria);
        await app.World.Staff("Anna Agent", Anna);
        await app.World.Staff("Ben Agent", Ben);
        var maria = await app.World.ActorOf(Maria);
        foreach (var number in numbers) await app.World.Complaint(maria, number, $"Wet boxes {number}", _ => { });
        return app;
    }
}
