using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace Portal.Bench;

/// <summary>
/// What an agent waits for, in a real Chromium on the same machine: a page opened afresh (document, connection, data), the same
/// page reached by a link of another one, and hits in the search field's own query. A page counts as shown when its data stands there.
/// </summary>
internal static class StaffPages
{
    private const int Rounds = 20;

    /// <summary>Shown: a heading that was not there before, and nothing that still asks for a moment.</summary>
    private const string Shown = "document.querySelector('main h1') && !window.before?.isConnected && !/One moment/.test(document.querySelector('main').innerText)";

    /// <summary>Waits in the page itself: a question from outside again and again would cost more than it measures.</summary>
    private const string UntilShown = $$"""
        address => new Promise(done => {
            if (address) window.before = document.querySelector('main h1');
            const start = performance.now();
            const look = () => { const is = {{Shown}}; if (is) { watch.disconnect(); done(performance.now() - start); } return is; };
            const watch = new MutationObserver(look);
            if (!address && look()) return;
            watch.observe(document, { subtree: true, childList: true, characterData: true });
            if (address) Blazor.navigateTo(address);
        })
        """;

    private static readonly string[] Lists =
    [
        "/staff", "/staff/complaints", "/staff/customers", "/staff/customers?overdue=true", "/staff/orders", "/staff/invoices", "/staff/campaigns", "/staff/people",
        "/staff/outbox", "/staff/jobs",
    ];

    private static readonly string[] Asked = ["becker", "mül", "stahl gmbh", "00", "lieferung", "schmidt berlin", "a", "damaged", "karl", "beck anna", "zz", "2026", "bs-2026"];

    public static async Task Table(Uri address)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("PORTAL_TEST_CHROMIUM") ?? "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
        var page = await chromium.NewPageAsync(new BrowserNewPageOptions { BaseURL = address.ToString(), Locale = "en-GB" });
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("input[name='Input.Email']", "admin@demo.example");
        await page.FillAsync("input[name='Input.Password']", "Portal-Demo-2026!");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/staff**");
        Console.WriteLine("| staff page | opened p50 ms | p95 ms | by a link p50 ms | p95 ms |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var target in (string[])[.. Lists, .. await Records(page)])
        {
            await Open(page, target);
            var (opened, followed) = (new List<double>(), new List<double>());
            for (var i = 0; i < Rounds; i++) opened.Add(await Open(page, target));
            for (var i = 0; i < Rounds; i++)
            {
                await page.EvaluateAsync<double>(UntilShown, target == "/staff/jobs" ? "/staff/outbox" : "/staff/jobs");
                followed.Add(await page.EvaluateAsync<double>(UntilShown, target));
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {target} | {At(opened, 50):0} | {At(opened, 95):0} | {At(followed, 50):0} | {At(followed, 95):0} |"));
        }
        await Searching(page);
        await Complaints.Inbox(page);
    }

    private static async Task<double> Open(IPage page, string target)
    {
        var watch = Stopwatch.StartNew();
        await page.GotoAsync(target, new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        await page.EvaluateAsync<double>(UntilShown, "");
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>The first record of each list that has records.</summary>
    private static async Task<IEnumerable<string>> Records(IPage page)
    {
        var found = new List<string>();
        foreach (var list in (string[])["/staff/complaints?filter=open", "/staff/customers", "/staff/orders", "/staff/invoices", "/staff/campaigns", "/staff/people"])
        {
            await Open(page, list);
            var first = page.Locator("main a.title, main table.list tbody a, main ul.rows a").First;
            if (await first.CountAsync() > 0) found.Add((await first.GetAttributeAsync("href"))!);
        }
        return found;
    }

    private static async Task Searching(IPage page)
    {
        Console.WriteLine("| search (all kinds, as JSON) | p50 ms | max ms |");
        Console.WriteLine("|---|---|---|");
        var all = new List<double>();
        foreach (var query in Asked) all.AddRange(await Ask(query, page, "/twin/search?q=" + Uri.EscapeDataString(query)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| all: p95 {At(all, 95):0.0} ms | {At(all, 50):0.0} | {all.Max():0.0} |"));
    }

    /// <summary>Asks for the same thing again and again, and prints a row of what it took; the first time does not count.</summary>
    public static async Task<List<double>> Ask(string what, IPage page, string path)
    {
        var times = new List<double>();
        for (var i = 0; i < Rounds + 1; i++)
        {
            var watch = Stopwatch.StartNew();
            var answer = await page.APIRequest.GetAsync(path);
            if (!answer.Ok) throw new InvalidOperationException($"{path} gave {answer.Status}.");
            if (i > 0) times.Add(watch.Elapsed.TotalMilliseconds);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {At(times, 50):0.0} | {times.Max():0.0} |"));
        return times;
    }

    public static double At(List<double> times, int percent)
    {
        var sorted = times.Order().ToList();
        return sorted[(int)Math.Ceiling(sorted.Count * percent / 100.0) - 1];
    }
}
