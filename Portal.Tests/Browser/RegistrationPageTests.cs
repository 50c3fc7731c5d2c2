using Microsoft.Playwright;
using Portal.Shared.Registrations;
using Portal.Tests.Registrations;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>The page on which staff decide, with what somebody hostile typed, and with a colleague who is faster.</summary>
public sealed class RegistrationPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Attack = "<img src=x onerror=\"window.pwned=1\"><script>window.pwned=1</script>";

    [Fact]
    public async Task What_was_typed_is_only_words_and_whoever_is_second_sees_what_was_decided()
    {
        await using var app = await RegisterPages.Start();
        await app.World.Customer("Alfreds Futterkiste", "maria@alfreds.example");
        var number = await app.Confirmed(
            RegisterPages.Petra, ("Company", Attack), ("Name", "javascript:window.pwned=1"), ("Street", Attack), ("City", "{{7*7}}"),
            ("KnownAs", "K-10001"), ("Interest", $"javascript:window.pwned=1\n{Attack}\n[here](javascript:window.pwned=1)"));
        var max = await chromium.Page(app.Address);
        await max.GotoAsync("/account/sign-in");
        await max.SignIn(RegisterPages.Max, World.Password);
        await Expect(max.Locator("main h1")).ToHaveTextAsync("Inbox");
        foreach (var path in new[] { "/staff/registrations", $"/staff/registrations/{number}" })
        {
            await max.GotoAsync(path);
            await Expect(max.GetByText(Attack, new() { Exact = true }).First).ToBeVisibleAsync();
            Assert.Equal(0, await max.Locator("main img, main script, main a[href^='javascript'], main [onerror]").CountAsync());
            Assert.False(await max.EvaluateAsync<bool>("() => 'pwned' in window"));
        }

        // What is wrong is said at its field, and the customer that was picked stays in the form.
        await Expect(max.GetByLabel("Customer number")).ToHaveValueAsync("K-10001");
        await max.GetByRole(AriaRole.Button, new() { Name = "Refuse and write to the person" }).ClickAsync();
        await Expect(max.Locator(".field.wrong .error")).ToHaveTextAsync("Say why: the person reads it.");

        // Erika lets her in while Max reads.
        await using var erika = await Desk.Of(app, RegisterPages.Erika);
        Assert.True((await erika.Get<IRegistrationDesk>().Link(number, await app.Linking(number, "K-10001"))).Succeeded);
        await max.GetByRole(AriaRole.Button, new() { Name = "Approve as a new prospect" }).ClickAsync();
        await Expect(max.GetByText("Somebody else has decided this in the meantime")).ToBeVisibleAsync();
        await Expect(max.GetByText("Erika Manager")).ToBeVisibleAsync();
        await Expect(max.GetByRole(AriaRole.Link, new() { Name = "Customer K-10001" })).ToBeVisibleAsync();
        await Expect(max.GetByRole(AriaRole.Button, new() { Name = "Approve as a new prospect" })).ToHaveCountAsync(0);
        Assert.Empty(app.Log.Errors);
    }
}
