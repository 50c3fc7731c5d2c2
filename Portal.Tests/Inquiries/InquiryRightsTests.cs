using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Inquiries;
using Portal.Shared.Staff;
using Portal.Tests.Support;
using static Portal.Tests.Inquiries.ContactPages;

namespace Portal.Tests.Inquiries;

/// <summary>Who sees inquiries, and how long they are kept.</summary>
public sealed class InquiryRightsTests
{
    [Theory]
    [InlineData(StaffRole.Agent, true)]
    [InlineData(StaffRole.Marketer, false)]
    [InlineData(StaffRole.AccountManager, true)]
    [InlineData(StaffRole.Own, false)]
    public async Task Inquiries_are_for_those_who_answer_complaints(StaffRole role, bool may)
    {
        await using var app = await Start();
        if (role == StaffRole.Own) await app.World.StaffWith("Somebody", "somebody@nordwind.example", StaffRight.EditCustomers);
        else await app.World.Staff("Somebody", "somebody@nordwind.example", role);
        var number = await app.Confirmed(Uwe);
        using var visitor = await app.Visit().SignIn("somebody@nordwind.example");
        foreach (var page in new[] { "/staff/inquiries", $"/staff/inquiries/{number}" }) Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await visitor.Http.GetAsync(page)).StatusCode);
        await using var desk = await Desk.Of(app, "somebody@nordwind.example");
        var inquiries = desk.Get<IInquiryDesk>();
        Assert.Equal(may ? 1 : 0, (await inquiries.Waiting()).Value);
        if (may) return;
        var before = await Rows.Snapshot(app);
        var refused = new List<Outcome>
        {
            await inquiries.List(InquiryView.Open, new PageAt()), await inquiries.Read(number), await inquiries.Answer(number, await app.Reply(number)),
            await inquiries.Close(number, await app.Closing(number)), await inquiries.File(number, Entered("K-10001")),
        };
        Assert.All(refused, o => Assert.Equal(ProblemKind.Refused, Assert.Single(o.Problems).Kind));
        Assert.Equal(before, await Rows.Snapshot(app));
        Assert.Equal(5, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "staff.refused")));
    }

    [Fact]
    public async Task Customers_and_nobody_see_none_of_it()
    {
        await using var app = await Start();
        var number = await app.Confirmed(Uwe);
        using var maria = await app.Visit().SignIn(Maria);
        using var nobody = app.Visit();
        foreach (var visitor in new[] { maria, nobody })
        {
            foreach (var page in new[] { "/staff/inquiries", $"/staff/inquiries/{number}" }) Assert.StartsWith("/account/sign-in", visitor.Place(await visitor.Http.GetAsync(page)), StringComparison.Ordinal);
        }
        // Where to write stands where somebody without an account looks.
        var door = await nobody.Open("/account/sign-in");
        Assert.NotNull(door.QuerySelector("main a[href='/contact']"));
        Assert.NotNull(door.QuerySelector("footer a[href='/contact']"));
    }

    [EachDatabase]
    public async Task What_nobody_confirmed_is_forgotten_when_its_link_expired_and_what_is_done_after_a_year(string provider)
    {
        await using var app = await Start(provider);
        await app.Send("early@unknown.example");
        var (open, answered, closed) = (await app.Confirmed("open@unknown.example"), await app.Confirmed("answered@unknown.example"), await app.Confirmed("closed@unknown.example"));
        await using var desk = await Desk.Of(app, Anna);
        Assert.True((await desk.Get<IInquiryDesk>().Answer(answered, await app.Reply(answered))).Succeeded);
        Assert.True((await desk.Get<IInquiryDesk>().Close(closed, await app.Closing(closed))).Succeeded);
        app.Clock.Move(TimeSpan.FromHours(47.9));
        Assert.Equal(0, await app.RunJob("inquiries"));
        app.Clock.Move(TimeSpan.FromHours(0.2));
        Assert.Equal(1, await app.RunJob("inquiries"));
        app.Clock.Move(TimeSpan.FromDays(362));
        Assert.Equal(0, await app.RunJob("inquiries"));
        app.Clock.Move(TimeSpan.FromDays(2));
        Assert.Equal(2, await app.RunJob("inquiries"));
        Assert.Equal([open], await app.World.Read(db => db.Inquiries.Select(i => i.Number).ToListAsync()));
        Assert.Equal(0, await app.World.Read(db => db.InquiryAnswers.CountAsync()));
    }
}
