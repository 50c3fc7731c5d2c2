using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>
/// Every page, in both languages, light and dark, on a phone and on a desk: no axe violation, nothing to scroll sideways, no
/// script error, nothing refused by the content security policy. With PORTAL_SHOTS=folder it leaves a picture of each there.
/// </summary>
public sealed class PageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        Rules = new Dictionary<string, RuleOptions> { ["target-size"] = new() { Enabled = true } },
    };

    [Fact]
    public void Every_page_is_in_the_showcase()
    {
        var routes = typeof(Client.App).Assembly.GetTypes()
            .SelectMany(t => t.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>()).Select(r => r.Template);
        var shown = Showcase.Pages.Select(p => p.Path.Split('?')[0]).ToList();
        Assert.DoesNotContain(routes, route => route != "/not-found" && !shown.Any(path => Fits(route, path)));

        static bool Fits(string route, string path)
        {
            var (parts, given) = (route.Split('/'), path.Split('/'));
            return parts.Length == given.Length && parts.Zip(given).All(p => p.First.StartsWith('{') || p.First == p.Second);
        }
    }

    [Theory]
    [InlineData("en-GB", 1280, ColorScheme.Light)]
    [InlineData("en-GB", 360, ColorScheme.Dark)]
    [InlineData("de-DE", 1280, ColorScheme.Dark)]
    [InlineData("de-DE", 360, ColorScheme.Light)]
    public async Task Every_page_is_accessible_and_fits(string locale, int width, ColorScheme scheme)
    {
        await using var app = await PortalApp.Start();
        await Showcase.Build(app);
        await app.World.Write(async db =>
        {
            foreach (var user in db.Users.ToList()) user.Language = locale[..2];
            await Task.CompletedTask;
        });
        var findings = new ConcurrentQueue<string>();
        foreach (var group in Showcase.Pages.GroupBy(p => p.Who))
        {
            var page = await chromium.Page(app.Address, locale, width, scheme);
            page.Console += (_, message) =>
            {
                if (message.Type is "error" && !message.Text.Contains("404", StringComparison.Ordinal) && !message.Text.Contains("500", StringComparison.Ordinal)) findings.Enqueue($"{page.Url}: {message.Text}");
            };
            if (group.Key is not null) await SignIn(page, group.Key);
            foreach (var (who, path) in group) await Look(page, path, who == Showcase.Agent, $"{locale[..2]}-{width}-{scheme}", findings);
            await page.Context.CloseAsync();
        }
        Assert.True(findings.IsEmpty, string.Join(Environment.NewLine, findings));
        Assert.Empty(app.Log.Errors);
    }

    private static async Task Look(IPage page, string path, bool interactive, string variant, ConcurrentQueue<string> findings)
    {
        await page.GotoAsync(path);
        if (interactive) await page.Locator("main h1").WaitForAsync();
        if (interactive) await page.WaitForFunctionAsync("() => !document.querySelector('main h1').textContent.includes('…') && !document.querySelector('main [role=status]')?.textContent.includes('…')");
        foreach (var violation in (await page.RunAxe(Rules)).Violations)
        {
            findings.Enqueue($"{variant} {path}: {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(n => n.Html))}");
        }
        if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"))
        {
            findings.Enqueue($"{variant} {path}: wider than the window by {await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")} px");
        }
        if (Environment.GetEnvironmentVariable("PORTAL_SHOTS") is { Length: > 0 } folder)
        {
            var name = string.Concat(path.Trim('/').Select(c => char.IsLetterOrDigit(c) ? c : '_'));
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{(name.Length > 0 ? name : "home")}-{variant}.png"), FullPage = true });
        }
    }

    private static async Task SignIn(IPage page, string email)
    {
        await page.GotoAsync("/account/sign-in");
        await page.Locator("#email").FillAsync(email);
        await page.Locator("#password").FillAsync(World.Password);
        await page.Locator("form.card button").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }
}
