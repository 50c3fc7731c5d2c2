using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Server.Data;
using Portal.Server.Files;
using Portal.Tests.ChangeRequests;
using Portal.Tests.Support;

namespace Portal.Tests.Files;

/// <summary>How much one customer may send in, all together.</summary>
public sealed class QuotaTests
{
    private const string Form = "form.card", Email = "a@alpha.example", Setting = "--Portal:Limits:CustomerMegabytes=1";

    [EachDatabase]
    public async Task A_customer_whose_room_is_used_up_is_told_and_loses_nothing_and_others_go_on(string provider)
    {
        await using var app = await PortalApp.Start(provider, Setting);
        await app.World.Customer("Alpha", Email);
        await app.World.Customer("Beta", "b@beta.example", "de");
        using var a = await app.Visit().SignIn(Email);
        var filed = await Complain(a, Pdf(400), Pdf(400));
        Assert.Equal(HttpStatusCode.Found, filed.StatusCode);
        var (rows, files) = (await Rows.Snapshot(app), Stored(app));
        Assert.Equal(2, files);

        var page = await Refused(await Complain(a, Pdf(400)));
        Assert.Contains("room for 1 MB of files of your company", page.QuerySelector(".problems a[href$='#files']")!.TextContent);
        Assert.Equal(("My subject", "My long story"), (page.QuerySelector("#subject")!.GetAttribute("value"), page.QuerySelector("#text")!.TextContent));
        var thread = filed.Headers.Location!.ToString().Split('?')[0];
        page = await Refused(await a.Attach(thread, Form, [("Files", "more.pdf", Pdf(400))], ("Message.Text", "My answer")));
        Assert.Equal("My answer", page.QuerySelector("textarea")!.TextContent);
        page = await Refused(await a.Attach(Asking.Page, Form, [("Files", "letter.pdf", Pdf(400))], Asking.Bank));
        Assert.Contains("room for 1 MB", page.QuerySelector(".problems")!.TextContent);
        Assert.Equal((rows, files), (await Rows.Snapshot(app), Stored(app)));

        // What fits still goes, and so does everything without a file.
        Assert.Equal(HttpStatusCode.Found, (await Complain(a, Pdf(100))).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await Complain(a)).StatusCode);
        using var b = await app.Visit().SignIn("b@beta.example");
        Assert.Equal(HttpStatusCode.Found, (await Complain(b, Pdf(400), Pdf(400))).StatusCode);
        Assert.Contains("Platz für 1 MB", (await Refused(await Complain(b, Pdf(400)))).QuerySelector(".problems")!.TextContent);
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task A_proof_of_a_request_counts_like_a_file_of_a_complaint(string provider)
    {
        await using var app = await PortalApp.Start(provider, Setting);
        await app.World.Customer("Alpha", Email);
        using var a = await app.Visit().SignIn(Email);
        Assert.Equal(HttpStatusCode.Found, (await a.Attach(Asking.Page, Form, [("Files", "letter.pdf", Pdf(700))], Asking.Bank)).StatusCode);
        await Refused(await Complain(a, Pdf(400)));
    }

    [EachDatabase]
    public async Task Ten_posts_at_once_do_not_count_on_the_same_room(string provider)
    {
        await using var app = await PortalApp.Start(provider, Setting);
        await app.World.Customer("Alpha", Email);
        using var a = await app.Visit().SignIn(Email);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Complain(a, Pdf(300))));
        var size = await app.World.Read(db => db.Attachments.SumAsync(f => f.Size));
        Assert.InRange(size, 300 * 1024, 1024 * 1024);
        Assert.Equal(answers.Count(r => r.StatusCode == HttpStatusCode.Found), Stored(app));
        Assert.All(answers, r => Assert.True(r.StatusCode is HttpStatusCode.Found or HttpStatusCode.BadRequest, $"{r.StatusCode}"));
        // Whoever gave up her place has left none of it taken.
        while (await app.World.Read(db => db.Attachments.SumAsync(f => f.Size)) < 900 * 1024) Assert.Equal(HttpStatusCode.Found, (await Complain(a, Pdf(300))).StatusCode);
    }

    [Fact]
    public async Task No_other_customers_files_are_read_for_it()
    {
        await using var app = await PortalApp.Start();
        await using var db = app.Databases.OpenStaff(Actor.System);
        using var command = (SqliteCommand)app.Services.GetRequiredService<FileQuota>().Sizes(db, 1).CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync()) plan.Add(reader.GetString(3));
        Assert.Equal(5, plan.Count(step => step.StartsWith("SEARCH", StringComparison.Ordinal)));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) && !step.Contains("SUBQUERY", StringComparison.Ordinal));
    }

    private static Task<HttpResponseMessage> Complain(Visitor visitor, params byte[][] files) => visitor.Attach("/complaints/new", Form,
        [.. files.Select((bytes, i) => ("Files", $"{i}.pdf", bytes))], ("Draft.Subject", "My subject"), ("Draft.Text", "My long story"));

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> Refused(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return await Visitor.Parse(answer);
    }

    private static int Stored(PortalApp app) => Directory.EnumerateFiles(Path.Combine(app.Folder, "files"), "*", SearchOption.AllDirectories).Count();

    private static byte[] Pdf(int kilobytes) => Encoding.ASCII.GetBytes("%PDF-1.4\n".PadRight(kilobytes * 1024, '%'));
}
