using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Invoices;
using Portal.Tests.Support;

namespace Portal.Tests.Invoices;

/// <summary>What a customer finds of her invoices, on every database.</summary>
public sealed class ListTests
{
    private const string Email = "a@alpha.example";

    [EachDatabase]
    public async Task The_list_filters_searches_and_adds_up_what_is_owed(string provider)
    {
        await using var app = await Start(provider);
        using var a = await app.Visit().SignIn(Email);
        Assert.Equal(["R-5", "R-4", "R-3", "R-2", "R-1"], await Listed(a, "/invoices"));
        Assert.Equal(["R-5", "R-4", "R-2", "R-1"], await Listed(a, "/invoices?filter=open"));
        Assert.Equal(["R-2", "R-1"], await Listed(a, "/invoices?filter=overdue"));
        Assert.Equal(["R-3"], await Listed(a, "/invoices?filter=paid"));
        Assert.Equal(["R-1"], await Listed(a, "/invoices?q=A-1"));
        Assert.Empty(await Listed(a, "/invoices?q=A-1&filter=paid"));
        var sums = (await a.Open("/invoices")).QuerySelectorAll(".sums dd").Select(d => d.TextContent).ToArray();
        Assert.Equal(["50.00 CHF", "330.00 EUR", "130.00 EUR"], sums);
    }

    [EachDatabase]
    public async Task The_page_says_in_words_what_is_owed_and_until_when(string provider)
    {
        await using var app = await Start(provider);
        using var a = await app.Visit().SignIn(Email);
        Assert.Equal(("Overdue by 5 days", "100.00 EUR was due on"), await State(a, "R-1", 21));
        Assert.Equal("30.00 EUR was due on", (await State(a, "R-2", 20)).Next);
        Assert.EndsWith("20.00 EUR is paid.", (await a.Open("/invoices/R-2")).QuerySelector(".lead")!.TextContent);
        Assert.Equal("Paid", (await State(a, "R-3", 2)).Word);
        Assert.Equal(("Due tomorrow", "200.00 EUR is due tomorrow."), await State(a, "R-4", 27));
        Assert.Equal("Open", (await State(a, "R-5", 1)).Word);
    }

    [EachDatabase]
    public async Task Home_names_what_is_overdue_and_order_and_invoice_lead_to_each_other(string provider)
    {
        await using var app = await Start(provider);
        using var a = await app.Visit().SignIn(Email);
        var needs = (await a.Open("/")).QuerySelector("[aria-labelledby=needs]")!;
        Assert.Equal(["R-1", "R-2"], needs.QuerySelectorAll(".title").Select(t => t.TextContent));
        Assert.NotNull((await a.Open("/orders/A-1")).QuerySelector(".rows a[href='/invoices/R-1']"));
        var page = await a.Open("/invoices/R-1");
        Assert.NotNull(page.QuerySelector(".facts a[href='/orders/A-1']"));
        Assert.NotNull(page.QuerySelector("a[href='/complaints/new?invoice=R-1&order=A-1']"));
        Assert.NotNull((await a.Open("/invoices/R-3")).QuerySelector("a[href='/complaints/new?invoice=R-3']"));
    }

    [Fact]
    public async Task A_long_list_pages_by_key_in_both_directions()
    {
        await using var app = await PortalApp.Start();
        var alpha = await app.World.Customer("Alpha", Email);
        for (var i = 10; i < 70; i++) await app.World.Invoice(alpha, $"R-{i}", 10, 1, issued: i);
        using var a = await app.Visit().SignIn(Email);
        var first = await a.Open("/invoices");
        var second = await a.Open(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal("R-35", second.QuerySelector(".rows .title")!.TextContent);
        var back = await a.Open(second.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);
        Assert.Equal("R-10", back.QuerySelector(".rows .title")!.TextContent);
        Assert.StartsWith("60 ", first.QuerySelector(".count")!.TextContent);
    }

    [EachDatabase]
    public async Task Another_company_and_nobody_learn_nothing_of_an_invoice(string provider)
    {
        await using var app = await Start(provider);
        await app.World.Customer("Beta", "b@beta.example");
        using var b = await app.Visit().SignIn("b@beta.example");
        var before = await Snapshot(app);
        foreach (var path in new[] { "/invoices/R-1", "/invoices/R-1/pdf", "/invoices/R-404", "/invoices/R-404/pdf" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await b.Http.GetAsync(path)).StatusCode);
        }
        Assert.Empty(await Listed(b, "/invoices?q=R-1"));
        Assert.Null((await b.Open("/invoices")).QuerySelector(".sums"));
        Assert.DoesNotContain("R-1", (await b.Open("/")).QuerySelector("main")!.TextContent);
        using var nobody = app.Visit();
        foreach (var path in new[] { "/invoices", "/invoices/R-1", "/invoices/R-1/pdf" })
        {
            Assert.Equal("/account/sign-in", (await nobody.Http.GetAsync(path)).Headers.Location!.AbsolutePath);
        }
        Assert.Equal(before, await Snapshot(app));
        Assert.Empty(app.Log.Errors);
    }

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        var alpha = await app.World.Customer("Alpha", Email);
        await app.World.Order(alpha, "A-1", -20, -19);
        await app.World.Invoice(alpha, "R-1", -5, 100, order: "A-1", issued: 30);
        await app.World.Invoice(alpha, "R-2", -3, 50, paid: 20, issued: 25);
        await app.World.Invoice(alpha, "R-3", -2, 70, paid: 70, issued: 20);
        await app.World.Invoice(alpha, "R-4", 1, 200, issued: 14);
        await app.World.Invoice(alpha, "R-5", 20, 50, currency: "CHF", issued: 20);
        return app;
    }

    private static async Task<string[]> Listed(Visitor visitor, string path) =>
        [.. (await visitor.Open(path)).QuerySelectorAll(".rows .title").Select(a => a.TextContent.Trim())];

    private static async Task<(string Word, string Next)> State(Visitor visitor, string number, int letters)
    {
        var page = await visitor.Open($"/invoices/{number}");
        return (page.QuerySelector(".heading .badge")!.TextContent.Trim(), page.QuerySelector(".lead")!.TextContent[..letters]);
    }

    private static Task<string> Snapshot(PortalApp app) => app.World.Read(async db => string.Join(',',
        await db.Invoices.SumAsync(i => i.Version), await db.InvoiceDocuments.CountAsync(), await db.Events.CountAsync(), await db.Mails.CountAsync(), await db.FormPosts.CountAsync()));
}
