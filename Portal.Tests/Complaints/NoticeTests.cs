using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Tests.Support;

namespace Portal.Tests.Complaints;

/// <summary>What somebody is told of in the portal: by the way the rules say, once, hers alone, until she has seen it.</summary>
public sealed class NoticeTests
{
    private const string Anna = "anna@nordwind.example", Ben = "ben@nordwind.example", Max = "max@nordwind.example", Maria = "maria@alfreds.example";

    [EachDatabase]
    public async Task The_rules_say_how_somebody_is_told_and_the_dry_run_says_it_before(string provider)
    {
        await using var app = await Start(provider);
        foreach (var (way, mails, notices) in new[] { (NoticeWay.MailAndPortal, 1, 1), (NoticeWay.Mail, 2, 1), (NoticeWay.Portal, 2, 2) })
        {
            var number = $"BS-{way}";
            await using (var max = await Desk.Of(app, Max))
            {
                var desk = max.Get<IEscalationDesk>();
                var form = new EscalationForm { Version = (await desk.Read()).Version, Rules = [new EscalationRule { Tell = [Audience.InCharge], How = way }] };
                Assert.True((await desk.Save(form)).Succeeded);
                Assert.Equal(way != NoticeWay.MailAndPortal, EscalationWords.Of((await desk.Read()).Rules[0], _ => null).Contains("only", StringComparison.Ordinal));
            }
            app.Clock.Move(TimeSpan.FromMinutes(1));
            await Complaint(app, number);
            await using (var anna = await Desk.Of(app, Anna)) Assert.Equal(way, Assert.Single((await anna.Get<IEscalationDesk>().OfComplaint(number))!.Steps).How);
            app.Clock.Move(TimeSpan.FromHours(49));
            for (var i = 0; i < 2; i++) Assert.Equal(1 - i, await app.RunJob("complaint-reminders"));
            Assert.Equal((mails, notices), await app.World.Read(async db => (await db.Mails.CountAsync(m => m.Kind == "complaint-escalated"), await db.StaffNotices.CountAsync())));
            await app.World.Write(async db => (await db.Complaints.SingleAsync(c => c.Number == number)).Close(Actor.System, app.World.Clock.Now, new Closing { Outcome = ComplaintOutcome.Withdrawn, Text = "x" }));
        }
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task Each_reads_her_own_and_what_she_opened_is_seen(string provider)
    {
        await using var app = await Start(provider);
        await Complaint(app, "BS-1");
        await Complaint(app, "BS-2");
        await using var anna = await Desk.Of(app, Anna);
        await using var ben = await Desk.Of(app, Ben);
        var (hers, his) = (anna.Get<INoticeDesk>(), ben.Get<INoticeDesk>());
        foreach (var number in new[] { "BS-1", "BS-2" })
        {
            Assert.True((await ben.Get<IComplaintDesk>().AddNote(number, new MessageDraft { FormKey = Guid.NewGuid(), Text = "@Anna Agent, look here." })).Succeeded);
        }
        var told = (await hers.List(new PageAt())).Items;
        Assert.Equal([("BS-2", true), ("BS-1", true)], told.Select(n => (n.Complaint, n.IsNew)));
        Assert.Equal("Ben Agent names you in a note.", told[0].Says);
        Assert.Empty((await his.List(new PageAt())).Items);
        Assert.Equal((2, 0), ((await hers.Waiting()).Value, (await his.Waiting()).Value));

        // Somebody else's look changes nothing.
        var changed = 0;
        hers.Changed += () => changed++;
        await his.Seen("BS-2");
        await his.SeenAll();
        await hers.Seen("BS-404");
        Assert.Equal((2, 0), ((await hers.Waiting()).Value, changed));
        await hers.Seen("BS-2");
        await hers.Seen("BS-2");
        Assert.Equal((1, 1), ((await hers.Waiting()).Value, changed));
        await hers.SeenAll();
        Assert.Equal((0, 2), ((await hers.Waiting()).Value, (await hers.List(new PageAt())).Items.Count(n => !n.IsNew)));
        using var maria = await app.Visit().SignIn(Maria);
        Assert.DoesNotContain("look here", (await maria.Open("/complaints/BS-1")).DocumentElement.OuterHtml);
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task Notices_and_remedies_come_in_pages_and_none_is_left_out(string provider)
    {
        await using var app = await Start(provider);
        await Complaint(app, "BS-1");
        await using var anna = await Desk.Of(app, Anna);
        await using var max = await Desk.Of(app, Max);
        var today = app.World.Clock.Today;
        await app.World.Write(async db =>
        {
            var (complaint, told) = (await db.Complaints.Include(c => c.Remedies).SingleAsync(), await db.Staff.SingleAsync(s => s.Email == Anna));
            for (var i = 0; i < 60; i++) db.StaffNotices.Add(Server.Features.Complaints.StaffNotice.Mentioned(complaint, $"{i}", told.Id, app.World.Clock.Now.AddSeconds(i / 3)));
            var planner = new StaffActor(98, "Max Manager", 1, StaffRole.Manager);
            complaint.Assess(planner, app.World.Clock.Now, new Assessment());
            for (var i = 0; i < 60; i++) Assert.True(complaint.Plan(planner, app.World.Clock.Now, new RemedyDraft { Kind = Remedy.Apology, What = $"{i}", OwnerId = told.Id, DueOn = today.AddDays(i / 7) }, false).Succeeded);
        });
        Assert.Equal(60, (await All(at => anna.Get<INoticeDesk>().List(at))).DistinctBy(n => n.Number).Count());
        var remedies = await All(at => anna.Get<IRemedyDesk>().List(RemedyView.Mine, at));
        Assert.Equal(60, remedies.DistinctBy(r => r.Remedy.Position).Count());
        Assert.Equal(remedies.Select(r => r.Remedy.DueOn).Order(), remedies.Select(r => r.Remedy.DueOn));
        Assert.Empty(app.Log.Errors);
    }

    private static async Task<List<T>> All<T>(Func<PageAt, Task<Page<T>>> list)
    {
        var (all, page) = (new List<T>(), await list(new PageAt()));
        for (; ; page = await list(new PageAt(After: page.Next)))
        {
            all.AddRange(page.Items);
            if (page.Next is null) return all;
        }
    }

    private static async Task Complaint(PortalApp app, string number)
    {
        var anna = await app.World.Read(db => db.Staff.Where(s => s.Email == Anna).Select(s => s.Id).SingleAsync());
        await app.World.Complaint(await app.World.ActorOf(Maria), number, "Wet tea", c => c.Assign(new StaffActor(99, "Anna Agent", anna, StaffRole.Agent), app.World.Clock.Now, anna));
    }

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        await app.World.Customer("Alfreds", Maria);
        await app.World.Staff("Anna Agent", Anna);
        await app.World.Staff("Ben Agent", Ben);
        await app.World.Staff("Max Manager", Max, StaffRole.Manager);
        return app;
    }
}
