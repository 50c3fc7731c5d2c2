using Microsoft.Playwright;

namespace Portal.Tests.Browser;

/// <summary>A person without a mouse: she comes to what she wants by Tab, writes, and presses Enter.</summary>
internal static class Keys
{
    private const int Patience = 150;

    /// <summary>Goes on until the focus is there; a control that Tab never comes to fails the test.</summary>
    public static async Task Reach(this IPage page, ILocator target)
    {
        for (var i = 0; i < Patience; i++)
        {
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"Tab never comes to {target} on {page.Url}.");
    }

    public static async Task Press(this IPage page, AriaRole role, string name, bool exact = true)
    {
        await page.Reach(page.GetByRole(role, new() { Name = name, Exact = exact }).First);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Into a field by its label; in a list of choices the letters choose.</summary>
    public static async Task Type(this IPage page, string label, string text)
    {
        await page.Reach(page.GetByLabel(label, new() { Exact = true }));
        await page.Keyboard.TypeAsync(text);
    }

    public static async Task SignIn(this IPage page, string email, string password)
    {
        await page.Type("E-mail address", email);
        await page.Type("Password", password);
        await page.Keyboard.PressAsync("Enter");
    }
}
