using System.Diagnostics;
using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>What a first visit costs, and what stopping costs.</summary>
public sealed class WeightTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_cold_customer_page_is_light_and_carries_no_script_of_the_framework()
    {
        await using var app = await PortalApp.Start();
        await Showcase.Build(app);
        foreach (var path in new[] { "/", "/orders", "/orders/A-1001", "/complaints", "/complaints/new", "/complaints/BS-1" })
        {
            var page = await chromium.Page(app.Address);
            await page.GotoAsync("/account/sign-in");
            await page.Locator("#email").FillAsync(Showcase.Customer);
            await page.Locator("#password").FillAsync(World.Password);
            await page.Locator("form.card button").ClickAsync();
            await page.WaitForURLAsync("**/");
            // A new profile with the session alone: nothing is cached.
            var fresh = await chromium.Page(app.Address);
            await fresh.Context.AddCookiesAsync((await page.Context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path }));
            var requests = new List<IRequest>();
            fresh.RequestFinished += (_, request) => requests.Add(request);
            await fresh.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            var bytes = 0;
            foreach (var request in requests)
            {
                var sizes = await request.SizesAsync();
                bytes += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
                Assert.DoesNotContain("blazor", request.Url);
            }
            Assert.True(requests.Count <= 6, $"{path}: {requests.Count} requests");
            Assert.True(bytes <= 60 * 1024, $"{path}: {bytes / 1024} KB");
            // A complaint shows what is new while it stands open; one that is being written is kept.
            Assert.Equal(path is "/complaints/BS-1" or "/complaints/new" ? 1 : 0, await fresh.Locator("script").CountAsync());
            Assert.DoesNotContain("Component-State", await (await fresh.APIRequest.GetAsync(app.Address + path.TrimStart('/'))).TextAsync());
            await page.Context.CloseAsync();
            await fresh.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_the_circuits_that_try_to_come_back()
    {
        var app = await PortalApp.Start();
        await Showcase.Build(app);
        var page = await chromium.Page(app.Address);
        await page.GotoAsync("/account/sign-in");
        await page.Locator("#email").FillAsync(Showcase.Agent);
        await page.Locator("#password").FillAsync(World.Password);
        await page.Locator("form.card button").ClickAsync();
        await page.Locator("table.list").WaitForAsync();
        var clock = Stopwatch.StartNew();
        await app.DisposeAsync();
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"stopping took {clock.Elapsed}");
    }
}
