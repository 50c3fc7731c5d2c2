using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Complaints;
using Portal.Tests.Support;

namespace Portal.Tests.Complaints;

/// <summary>A complaint that is begun lies on the server until it is sent, thrown away, or left for too long.</summary>
public sealed class DraftTests
{
    private const string Form = "form.card", Email = "a@alpha.example", Line = "/complaints/new?order=A-1&line=2";

    [EachDatabase]
    public async Task What_was_kept_stands_there_again_and_goes_out_with_its_files_once(string provider)
    {
        await using var app = await Start(provider);
        using (var a = await app.Visit().SignIn(Email))
        {
            var page = await a.Open(Line);
            Assert.Null(page.QuerySelector(".begun"));
            var (said, files) = await Typing.Said(await a.Keep(page, ("shelf.JPG", Pictures.Jpeg()), ("Draft.Subject", "Broken glass"), ("Draft.Text", "Two bot")));
            Assert.Matches("^Kept at .+[0-9]\\.$", said);
            Assert.Equal(["1 shelf.JPG"], files);
            Assert.Equal(HttpStatusCode.OK, (await a.Keep(page, ("Draft.Subject", "Broken glass"), ("Draft.Text", "Two bottles"), ("Draft.Quantity", "2"), ("Draft.WantedRemedy", "Credit"))).StatusCode);
        }
        // Another session, another browser.
        app.Clock.Move(TimeSpan.FromDays(2));
        using var again = await app.Visit().SignIn(Email);
        var entry = (await again.Open("/complaints")).QuerySelector(".begun-list a")!;
        Assert.Equal(("Go on: Broken glass", Line), (entry.TextContent, entry.GetAttribute("href")));
        var opened = await again.Open(Line);
        Assert.Equal(("Broken glass", "Two bottles", "2"), (opened.QuerySelector("#subject")!.GetAttribute("value"), opened.QuerySelector("#text")!.TextContent, opened.QuerySelector("#quantity")!.GetAttribute("value")));
        Assert.Equal("Credit", opened.QuerySelector("#remedy option[selected]")!.GetAttribute("value"));
        Assert.Equal(["shelf.JPG"], Typing.Listed(opened));
        Assert.Contains("You began this", opened.QuerySelector(".begun")!.TextContent);
        Assert.Null((await again.Open("/complaints/new?order=A-1")).QuerySelector(".begun"));

        var sent = await again.Post(opened, Line, Form);
        var twice = await again.Post(opened, Line, Form);
        Assert.Equal((HttpStatusCode.Found, sent.Headers.Location), (twice.StatusCode, twice.Headers.Location));
        var filed = await app.World.Read(db => db.Complaints.Include(c => c.Files).Include(c => c.Messages).SingleAsync());
        Assert.Equal(("Two bottles", 2m, Remedy.Credit, 2), (filed.Messages.Single().Text, filed.Quantity, filed.WantedRemedy, filed.OrderLine));
        Assert.Equal(("shelf.JPG", filed.Messages.Single().Id), (filed.Files.Single().Name, filed.Files.Single().MessageId));
        Assert.Equal(HttpStatusCode.OK, (await again.Http.GetAsync($"/complaints/{filed.Number}/files/1")).StatusCode);
        Assert.Equal((0, 0, 1), await app.World.Read(async db => (await db.StartedComplaints.CountAsync(), await db.StartedFiles.CountAsync(), await db.Mails.CountAsync())));
        // A window that still stands open keeps nothing more of it.
        Assert.Equal((HttpStatusCode.Conflict, "This was sent already."), (await Told(again, opened)));
        Assert.Null((await again.Open(Line)).QuerySelector(".begun"));
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task In_two_windows_the_later_word_counts_and_two_that_were_begun_apart_stay_two(string provider)
    {
        await using var app = await Start(provider);
        using var a = await app.Visit().SignIn(Email);
        var (one, other) = (await a.Open(Line), await a.Open(Line));
        Assert.Equal(HttpStatusCode.OK, (await a.Keep(one, ("Draft.Text", "first"))).StatusCode);
        var told = await Told(a, other, ("Draft.Text", "about something else"));
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("in another window", told.Said);

        var same = await a.Open(Line);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => a.Keep(i % 2 == 0 ? one : same, i < 3 ? ($"{i}.jpg", Pictures.Jpeg()) : null, ("Draft.Text", $"word {i}"))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal((1, 3), await app.World.Read(async db => (await db.StartedComplaints.CountAsync(), await db.StartedFiles.Select(f => f.FileNumber).Distinct().CountAsync())));
        await a.Keep(same, ("Draft.Text", "the last word"));
        Assert.Equal("the last word", (await a.Open(Line)).QuerySelector("#text")!.TextContent);

        Assert.Equal(HttpStatusCode.Found, (await a.Post(other, Line, Form, ("Draft.Subject", "s"), ("Draft.Text", "t"))).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await a.Post(one, Line, Form, ("Draft.Subject", "s"), ("Draft.Text", "t"))).StatusCode);
        Assert.Equal([0, 3], await app.World.Read(db => db.Complaints.OrderBy(c => c.FileCount).Select(c => c.FileCount).ToListAsync()));
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task Sent_while_it_is_kept_it_is_one_complaint_and_nothing_stays_behind(string provider)
    {
        await using var app = await Start(provider);
        using var a = await app.Visit().SignIn(Email);
        for (var round = 1; round <= 5; round++)
        {
            var page = await a.Open("/complaints/new");
            await a.Keep(page, ("0.jpg", Pictures.Jpeg()), ("Draft.Subject", "s"), ("Draft.Text", "t"));
            var keeping = Enumerable.Range(0, 4).Select(i => a.Keep(page, ("Draft.Text", $"t{i}"))).ToList();
            var sent = await a.Post(page, "/complaints/new", Form, ("Draft.Subject", "s"), ("Draft.Text", "t"));
            Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
            Assert.All(await Task.WhenAll(keeping), answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict, $"{answer.StatusCode}"));
            Assert.Equal(round, await app.World.Read(db => db.Complaints.CountAsync()));
            Assert.Null((await a.Open("/complaints/new")).QuerySelector(".begun"));
        }
        Assert.Equal(5, await app.World.Read(db => db.Attachments.CountAsync()));
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task After_thirty_days_untouched_it_goes_with_its_files(string provider)
    {
        await using var app = await Start(provider);
        using (var a = await app.Visit().SignIn(Email))
        {
            await a.Keep(await a.Open("/complaints/new"), ("0.jpg", Pictures.Jpeg()), ("Draft.Text", "left"));
            await a.Keep(await a.Open(Line), ("1.jpg", Pictures.Jpeg()), ("Draft.Text", "touched"));
        }
        app.Clock.Move(TimeSpan.FromDays(29));
        using (var a = await app.Visit().SignIn(Email)) await a.Keep(await a.Open(Line), ("Draft.Text", "touched again"));
        Assert.Equal(0, await app.RunJob("left-drafts"));
        app.Clock.Move(TimeSpan.FromDays(2));
        Assert.Equal(1, await app.RunJob("left-drafts"));
        Assert.Equal(["touched again"], await app.World.Read(db => db.StartedComplaints.Select(s => s.Text).ToListAsync()));
        Assert.Equal((1, 1), (await app.World.Read(db => db.StartedFiles.CountAsync()), Typing.Stored(app)));
        app.Clock.Move(TimeSpan.FromDays(31));
        Assert.Equal(1, await app.RunJob("left-drafts"));
        Assert.Equal((0, 0), (await app.World.Read(db => db.StartedFiles.CountAsync()), Typing.Stored(app)));
    }

    private static async Task<(HttpStatusCode Status, string Said)> Told(Visitor visitor, AngleSharp.Html.Dom.IHtmlDocument page, params (string, string)[] values)
    {
        var answer = await visitor.Keep(page, values);
        return (answer.StatusCode, (await Typing.Said(answer)).Said);
    }

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        await app.World.Order(await app.World.Customer("Alpha", Email), "A-1", 5, null, "Chai", "Chang");
        return app;
    }
}
