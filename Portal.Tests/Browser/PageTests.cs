using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>Each language beside the other: a page's time is the browser's.</summary>
public sealed class EnglishPageTests(Chromium chromium) : PageTests(chromium, "en-GB");

/// <inheritdoc cref="EnglishPageTests"/>
public sealed class GermanPageTests(Chromium chromium) : PageTests(chromium, "de-DE");

/// <summary>
/// Every page, in English dark on a desk and light on a phone, in German light on a desk and dark on a phone: no axe violation, nothing to scroll sideways, no
/// script error, nothing refused by the content security policy. With PORTAL_SHOTS=folder both languages go through all four variants and leave a picture of each there.
/// </summary>
public abstract partial class PageTests(Chromium chromium, string locale) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Every_page_is_accessible_and_fits()
    {
        await using var app = await PortalApp.Start("Sqlite", Showcase.Settings);
        await Showcase.Build(app);
        await app.World.Write(async db => (await db.Users.ToListAsync()).ForEach(user => user.Language = locale[..2]));
        var findings = new ConcurrentQueue<string>();
        var visits = Showcase.Pages.Select(p => (p.Who, p.Path, State: "", Do: (Func<IPage, Task>?)null)).Concat(Showcase.States.Select(s => (s.Who, s.Path, s.State, (Func<IPage, Task>?)s.Do)));
        foreach (var group in visits.GroupBy(v => v.Who))
        {
            var page = await chromium.Page(app.Address, locale);
            page.Console += (_, message) =>
            {
                if (message.Type is "error" && !Answer().IsMatch(message.Text)) findings.Enqueue($"{page.Url}: {message.Text}");
            };
            if (group.Key is not null)
            {
                await Chromium.SignIn(page, group.Key);
                await Showcase.SignedIn(app, page, group.Key);
            }
            foreach (var (who, path, state, act) in group)
            {
                await page.GotoAsync(path);
                if (path.StartsWith("/staff", StringComparison.Ordinal)) await UntilLoaded(page);
                if (act is not null) await Act(page, state, act);
                await Look(page, $"{path} {(who == Showcase.Newcomer ? "empty" : who == Showcase.Viewer ? "seen" : state)}".Trim(), locale[..2], findings);
            }
            await page.Context.CloseAsync();
        }
        Assert.True(findings.IsEmpty, string.Join(Environment.NewLine, findings));
        Assert.Empty(app.Log.Errors);
    }

    private static async Task Act(IPage page, string state, Func<IPage, Task> act)
    {
        // What the browser itself would stop must be answered, too.
        await page.EvaluateAsync("() => document.querySelectorAll('form').forEach(form => form.noValidate = true)");
        await act(page);
        var shown = state switch
        {
            "refused" or "unrated" => "[aria-invalid=true], .field.wrong",
            "conflict" => ".versions .differs",
            "closing" or "assessing" or "deciding" or "planning" or "splitting" => "[role=dialog]",
            "finishing" => "#result",
            "previewed" => "iframe.letter",
            "aimed" => "#aimed strong",
            "wondered" => ".notice.attention",
            "candidates" or "asked" or "stale" => ".problems",
            "removal" => "form.removal button",
            "revealed" => "table.list",
            "foreseen" => "ol.runs li",
            "code" => "#code",
            "ways" => ".found .hits",
            _ => ".found .hits",
        };
        await page.Locator(shown).First.WaitForAsync();
    }

    /// <summary>Staff pages load their content after their frame.</summary>
    private static async Task UntilLoaded(IPage page)
    {
        await page.Locator("main h1").WaitForAsync();
        await page.WaitForFunctionAsync("() => !document.querySelector('main h1').textContent.includes('…') && !document.querySelector('main [role=status]')?.textContent.includes('…')");
    }

    private static async Task Look(IPage page, string what, string language, ConcurrentQueue<string> findings)
    {
        await Axe.Bring(page);
        foreach (var width in new[] { 1280, 360 })
        {
            await page.SetViewportSizeAsync(width, 900);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                // Colours are the same in every language, words are the same in every colour: the two languages share the four variants. All of
                // them are taken with the pictures.
                if (Shots is null && (width == 1280) == (scheme == ColorScheme.Light) != (language == "de")) continue;
                var variant = $"{language}-{width}-{scheme}";
                foreach (var violation in await Axe.Violations(page)) findings.Enqueue($"{variant} {what}: {violation}");
                await Picture(page, what, variant);
            }
        }
        // The last is narrower than any phone sold today, and what a page shows at 400 % zoom.
        foreach (var width in new[] { 1280, 1181, 1024, 768, 360, 320 })
        {
            await page.SetViewportSizeAsync(width, 900);
            var over = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (over > 0) findings.Enqueue($"{language} {what}: wider than a window of {width} px by {over} px");
        }
    }

    private static string? Shots => Environment.GetEnvironmentVariable("PORTAL_SHOTS") is { Length: > 0 } folder ? folder : null;

    private static async Task Picture(IPage page, string what, string variant)
    {
        if (Shots is not { } folder) return;
        var name = string.Concat(what.Trim('/').Select(c => char.IsLetterOrDigit(c) ? c : '_'));
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{(name.Length > 0 ? name : "home")}-{variant}.png"), FullPage = true });
    }

    /// <summary>The browser's own word on a page that answers so on purpose.</summary>
    [GeneratedRegex("status of (400|403|404|409|410|500)")]
    private static partial Regex Answer();
}
