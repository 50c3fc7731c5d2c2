using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Shared.Complaints;
using Portal.Shared.Inquiries;
using Portal.Tests.Inquiries;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>The pages on which staff deal with inquiries, with what somebody hostile typed, and with a colleague who is faster.</summary>
public sealed class InquiryPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Attack = "<img src=x onerror=\"window.pwned=1\"><script>window.pwned=1</script>";

    [Fact]
    public async Task Staff_answer_see_who_was_faster_and_make_a_complaint_of_it()
    {
        await using var app = await ContactPages.Start();
        var number = await app.Confirmed(
            ContactPages.Uwe, ("Subject", $"Tea {Attack}"), ("Name", "javascript:window.pwned=1"), ("Company", "Alfreds Futterkiste"), ("Reference", "a-1"), ("Text", $"{Attack}\n[here](javascript:window.pwned=1)"));
        var anna = await chromium.Page(app.Address);
        await anna.GotoAsync("/account/sign-in");
        await anna.SignIn(ContactPages.Anna, World.Password);
        await Expect(anna.Locator("main h1")).ToHaveTextAsync("Inbox");
        await Expect(anna.GetByRole(AriaRole.Link, new() { NameRegex = new(@"Inquiries\s*1\s*open") })).ToBeVisibleAsync();
        foreach (var path in new[] { "/staff/inquiries", $"/staff/complaints/new?customer=K-10001&inquiry={number}", $"/staff/inquiries/{number}" })
        {
            await anna.GotoAsync(path);
            await Expect(anna.GetByText($"Tea {Attack}", new() { Exact = true }).First).ToBeVisibleAsync();
            Assert.Equal(0, await anna.Locator("main img, main script, main a[href^='javascript'], main [onerror]").CountAsync());
            Assert.False(await anna.EvaluateAsync<bool>("() => 'pwned' in window"));
        }

        // Ben answers while Anna writes: she sees his words, and hers are still there.
        await anna.GetByRole(AriaRole.Button, new() { Name = "Send by mail" }).ClickAsync();
        await Expect(anna.Locator(".field.wrong .error")).ToHaveTextAsync("Write an answer first.");
        await anna.GetByLabel("Your answer").FillAsync("Anna's words");
        await using var ben = await Desk.Of(app, ContactPages.Ben);
        Assert.True((await ben.Get<IInquiryDesk>().Answer(number, await app.Reply(number, "Ben's words", close: false))).Succeeded);
        await anna.GetByRole(AriaRole.Button, new() { Name = "Send by mail" }).ClickAsync();
        await Expect(anna.GetByText("Somebody else has dealt with this in the meantime").First).ToBeVisibleAsync();
        await Expect(anna.GetByText("Ben's words")).ToBeVisibleAsync();
        await Expect(anna.GetByLabel("Your answer")).ToHaveValueAsync("Anna's words");
        await anna.GetByLabel("With this it is done").UncheckAsync();
        await anna.GetByRole(AriaRole.Button, new() { Name = "Send by mail" }).ClickAsync();
        await Expect(anna.GetByText("Answered; the mail is on its way.")).ToBeVisibleAsync();
        await Expect(anna.GetByLabel("Your answer")).ToHaveValueAsync("");

        // The customer that looks the same becomes the complaint's; what was typed stands in the form already.
        await anna.GetByRole(AriaRole.Button, new() { Name = "Make a complaint of this customer of it: Alfreds Futterkiste" }).ClickAsync();
        await Expect(anna.GetByLabel("In a few words")).ToHaveValueAsync($"Tea {Attack}");
        await Expect(anna.Locator("#order")).ToHaveValueAsync("A-1");
        await anna.GetByRole(AriaRole.Button, new() { Name = "Enter", Exact = true }).ClickAsync();
        await Expect(anna.Locator("main h1")).ToContainTextAsync("Tea");
        var complaint = await app.World.Read(db => db.Complaints.SingleAsync());
        Assert.Equal((Channel.Form, "A-1"), (complaint.Channel, complaint.OrderNumber));
        await anna.GotoAsync($"/staff/inquiries/{number}");
        await Expect(anna.GetByRole(AriaRole.Link, new() { Name = $"Complaint {complaint.Number}" })).ToBeVisibleAsync();
        await Expect(anna.GetByRole(AriaRole.Button, new() { Name = "Send by mail" })).ToHaveCountAsync(0);
        Assert.Empty(app.Log.Errors);
    }
}
