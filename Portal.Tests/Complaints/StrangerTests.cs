using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Complaints;
using Portal.Tests.Support;

namespace Portal.Tests.Complaints;

/// <summary>What somebody of another company can do to a complaint: nothing; and what nobody of the customer ever reads.</summary>
public sealed class StrangerTests
{
    [EachDatabase]
    public async Task A_stranger_cannot_answer_settle_or_reopen_and_leaves_no_trace(string provider)
    {
        await using var app = await Start(provider);
        using var b = await app.Visit().SignIn("b@beta.example");
        var own = await b.Open("/complaints/BS-B");
        var before = await Snapshot(app);
        foreach (var number in new[] { "BS-A", "BS-CLOSED", "BS-404" })
        {
            var answer = await Post(b, own, number, "form.card", ("Message.Text", "I am not of this company"));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            answer = await Post(b, own, number, "form.inline");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        Assert.Equal(before, await Snapshot(app));
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task An_internal_note_reaches_no_page_list_or_mail_of_the_customer(string provider)
    {
        await using var app = await Start(provider);
        await app.World.Write(async db =>
        {
            var complaint = await db.Complaints.SingleAsync(c => c.Number == "BS-A");
            db.ComplaintNotes.Add(new Portal.Server.Features.Complaints.ComplaintNote
            {
                ComplaintId = complaint.Id, CustomerId = complaint.CustomerId, AuthorName = "Anna", Text = "hush-hush", At = app.World.Clock.Now,
            });
        });
        using var a = await app.Visit().SignIn("a@alpha.example");
        foreach (var path in new[] { "/", "/complaints?filter=all", "/complaints?filter=all&q=hush", "/complaints/BS-A" })
        {
            Assert.DoesNotContain("hush-hush", (await a.Open(path)).DocumentElement.OuterHtml);
        }
        Assert.DoesNotContain(app.Mail.Mails, m => m.Data.Contains("hush", StringComparison.Ordinal));
        Assert.Equal(0, await app.World.Read(db => db.SearchTerms.CountAsync(t => t.Term.StartsWith("hush"))));
    }

    [Fact]
    public async Task Lists_searches_and_counts_show_the_own_company_alone()
    {
        await using var app = await Start("Sqlite");
        using var b = await app.Visit().SignIn("b@beta.example");
        foreach (var path in new[] { "/complaints?filter=all", "/complaints?filter=all&q=alpha", "/complaints?filter=all&q=BS-A", "/orders?q=A-1", "/orders?customerId=1&CustomerId=1" })
        {
            var page = await b.Open(path);
            Assert.DoesNotContain("alpha", page.QuerySelector("main .rows")?.TextContent ?? "", StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("A-1", page.QuerySelector("main .rows")?.TextContent ?? "");
        }
        Assert.StartsWith("1 ", (await b.Open("/complaints?filter=all")).QuerySelector(".count")!.TextContent);
        Assert.StartsWith("0 ", (await b.Open("/complaints?filter=all&q=alpha")).QuerySelector(".count")!.TextContent);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("\"><svg onload=alert(1)>")]
    [InlineData("{{constructor.constructor('alert(1)')()}} @(1+1)")]
    public async Task What_people_type_is_shown_as_they_typed_it(string text)
    {
        await using var app = await Start("Sqlite");
        using var a = await app.Visit().SignIn("a@alpha.example");
        var answer = await a.Submit("/complaints/new", "form.card", ("Draft.Subject", text), ("Draft.Text", text));
        var page = await a.Open(answer.Headers.Location!.ToString());
        Assert.Equal(text, page.QuerySelector("h1")!.TextContent);
        Assert.Equal(text, page.QuerySelector(".said")!.TextContent);
        // The page's own script bears the answer's nonce.
        Assert.Empty(page.QuerySelectorAll("main script:not([nonce]), main img, main svg:not(.icon)"));
        var mail = await app.Mail.Next(m => m.To == "a@alpha.example");
        Assert.Contains(text, mail.Text);
        Assert.DoesNotContain("<script", mail.Html);
        Assert.DoesNotContain("<img", mail.Html);
    }

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        var alpha = await app.World.Customer("Alpha", "a@alpha.example");
        await app.World.Customer("Beta", "b@beta.example");
        var anna = await app.World.Staff("Anna", "anna@nordwind.example");
        await app.World.Order(alpha, "A-1", 5);
        var (a, b) = (await app.World.ActorOf("a@alpha.example"), await app.World.ActorOf("b@beta.example"));
        var staff = new StaffActor(99, "Anna", anna.Id, Portal.Shared.Account.StaffRole.Agent);
        await app.World.Complaint(a, "BS-A", "alpha open", _ => { });
        await app.World.Complaint(a, "BS-CLOSED", "alpha closed", c =>
        {
            c.Assign(staff, app.World.Clock.Now, anna.Id);
            c.Assess(staff, app.World.Clock.Now, new Assessment());
            c.Close(staff, app.World.Clock.Now, new Closing { Cause = Cause.Other, Text = "done" });
        });
        await app.World.Complaint(b, "BS-B", "beta open", _ => { });
        return app;
    }

    /// <summary>Posts a form of the own page to another complaint's address.</summary>
    private static Task<HttpResponseMessage> Post(Visitor visitor, IHtmlDocument own, string number, string form, params (string, string)[] values)
    {
        own.QuerySelector<IHtmlFormElement>(form)!.SetAttribute("action", $"/complaints/{number}");
        return visitor.Post(own, $"/complaints/{number}", form, values);
    }

    private static Task<string> Snapshot(PortalApp app) => app.World.Read(async db => string.Join(',',
        await db.Complaints.SumAsync(c => c.Version), await db.ComplaintMessages.CountAsync(), await db.Events.CountAsync(), await db.Mails.CountAsync(), await db.FormPosts.CountAsync()));
}
