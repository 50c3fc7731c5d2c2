using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Complaints;
using Portal.Tests.Support;

namespace Portal.Tests.Complaints;

/// <summary>Filing a complaint, through the form as it stands.</summary>
public sealed class FilingTests
{
    private const string Form = "form.card", Email = "a@alpha.example";

    [EachDatabase]
    public async Task A_complaint_about_a_line_knows_order_and_product_and_is_acknowledged(string provider)
    {
        await using var app = await Start(provider);
        using var a = await app.Visit().SignIn(Email);
        var answer = await a.Attach("/complaints/new?order=A-1&line=2", Form, [("Files", "../../shelf.JPG", Pictures.Jpeg())],
            ("Draft.Subject", "Broken glass"), ("Draft.Text", "Two bottles."), ("Draft.WantedRemedy", "Replacement"));
        var number = answer.Headers.Location!.ToString().Split('/')[^1].Split('?')[0];
        Assert.Matches(@"^BS-\d{4}-000001$", number);
        var filed = await app.World.Read(db => db.Complaints.Include(c => c.Files).Include(c => c.Messages).SingleAsync());
        Assert.Equal(("A-1", 2, "Chang", Remedy.Replacement, Stage.Acknowledgement, WaitingFor.Us), (filed.OrderNumber, filed.OrderLine, filed.ProductName, filed.WantedRemedy, filed.Stage, filed.WaitingFor));
        Assert.Equal(filed.ReceivedAt.AddHours(48), filed.DueAt);
        Assert.Equal("shelf.JPG", Assert.Single(filed.Files).Name);
        var mail = await app.Mail.Next(m => m.To == Email);
        Assert.Contains(number, mail.Subject);
        Assert.Contains("We answer by", mail.Text);
        Assert.Contains($"{app.Address}complaints/{number}", mail.Html);
        var photo = await a.Http.GetAsync($"/complaints/{number}/files/1");
        Assert.Equal("image/jpeg", photo.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("GPS", System.Text.Encoding.Latin1.GetString(await photo.Content.ReadAsByteArrayAsync()));
        Assert.Contains("sandbox", photo.Headers.GetValues("Content-Security-Policy").Single());
    }

    [EachDatabase]
    public async Task A_form_posted_ten_times_at_once_files_one_complaint_and_leads_to_it(string provider)
    {
        await using var app = await Start(provider);
        using var a = await app.Visit().SignIn(Email);
        var page = await a.Open("/complaints/new");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => a.Post(page, "/complaints/new", Form, ("Draft.Subject", "Twice"), ("Draft.Text", "Clicked twice."))));
        Assert.All(answers, r => Assert.Equal(HttpStatusCode.Found, r.StatusCode));
        Assert.Single(answers.Select(r => r.Headers.Location!.ToString()).Distinct());
        Assert.Equal((1, 1, 1), await app.World.Read(async db => (await db.Complaints.CountAsync(), await db.ComplaintMessages.CountAsync(), await db.Mails.CountAsync())));
    }

    [EachDatabase]
    public async Task Another_companys_order_is_as_unknown_as_one_that_never_was(string provider)
    {
        await using var app = await Start(provider);
        var b = await app.World.Customer("Beta", "b@beta.example");
        await app.World.Order(b, "B-1", 5);
        using var a = await app.Visit().SignIn(Email);
        var problems = new List<string>();
        foreach (var order in new[] { "B-1", "B-404" })
        {
            var answer = await a.Submit("/complaints/new", Form, ("Draft.Subject", "x"), ("Draft.Text", "y"), ("Draft.OrderNumber", order));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            problems.Add((await Visitor.Parse(answer)).QuerySelector(".problems")!.TextContent);
        }
        Assert.Single(problems.Distinct());
        Assert.Contains("There is no such order", problems[0]);
        Assert.Equal((0, 0, 0), await app.World.Read(async db => (await db.Complaints.CountAsync(), await db.Events.CountAsync(), await db.Mails.CountAsync())));
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        await using var app = await Start();
        using var a = await app.Visit().SignIn(Email);
        var answer = await a.Attach("/complaints/new?order=A-1", Form, [("Files", "tool.jpg", "MZ not a picture"u8.ToArray())], ("Draft.Subject", "My subject"), ("Draft.Text", "My long story"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await Visitor.Parse(answer);
        Assert.Contains("\"tool.jpg\" is not a picture or PDF", page.QuerySelector(".problems a[href$='#files']")!.TextContent);
        Assert.Equal("My subject", page.QuerySelector("#subject")!.GetAttribute("value"));
        Assert.Equal("My long story", page.QuerySelector("#text")!.TextContent);
        Assert.Contains("A-1", page.QuerySelector("main .facts")!.TextContent);

        foreach (var (field, value, said) in new[]
        {
            ("Draft.Text", "", "Tell us what happened."), ("Draft.Subject", new string('x', 201), "at most 200 characters"), ("Draft.Subject", "nul\0", "at most 200 characters"),
        })
        {
            page = await Visitor.Parse(await a.Submit("/complaints/new", Form, ("Draft.Subject", "s"), ("Draft.Text", "t"), (field, value)));
            Assert.Contains(said, page.QuerySelector(".problems")!.TextContent);
        }
        Assert.Equal(0, await app.World.Read(db => db.Complaints.CountAsync()));
        Assert.False(Directory.EnumerateFiles(app.Folder, "*.jpg*", SearchOption.AllDirectories).Any());
    }

    [Theory]
    [InlineData("Draft.WantedRemedy", "99")]
    [InlineData("Draft.WantedRemedy", "Gold")]
    [InlineData("Draft.Kind", "99")]
    [InlineData("Draft.Line", "77")]
    [InlineData("Draft.FormKey", "nonsense")]
    public async Task Values_that_the_form_never_offers_are_refused(string field, string value)
    {
        await using var app = await Start();
        using var a = await app.Visit().SignIn(Email);
        var answer = await a.Submit("/complaints/new?order=A-1", Form, ("Draft.Subject", "s"), ("Draft.Text", "t"), (field, value));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await app.World.Read(db => db.Complaints.CountAsync()));
    }

    [Fact]
    public async Task Fields_that_are_not_the_customers_to_set_are_ignored()
    {
        await using var app = await Start();
        using var a = await app.Visit().SignIn(Email);
        var answer = await a.Submit("/complaints/new", Form, ("Draft.Subject", "s"), ("Draft.Text", "t"), ("Draft.CustomerId", "2"), ("Draft.Number", "BS-1"),
            ("Draft.Stage", "Closing"), ("Draft.Id", "7"), ("Draft.IsHistory", "true"), ("Draft.AssigneeId", "1"));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var filed = await app.World.Read(db => db.Complaints.SingleAsync());
        Assert.Equal((1, Stage.Acknowledgement, false, (long?)null), (filed.CustomerId, filed.Stage, filed.IsHistory, filed.AssigneeId));
    }

    [Fact]
    public async Task Eleven_files_or_one_too_large_are_refused_with_a_sentence()
    {
        await using var app = await Start();
        using var a = await app.Visit().SignIn(Email);
        var eleven = Enumerable.Range(0, 11).Select(i => ("Files", $"{i}.jpg", Pictures.Jpeg())).ToArray();
        var page = await Visitor.Parse(await a.Attach("/complaints/new", Form, eleven, ("Draft.Subject", "s"), ("Draft.Text", "t")));
        Assert.Contains("at most 10 files", page.QuerySelector(".problems")!.TextContent);
        var large = new byte[UploadRules.MaxBytes + 1];
        Pictures.Jpeg().CopyTo(large, 0);
        page = await Visitor.Parse(await a.Attach("/complaints/new", Form, [("Files", "large.jpg", large)], ("Draft.Subject", "s"), ("Draft.Text", "t")));
        Assert.Contains("larger than 25 MB", page.QuerySelector(".problems")!.TextContent);
    }

    private static async Task<PortalApp> Start(string provider = "Sqlite")
    {
        var app = await PortalApp.Start(provider);
        var a = await app.World.Customer("Alpha", Email);
        await app.World.Order(a, "A-1", 5, null, "Chai", "Chang");
        return app;
    }
}
