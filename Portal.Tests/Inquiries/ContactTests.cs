using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Complaints;
using Portal.Shared.Inquiries;
using Portal.Tests.Mail;
using Portal.Tests.Support;
using static Portal.Tests.Inquiries.ContactPages;

namespace Portal.Tests.Inquiries;

/// <summary>Writing without signing in.</summary>
public sealed class ContactTests
{
    [EachDatabase]
    public async Task From_a_known_address_it_becomes_her_complaint_once_she_confirmed_it_with_the_order_and_an_acknowledgement(string provider)
    {
        await using var app = await Start(provider);
        Assert.Equal(HttpStatusCode.Found, (await app.Send("MARIA@alfreds.example", ("Reference", "a-1"), ("Name", "Maria"))).StatusCode);
        Assert.Equal(0, await app.World.Read(db => db.Complaints.CountAsync()));
        using var visitor = app.Visit();
        var link = await app.Link("MARIA@alfreds.example");
        // Looking changes nothing, however often: mail servers look, too.
        for (var i = 0; i < 3; i++) Assert.Contains("It arrived wet.", (await visitor.Open(link)).Body!.TextContent);
        Assert.Equal(0, await app.World.Read(db => db.Complaints.CountAsync()));
        var confirmed = await visitor.Submit(link, Form);
        var page = await visitor.Open(visitor.Place(confirmed)!);
        Assert.Contains("We answer by e-mail.", page.Body!.TextContent);
        var complaint = await app.World.Read(db => db.Complaints.Include(c => c.Messages).SingleAsync());
        Assert.DoesNotContain(complaint.Number, page.Body.TextContent);
        var maria = await app.World.ActorOf(Maria);
        Assert.Equal(
            (maria.CustomerId, maria.Id, "maria", Channel.Form, ComplaintKind.Complaint, "A-1", "Wet tea", "It arrived wet.\nAll of it."),
            (complaint.CustomerId, complaint.FiledByUserId, complaint.FiledByName, complaint.Channel, complaint.Kind, complaint.OrderNumber, complaint.Subject, complaint.Messages.Single().Text));
        await app.Mail.Next(m => m.To == Maria && m.Subject.Contains(complaint.Number, StringComparison.Ordinal));
        using var hers = await app.Visit().SignIn(Maria);
        Assert.Contains("Wet tea", (await hers.Open($"/complaints/{complaint.Number}")).Body!.TextContent);
        // Nothing of it waits for the staff besides.
        await using var desk = await Desk.Of(app, Anna);
        Assert.Equal((0, 0), ((await desk.Get<IInquiryDesk>().Waiting()).Value, await app.World.Read(db => db.Inquiries.CountAsync())));
        Assert.Equal(Channel.Form, (await desk.Get<IComplaintDesk>().Read(complaint.Number))!.Channel);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.Http.GetAsync(link)).StatusCode);
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task Known_and_unknown_addresses_get_one_answer_and_leave_the_same_rows(string provider)
    {
        await using var app = await Start(provider);
        await app.Send("warm@unknown.example");
        var (answers, grown, confirmed) = (new List<string>(), new List<string>(), new List<string>());
        string[] all = [Uwe, Maria, Anna, "bert@beta.example", "another@unknown.example"];
        foreach (var email in all)
        {
            var before = (await Rows.Snapshot(app)).Split('\n');
            var answer = await app.Send(email);
            answers.Add($"{answer.StatusCode} {answer.Headers.Location} {Normal.Body(await answer.Content.ReadAsStringAsync()).Replace(email, "", StringComparison.Ordinal)}");
            await app.Link(email);
            await app.UntilSettled();
            grown.Add(string.Join(',', (await Rows.Snapshot(app)).Split('\n').Except(before).Select(line => line.Split(' ')[0])));
        }
        Assert.Single(answers.Distinct());
        Assert.All(grown, g => Assert.Equal("FormPosts,Inquiries,Outbox", g));
        foreach (var email in all)
        {
            var done = await app.Confirm(email);
            // The page that led here shows the message itself, to whoever has its link.
            var body = Normal.Body(await done.Content.ReadAsStringAsync()).Replace(email, "", StringComparison.Ordinal).Replace(await app.Link(email), "", StringComparison.Ordinal);
            confirmed.Add($"{done.StatusCode} {done.Headers.Location} {body}");
        }
        Assert.Single(confirmed.Distinct());
        Assert.Equal(2, await app.World.Read(db => db.Complaints.CountAsync()));
        Assert.Equal([Anna, "another@unknown.example", Uwe], await app.World.Read(db => db.Inquiries.Where(i => i.State == InquiryState.Open).Select(i => i.Email).OrderBy(e => e).ToListAsync()));
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task A_link_counts_once_for_two_days_and_what_leads_nowhere_is_one_page(string provider)
    {
        await using var app = await Start(provider);
        using var visitor = app.Visit();
        foreach (var email in new[] { Uwe, Maria }) await app.Send(email);
        var pages = new HashSet<string>();
        foreach (var email in new[] { Uwe, Maria })
        {
            var link = await app.Link(email);
            Assert.True((await app.Row(email)).IsSecret);
            Assert.False(await app.World.Read(db => db.Inquiries.AnyAsync(i => i.TokenHash == link.Substring("/contact/".Length))));
            var page = await visitor.Open(link);
            var both = await Task.WhenAll(visitor.Post(page, link, Form), visitor.Post(page, link, Form));
            Assert.Equal([HttpStatusCode.Found, HttpStatusCode.Gone], both.Select(a => a.StatusCode).Order());
            pages.Add(await Words(await visitor.Http.GetAsync(link)));
        }
        Assert.Equal((1, 1), await app.World.Read(async db => (await db.Complaints.CountAsync(), await db.Inquiries.CountAsync())));
        await app.Send("late@unknown.example");
        var late = await app.Link("late@unknown.example");
        var seen = await visitor.Open(late);
        app.Clock.Move(TimeSpan.FromHours(48) + TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Gone, (await visitor.Post(seen, late, Form)).StatusCode);
        foreach (var dead in new[] { late, $"{Page}/unknown", $"{Page}/{new string('A', 64)}" }) pages.Add(await Words(await visitor.Http.GetAsync(dead)));
        Assert.Contains("does not work any more", Assert.Single(pages), StringComparison.Ordinal);
        Assert.Equal(1, await app.World.Read(db => db.Inquiries.CountAsync(i => i.State == InquiryState.Open)));
        // Without the form's token nothing is confirmed, and nothing sent.
        await app.Send("forged@unknown.example");
        using var thief = app.Visit();
        foreach (var (path, handler) in new[] { (await app.Link("forged@unknown.example"), "confirm"), (Page, "contact") })
        {
            var answer = await thief.Http.PostAsync(path, new FormUrlEncodedContent([new("_handler", handler), .. Filled("forged@unknown.example").Select(f => new KeyValuePair<string, string>(f.Name, f.Value))]));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
        Assert.Equal(InquiryState.Unconfirmed, await app.World.Read(db => db.Inquiries.Where(i => i.Email == "forged@unknown.example").Select(i => i.State).SingleAsync()));
    }

    [EachDatabase]
    public async Task Posted_twice_it_is_one_inquiry_with_one_mail(string provider)
    {
        await using var app = await Start(provider);
        using var visitor = app.Visit();
        var page = await visitor.Open(Page);
        var all = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => visitor.Post(page, Page, Form, Filled(Uwe))));
        Assert.All(all, a => Assert.Equal($"{Page}?done=asked", visitor.Place(a)));
        await app.Link(Uwe);
        await app.UntilSettled();
        Assert.Equal((1, 1), (app.Mail.Mails.Count, await app.World.Read(db => db.Inquiries.CountAsync())));
        Assert.Empty(app.Log.Errors);
    }

    private static async Task<string> Words(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        return (await Visitor.Parse(answer)).QuerySelector("main")!.TextContent.Trim();
    }
}
