using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Shared.Account;
using Portal.Tests.Mail;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>The whole story in a real browser: what a customer and an agent do about a late delivery.</summary>
public sealed class StoryTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_late_order_becomes_a_complaint_that_is_answered_closed_reopened_and_reminded_of_once()
    {
        await using var app = await PortalApp.Start();
        var customer = await app.World.Customer("Alfreds Futterkiste", "maria@alfreds.example");
        await app.World.Staff("Anna Agent", "anna@nordwind.example");
        await app.World.Staff("Max Manager", "max@nordwind.example", StaffRole.Manager);
        await app.World.Order(customer, "A-1001", promisedIn: -5);
        await app.World.Order(customer, "A-1002", promisedIn: 5);

        // The customer finds the late order and complains about it, with a photo.
        var maria = await chromium.Page(app.Address);
        await SignIn(maria, "maria@alfreds.example");
        await maria.GetByRole(AriaRole.Link, new() { Name = "Orders", Exact = true }).First.ClickAsync();
        await maria.GetByRole(AriaRole.Link, new() { Name = "Late", Exact = true }).ClickAsync();
        await maria.GetByRole(AriaRole.Link, new() { Name = "A-1001" }).ClickAsync();
        await maria.GetByRole(AriaRole.Link, new() { Name = "Complain about this order" }).ClickAsync();
        await maria.GetByLabel("In a few words").FillAsync("Order is late");
        await maria.GetByLabel("What happened").FillAsync("We have been waiting for five days.");
        await maria.GetByLabel("What would put it right").SelectOptionAsync("Discount");
        await maria.GetByLabel("Photos or documents").SetInputFilesAsync(new FilePayload { Name = "shelf.jpg", MimeType = "image/jpeg", Buffer = Pictures.Jpeg() });
        await maria.GetByRole(AriaRole.Button, new() { Name = "Send complaint" }).ClickAsync();
        await Expect(maria.GetByText("Thank you. We have it")).ToBeVisibleAsync();
        var number = maria.Url.Split('/')[^1].Split('?')[0];
        Assert.StartsWith("BS-", number);
        var acknowledged = await app.Mail.Next(m => m.To == "maria@alfreds.example" && m.Subject.Contains(number));
        Assert.Contains($"{app.Address}complaints/{number}", acknowledged.Text);

        // The agent finds it, sees the photo, answers and closes with a cause.
        var anna = await chromium.Page(app.Address);
        await SignIn(anna, "anna@nordwind.example");
        await anna.GetByRole(AriaRole.Link, new() { Name = "Order is late" }).ClickAsync();
        await Expect(anna.GetByRole(AriaRole.Link, new() { Name = "shelf.jpg" })).ToBeVisibleAsync();
        await anna.GetByRole(AriaRole.Button, new() { Name = "Take it" }).ClickAsync();
        await Expect(anna.GetByText("Anna Agent takes care of it.")).ToBeVisibleAsync();
        await anna.GetByLabel("Internal note").FillAsync("Carrier lost the pallet.");
        await anna.GetByRole(AriaRole.Button, new() { Name = "Save note" }).ClickAsync();
        await Expect(anna.GetByText("Carrier lost the pallet.")).ToBeVisibleAsync();
        await anna.GetByLabel("Answer to the customer").FillAsync("It leaves us today.");
        await anna.GetByRole(AriaRole.Button, new() { Name = "Send answer" }).ClickAsync();
        await app.Mail.Next(m => m.To == "maria@alfreds.example" && m.Text.Contains("It leaves us today."));
        await Expect(anna.GetByRole(AriaRole.Button, new() { Name = "Close …" })).ToHaveCountAsync(0);
        await anna.GetByRole(AriaRole.Button, new() { Name = "Assess …" }).ClickAsync();
        await anna.GetByLabel("How grave it is").SelectOptionAsync("High");
        await anna.GetByRole(AriaRole.Button, new() { Name = "Save assessment" }).ClickAsync();
        await anna.GetByRole(AriaRole.Button, new() { Name = "Close …" }).ClickAsync();
        await anna.GetByLabel("Cause", new() { Exact = true }).SelectOptionAsync("LateDelivery");
        await anna.GetByLabel("Decision and reason").FillAsync("You were right; 5 % off the next order.");
        await anna.GetByRole(AriaRole.Button, new() { Name = "Close and tell the customer" }).ClickAsync();
        await app.Mail.Next(m => m.To == "maria@alfreds.example" && m.Subject.Contains("Closed"));

        // The customer reads it, never sees the note, and opens it again.
        await maria.GotoAsync($"/complaints/{number}");
        await Expect(maria.GetByText("You were right; 5 % off the next order.")).ToBeVisibleAsync();
        Assert.DoesNotContain("pallet", await maria.ContentAsync());
        await maria.GetByLabel("Message").FillAsync("It has still not arrived.");
        await maria.GetByRole(AriaRole.Button, new() { Name = "Open again and send" }).ClickAsync();
        await Expect(maria.GetByText("It is open again.")).ToBeVisibleAsync();

        // Past due: the agent is reminded, later the manager, each once.
        app.Clock.Move(TimeSpan.FromHours(49));
        await app.RunJob("complaint-reminders");
        await app.RunJob("complaint-reminders");
        await app.Mail.Next(m => m.To == "anna@nordwind.example" && m.Subject.Contains("Overdue"));
        app.Clock.Move(TimeSpan.FromHours(25));
        await app.RunJob("complaint-reminders");
        await app.RunJob("complaint-reminders");
        await app.Mail.Next(m => m.To == "max@nordwind.example" && m.Subject.Contains("Still unanswered"));
        Assert.Single(app.Mail.Mails, m => m.To == "anna@nordwind.example");
        Assert.Single(app.Mail.Mails, m => m.To == "max@nordwind.example");
        // The mail server has a mail before the portal has written down that it took it.
        await app.UntilSettled();
        Assert.All(await app.Rows(), m => Assert.Equal(Portal.Server.Mail.MailState.Sent, m.State));
    }

    private static async Task SignIn(IPage page, string email)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(World.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }
}
