using System.Net;
using System.Text;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Complaints;
using Portal.Tests.Support;

namespace Portal.Tests.Complaints;

/// <summary>Files of a complaint that is begun: one by one as they are chosen, or with a form that was not accepted; taken out, thrown away.</summary>
public sealed class DraftFileTests
{
    private const string Form = "form.card", Email = "a@alpha.example", Path = "/complaints/new";

    [EachDatabase]
    public async Task What_cannot_be_taken_is_said_in_a_sentence_and_the_rest_stays(string provider)
    {
        await using var app = await Start(provider, "--Portal:Limits:CustomerMegabytes=1");
        using var a = await app.Visit().SignIn(Email);
        var page = await a.Open(Path);
        await a.Keep(page, ("first.jpg", Pictures.Jpeg("GPS 53.5511")), ("Draft.Text", "typed"));
        foreach (var (name, bytes, said) in new[]
        {
            ("tool.jpg", "MZ not a picture"u8.ToArray(), "\"tool.jpg\" is not a picture or PDF"), ("large.pdf", Pdf(1100), "room for 1 MB of files of your company"),
        })
        {
            var answer = await a.Keep(page, (name, bytes), ("Draft.Text", "typed"));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(said, (await Typing.Said(answer)).Said);
        }
        Assert.Equal(1, Typing.Stored(app));
        // What lies there counts like what was sent, and once when it is sent.
        await a.Keep(page, ("some.pdf", Pdf(700)), ("Draft.Text", "typed"));
        Assert.Equal(HttpStatusCode.BadRequest, (await a.Attach("/complaints/new?kind=question", Form, [("Files", "more.pdf", Pdf(400))], ("Draft.Subject", "s"), ("Draft.Text", "t"))).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await a.Submit(Path, Form, ("Draft.Subject", "s"))).StatusCode);
        Assert.Equal(["first.jpg", "some.pdf"], await app.World.Read(db => db.Attachments.OrderBy(f => f.FileNumber).Select(f => f.Name).ToListAsync()));
        Assert.Equal(HttpStatusCode.OK, (await a.Keep(await a.Open(Path), ("little.pdf", Pdf(200)), ("Draft.Text", "typed"))).StatusCode);
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task Ten_files_lie_there_at_most_together_with_those_that_come_with_the_form(string provider)
    {
        await using var app = await Start(provider);
        using var a = await app.Visit().SignIn(Email);
        var page = await a.Open(Path);
        for (var i = 1; i <= 9; i++) Assert.Equal(HttpStatusCode.OK, (await a.Keep(page, ($"{i}.jpg", Pictures.Jpeg()), ("Draft.Text", "t"))).StatusCode);
        var refused = await a.Attach(Path, Form, [("Files", "10.jpg", Pictures.Jpeg()), ("Files", "11.jpg", Pictures.Jpeg())], ("Draft.Subject", "s"));
        var shown = await Visitor.Parse(refused);
        Assert.Contains("at most 10 files", shown.QuerySelector(".problems")!.TextContent);
        Assert.Equal((9, 9), (Typing.Listed(shown).Length, Typing.Stored(app)));
        await a.Keep(page, ("10.jpg", Pictures.Jpeg()), ("Draft.Text", "t"));
        var eleventh = await a.Keep(page, ("11.jpg", Pictures.Jpeg()), ("Draft.Text", "t"));
        Assert.Equal(HttpStatusCode.BadRequest, eleventh.StatusCode);
        Assert.Contains("at most 10 files", (await Typing.Said(eleventh)).Said);
        Assert.Equal(10, Typing.Stored(app));
        // One out, one in; a number is never given twice.
        Assert.Equal(9, (await Typing.Said(await a.Remove(page, Typing.KeyOf(page), 3))).Files.Length);
        Assert.Equal(HttpStatusCode.NotFound, (await a.Remove(page, Typing.KeyOf(page), 3)).StatusCode);
        Assert.Contains("11 again.jpg", (await Typing.Said(await a.Keep(page, ("again.jpg", Pictures.Jpeg()), ("Draft.Text", "t")))).Files);
        Assert.Equal(HttpStatusCode.Found, (await a.Submit(Path, Form, ("Draft.Subject", "s"))).StatusCode);
        Assert.Equal((10, 10), (await app.World.Read(db => db.Attachments.CountAsync()), Typing.Stored(app)));
    }

    [EachDatabase]
    public async Task Without_a_script_good_files_stay_when_the_form_is_refused_and_can_be_taken_out_and_thrown_away(string provider)
    {
        await using var app = await Start(provider);
        using var a = await app.Visit().SignIn(Email);
        // Nothing is said of what happened, and one of three is no picture.
        var page = await Visitor.Parse(await a.Attach(Path, Form, [("Files", "1.jpg", Pictures.Jpeg()), ("Files", "tool.jpg", "MZ"u8.ToArray()), ("Files", "3.jpg", Pictures.Jpeg())], ("Draft.Subject", "My subject")));
        Assert.Contains("Tell us what happened", page.QuerySelector(".problems")!.TextContent);
        Assert.Equal(["1.jpg", "3.jpg"], Typing.Listed(page));
        page = await Visitor.Parse(await a.Attach(Path, Form, [("Files", "tool.jpg", "MZ"u8.ToArray()), ("Files", "4.jpg", Pictures.Jpeg())], ("Draft.Text", "My story")));
        Assert.Contains("\"tool.jpg\" is not a picture", page.QuerySelector(".problems")!.TextContent);
        Assert.Equal(["1.jpg", "3.jpg", "4.jpg"], Typing.Listed(page));

        // The button of a file posts the form: what was typed meanwhile stays, too.
        page = await a.Open(Path);
        var button = page.QuerySelector("[data-files] li:nth-child(2) button")!;
        Assert.Equal(("Step", "Remove: 3.jpg"), (button.GetAttribute("name"), button.GetAttribute("aria-label")));
        var answer = await a.Post(page, Path, Form, ("Step", button.GetAttribute("value")!), ("Draft.Text", "My longer story"));
        Assert.Equal(Path, a.Place(answer));
        page = await a.Open(Path);
        Assert.Equal("My longer story", page.QuerySelector("#text")!.TextContent);
        Assert.Equal(["1.jpg", "4.jpg"], Typing.Listed(page));
        Assert.Equal(2, Typing.Stored(app));

        Assert.Equal(Path, a.Place(await a.Post(page, Path, Form, ("Step", "anew"))));
        page = await a.Open(Path);
        Assert.Equal(("", 0, 0), (page.QuerySelector("#text")!.TextContent, Typing.Listed(page).Length, Typing.Stored(app)));
        Assert.Null(page.QuerySelector(".begun"));
        Assert.Equal((0, 0, 0), await app.World.Read(async db => (await db.StartedComplaints.CountAsync(), await db.StartedFiles.CountAsync(), await db.Complaints.CountAsync())));
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task Ten_are_begun_at_most_and_the_next_one_can_be_sent_all_the_same(string provider)
    {
        await using var app = await Start(provider);
        using var a = await app.Visit().SignIn(Email);
        for (var i = 1; i <= 10; i++) Assert.Equal(HttpStatusCode.OK, (await a.Keep(await a.Open($"{Path}?order=A-1&line={i}"), ("Draft.Text", $"{i}"))).StatusCode);
        var page = await a.Open(Path);
        var answer = await a.Keep(page, ("1.jpg", Pictures.Jpeg()), ("Draft.Text", "too many"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("10 are begun already", (await Typing.Said(answer)).Said);
        Assert.Equal((10, 0), (await app.World.Read(db => db.StartedComplaints.CountAsync()), Typing.Stored(app)));
        Assert.Equal(10, (await a.Open("/complaints")).QuerySelectorAll(".begun-list li").Length);
        Assert.Equal(HttpStatusCode.Found, (await a.Post(page, Path, Form, ("Draft.Subject", "s"), ("Draft.Text", "t"))).StatusCode);
        foreach (var (field, value) in new[] { ("Draft.Subject", new string('x', 201)), ("Draft.Text", "nul\0"), ("Draft.Kind", "99"), ("Draft.WantedRemedy", "Gold"), ("Draft.FormKey", "nonsense"), ("Draft.OrderNumber", "A-9") })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await a.Keep(await a.Open(Path), (field, value))).StatusCode);
        }
        Assert.Equal(10, await app.World.Read(db => db.StartedComplaints.CountAsync()));
        Assert.Empty(app.Log.Errors);
    }

    private static byte[] Pdf(int kilobytes) => Encoding.ASCII.GetBytes("%PDF-1.4\n".PadRight(kilobytes * 1024, '%'));

    private static async Task<PortalApp> Start(string provider, params string[] settings)
    {
        var app = await PortalApp.Start(provider, settings);
        await app.World.Order(await app.World.Customer("Alpha", Email), "A-1", 5, null, [.. Enumerable.Range(1, 10).Select(i => $"Tea {i}")]);
        return app;
    }
}
