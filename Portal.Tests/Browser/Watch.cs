using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Portal.Tests.Browser;

/// <summary>Notes whatever a page does that holds markup of strangers: dialogs, requests elsewhere, and what its policy refused.</summary>
internal sealed class Watch(Chromium chromium)
{
    /// <summary>What strangers type: each would do something that is noticed if it were taken for markup.</summary>
    public static readonly string[] Typed =
    [
        "<script>alert(1)</script>",
        "<img src=https://evil.example/i onerror=alert(2)>",
        "<a href=\"javascript:alert(3)\">x</a>",
        "javascript:alert(4)",
        "<iframe src=\"data:text/html,<script>alert(5)</script>\"></iframe>",
        "<svg><style><img src=x onerror=alert(6)></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(7)&gt;\">",
        "<style>*{background:url(https://evil.example/c)}</style>",
        "<p style=\"background:url(https://evil.example/s)\">x</p>",
        "<form action=https://evil.example/f><button autofocus>x</button></form>",
        "<base href=https://evil.example/>",
        "<meta http-equiv=refresh content=\"0;url=https://evil.example/m\">",
        "\"><svg onload=alert(13)>",
        "' onfocus=alert(14) autofocus x='",
        "</title></textarea></style><script>alert(15)</script>",
    ];

    private readonly ConcurrentQueue<string> happened = new();

    /// <summary>A page of a browser of its own that is watched.</summary>
    /// <param name="address">Whatever is asked for elsewhere is noted.</param>
    public async Task<IPage> Page(Uri address)
    {
        var page = await chromium.Page(address);
        page.Dialog += async (_, dialog) =>
        {
            happened.Enqueue($"{page.Url} said {dialog.Message}");
            await dialog.DismissAsync();
        };
        page.Context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:,", StringComparison.Ordinal)) happened.Enqueue($"{page.Url} asked for {request.Url}");
        };
        // What only the policy stopped was markup all the same.
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) happened.Enqueue($"{page.Url}: {message.Text}");
        };
        return page;
    }

    /// <summary>As a page would be that writes down what was typed.</summary>
    public async Task IsAwake(IPage page)
    {
        foreach (var (typed, sign) in new[] { (0, "said 1"), (1, "evil.example/i"), (7, "evil.example/c"), (8, "evil.example/s"), (12, "said 13") })
        {
            await page.SetContentAsync($"<p>x</p>{Typed[typed]}");
            for (var i = 0; i < 50 && !happened.Any(h => h.Contains(sign, StringComparison.Ordinal)); i++) await Task.Delay(50);
            Assert.Contains(happened, h => h.Contains(sign, StringComparison.Ordinal));
        }
        happened.Clear();
    }

    /// <summary>Nothing was said, asked for or refused since, and no element came of what was typed.</summary>
    public async Task Quiet(IPage page, string where)
    {
        Assert.Equal(0, await page.Locator("main iframe:not(.letter), main script:not([src]), [onerror], [onload], [onfocus], a[href^=javascript], [action*=evil], base[href*=evil], meta[http-equiv=refresh]").CountAsync());
        Assert.True(happened.IsEmpty, $"{where}: {string.Join(Environment.NewLine, happened)}");
    }
}
