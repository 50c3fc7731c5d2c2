using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.Staff;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Tests.Support;

namespace Portal.Tests.Complaints;

/// <summary>The inbox: what a view lists is what it counts and what it exports, on every database.</summary>
public sealed class InboxTests
{
    private const string Anna = "anna@nordwind.example", Max = "max@nordwind.example", Nele = "nele@nordwind.example", Maria = "maria@alfreds.example", Otto = "otto@beta.example";

    [EachDatabase]
    public async Task Each_search_lists_counts_and_exports_the_same_complaints(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Max);
        using var visitor = await app.Visit().SignIn(Max);
        var inbox = desk.Get<IInboxDesk>();
        foreach (var (search, expected) in new (string, string)[]
        {
            ("", "1,2,3,4,5"), ("is:open", "2,3,4,5"), ("-is:open", "1"), ("ist:abgeschlossen", "1"), ("is:overdue", "2"), ("-is:overdue", "1,3,4,5"), ("is:waiting", "3"),
            ("is:unassigned", "2,4,5"), ("is:open is:unassigned", "2,4,5"), ("assignee:none", "2,4,5"), ("assignee:anna", "1,3"), ("assignee:\"äNNA AG\"", "1,3"), ("assignee:nobody", ""), ("assignee:me", ""), ("-assignee:anna", "2,4,5"),
            ("is:snoozed", "4"), ("is:open -is:snoozed", "2,3,5"), ("class:A", "4,5"), ("-class:A is:open", "2,3"), ("class:none", "1,2,3"),
            ("due:<2h", ""), ("due:<1w", "4,5"), ("due:>1d", "4,5"), ("due:<1d", ""), ("received:>1d", "1,2,3"), ("received:<1d", "4,5"), ("received:today", "4,5"),
            ("order:a-1001", "2"), ("-order:A-1001 is:open", "3,4,5"), ("product:" + await Product(app), "2"), ("customer:K-10002", "4,5"), ("customer:K-404", ""),
            ("cause:defect", "1"), ("cause:none is:open", "2,3,4,5"), ("severity:none is:open", "2,3,4,5"), ("severity:high", ""), ("kind:question", "5"), ("kind:complaint", "1,2,3,4"), ("stage:answered", "3"), ("stage:closed", "1"),
            ("wet", "1,2,3"), ("wet box", "1,2,3"), ("\"wet box\"", "1,2,3"), ("-wet", "4,5"), ("-\"wet lamp\"", "1,2,3,4,5"), ("lamp -question", "4"), ("bs-4", "4"), ("- !", "1,2,3,4,5"),
            ("is:nonsense", ""), ("x:y", ""),
        })
        {
            var list = new InboxList(search);
            Assert.True((await inbox.Keep(new ViewDraft { Name = "tried", List = list })).Succeeded == (InboxQuery.Of(search).Problems.Count == 0), search);
            var page = await inbox.List(list, new PageAt());
            var exported = Csv(await visitor.Http.GetAsync($"/staff/complaints/export?{list.ToQuery()}")).Skip(1).Select(l => l.Split(',')[0]).ToList();
            Assert.Equal($"{search}: {expected}", $"{search}: {string.Join(',', page.Items.Select(r => r.Number[3..]).Order())}");
            Assert.Equal(page.Items.Select(r => r.Number), exported);
            Assert.Equal((search, page.Items.Count), (search, page.Total.Value));
            if (InboxQuery.Of(search).Problems.Count == 0) Assert.Equal((search, page.Items.Count), (search, (await inbox.Views()).Single(v => v.Name == "tried").Count.Value));
        }
        foreach (var view in await inbox.Views()) Assert.Equal((view.Name, view.Count.Value), (view.Name, (await inbox.List(view.List, new PageAt())).Items.Count));
        Assert.Equal("3,0,2,1,0,1,1,1,1", string.Join(',', (await inbox.Views()).Where(v => v.IsBuiltIn).Select(v => v.Count)));
        Assert.True(await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "complaints.exported")) > 40);
    }

    [EachDatabase]
    public async Task Every_sort_walks_all_pages_once_forwards_and_back(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var max = await app.World.Staff("Max Manager", Max, StaffRole.Manager);
        await app.World.Customer("Alpha", Maria);
        await app.World.Customer("beta", Otto);
        var (maria, otto) = (await app.World.ActorOf(Maria), await app.World.ActorOf(Otto));
        await app.World.Write(db =>
        {
            for (var i = 0; i < 60; i++)
            {
                var (by, at) = (i % 3 == 0 ? otto : maria, app.World.Clock.Now.AddMinutes(-i % 7));
                var complaint = new Complaint { Number = $"BS-{1000 + i}", CustomerId = by.CustomerId, Subject = "Wet box", ReceivedAt = at };
                complaint.File(by, "wet", at.AddHours(i % 5));
                if (i % 5 == 0)
                {
                    complaint.Assign(by, at, max.Id);
                    complaint.Assess(by, at, new Assessment { Severity = (Severity)(i / 5 % 4) });
                }
                if (i % 4 == 0) complaint.Reply(by, at.AddMinutes(i), "still wet", at.AddHours(1));
                if (i % 6 == 0) complaint.DeclareSolved(by, at.AddHours(2));
                db.Complaints.Add(complaint);
            }
            return Task.CompletedTask;
        });
        await using var desk = await Desk.Of(app, Max);
        var inbox = desk.Get<IInboxDesk>();
        foreach (var list in Enum.GetValues<InboxSort>().SelectMany(s => (InboxList[])[new("is:open", s), new("", s, Turned: true)]))
        {
            var forwards = new List<InboxRow>();
            var page = await inbox.List(list, new PageAt());
            for (; ; page = await inbox.List(list, new PageAt(After: page.Next)))
            {
                forwards.AddRange(page.Items);
                if (page.Next is null) break;
            }
            var backwards = page.Items.ToList();
            while (page.Previous is not null)
            {
                page = await inbox.List(list, new PageAt(Before: page.Previous));
                backwards.InsertRange(0, page.Items);
            }
            Assert.Equal(60, forwards.Select(r => r.Number).Distinct().Count());
            Assert.Equal(forwards.Select(r => r.Number), backwards.Select(r => r.Number));
            IEnumerable<object> keys = forwards.Select<InboxRow, object>(r => list.Sort switch
            {
                InboxSort.Due => r.DueAt ?? DateTimeOffset.MaxValue, InboxSort.LastWord => r.LastWordAt, InboxSort.Customer => r.CustomerName.ToUpperInvariant(), InboxSort.Severity => r.Severity is { } severity ? (int)severity + 1 : 0, _ => r.ReceivedAt,
            });
            var upwards = list.Sort is InboxSort.Due or InboxSort.Customer != list.Turned;
            Assert.Equal(upwards ? keys.Order() : keys.OrderDescending(), keys);
        }
        Assert.Equal(25, (await inbox.List(new("", InboxSort.Customer), new PageAt(After: "' OR 1=1 --"))).Items.Count);
    }

    [EachDatabase]
    public async Task Views_are_kept_by_name_shared_on_wish_and_changed_by_their_owner_alone(string provider)
    {
        await using var app = await Start(provider);
        await app.World.Staff("Nele Marketing", Nele, StaffRole.Marketer);
        await using var max = await Desk.Of(app, Max);
        await using var anna = await Desk.Of(app, Anna);
        await using var nele = await Desk.Of(app, Nele);
        var (mine, hers) = (max.Get<IInboxDesk>(), anna.Get<IInboxDesk>());
        Assert.True((await mine.Keep(new ViewDraft { Name = " Mine ", List = new("is:overdue") })).Succeeded);
        Assert.True((await mine.Keep(new ViewDraft { Name = "Ours", Shared = true, List = new("klasse:A ist:offen", InboxSort.Due, true, InboxColumns.Class | InboxColumns.Due) })).Succeeded);
        Assert.True((await mine.Keep(new ViewDraft { Name = "Mine", List = new("is:waiting") })).Succeeded);
        Assert.Equal(["Mine", "Ours"], (await mine.Views()).Where(v => !v.IsBuiltIn).Select(v => v.Name));
        Assert.Equal(new InboxViewCount("Ours", new("class:A is:open", InboxSort.Due, true, InboxColumns.Class | InboxColumns.Due), new Tally(2), false, true, "Max Manager"), (await hers.Views()).Single(v => !v.IsBuiltIn));
        Assert.True((await hers.Forget("Ours")).IsNotFound);
        // One of her own by the same name leaves his as it is.
        Assert.True((await hers.Keep(new ViewDraft { Name = "Ours", List = new("") })).Succeeded);
        Assert.Equal(2, (await hers.Views()).Count(v => v.Name == "Ours"));
        // Without the right to answer she keeps views for herself, and shares and exports none.
        var hershared = await nele.Get<IInboxDesk>().Keep(new ViewDraft { Name = "All", Shared = true, List = new("") });
        Assert.Equal(ProblemKind.Refused, Assert.Single(hershared.Problems).Kind);
        Assert.True((await nele.Get<IInboxDesk>().Keep(new ViewDraft { Name = "All", List = new("") })).Succeeded);
        using var visitor = await app.Visit().SignIn(Nele);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Http.GetAsync("/staff/complaints/export?q=")).StatusCode);
        Assert.Equal(2, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "staff.refused")));
        Assert.True((await mine.Forget("Ours")).Succeeded);
        Assert.Equal(["All"], (await nele.Get<IInboxDesk>().Views()).Where(v => !v.IsBuiltIn).Select(v => v.Name));
    }

    [EachDatabase]
    public async Task Many_are_given_and_snoozed_at_once_each_problem_is_named_and_the_last_step_is_taken_back(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Max);
        await using var anna = await Desk.Of(app, Anna);
        var (inbox, complaints) = (desk.Get<IInboxDesk>(), desk.Get<IComplaintDesk>());
        var max = (await complaints.Colleagues()).Single(c => c.IsMe).StaffId;
        Assert.Equal(0, inbox.CanUndo);
        Assert.Empty((await inbox.Undo()).Done);

        // One is closed, one does not exist, one was changed since it was shown; the others are done all the same.
        var shown = (await inbox.List(new(""), new PageAt())).Items.Select(r => new TickedRow(r.Number, r.Version)).ToList();
        Assert.True((await anna.Get<IComplaintDesk>().Investigate("BS-3", shown.Single(r => r.Number == "BS-3").Version)).Succeeded);
        var before = (await complaints.Read("BS-2"))!;
        var given = await inbox.Assign([.. shown, new("BS-404", 1)], max);
        Assert.Equal("BS-2,BS-4,BS-5", string.Join(',', given.Done.Order()));
        Assert.Equal(["BS-1", "BS-3", "BS-404"], given.Refused.Select(r => r.Number).Order());
        Assert.All(given.Refused, r => Assert.NotEqual("", r.Why));
        Assert.Equal((max, Stage.Assessment), (await Now("BS-2")));

        // Back, save what Anna did meanwhile.
        Assert.True((await anna.Get<IComplaintDesk>().Investigate("BS-5", (await complaints.Read("BS-5"))!.Version)).Succeeded);
        Assert.Equal(3, inbox.CanUndo);
        var back = await inbox.Undo();
        Assert.Equal("BS-2,BS-4 BS-5", $"{string.Join(',', back.Done.Order())} {string.Join(',', back.Refused.Select(r => r.Number))}");
        Assert.Equal((before.AssigneeId, before.Stage), await Now("BS-2"));
        Assert.Equal((max, Stage.Investigation), await Now("BS-5"));
        Assert.Equal(0, inbox.CanUndo);
        Assert.Contains((await complaints.Read("BS-2"))!.Thread, e => e.Text == "Nobody is in charge yet.");

        // Snoozed they leave the open view until their moment, or until the customer writes; what was promised stays where dates are watched.
        var until = app.World.Clock.Local(app.World.Clock.Now).AddHours(3);
        Assert.Equal("BS-2,BS-3,BS-5", string.Join(',', await Open()));
        Assert.Equal(3, (await inbox.Snooze([.. await Rows("BS-2", "BS-3", "BS-5")], until)).Done.Count);
        Assert.Empty(await Open());
        Assert.Contains("BS-2", (await inbox.List(InboxList.BuiltIn[3].List, new PageAt())).Items.Select(r => r.Number));
        Assert.Single((await inbox.Snooze([.. await Rows("BS-2")], until.AddDays(-1))).Refused);
        var maria = await app.World.ActorOf(Maria);
        await app.World.Write(async db => (await db.Complaints.SingleAsync(c => c.Number == "BS-2")).Reply(maria, app.World.Clock.Now, "Well?", app.World.Clock.Now.AddHours(1)));
        Assert.Null(await inbox.SnoozedUntil("BS-2"));
        Assert.NotNull(await inbox.SnoozedUntil("BS-3"));
        Assert.Equal("BS-2", string.Join(',', await Open()));
        Assert.Equal("BS-3,BS-5 BS-2", (await inbox.Undo()) is var undone ? $"{string.Join(',', undone.Done.Order())} {string.Join(',', undone.Refused.Select(r => r.Number))}" : "");
        Assert.Equal("BS-2,BS-3,BS-5", string.Join(',', await Open()));
        Assert.Single((await inbox.Snooze([.. await Rows("BS-5")], until)).Done);
        app.Clock.Move(BulkDone.UndoneWithin + TimeSpan.FromSeconds(1));
        Assert.Equal(0, inbox.CanUndo);
        Assert.Equal(["BS-5"], (await inbox.Undo()).Refused.Select(r => r.Number));
        app.Clock.Move(TimeSpan.FromHours(4));
        Assert.Equal("BS-2,BS-3,BS-5", string.Join(',', await Open()));

        // Without the right to answer: nothing, and one line of the record.
        await app.World.Staff("Nele Marketing", Nele, StaffRole.Marketer);
        await using var nele = await Desk.Of(app, Nele);
        var rows = await Support.Rows.Snapshot(app);
        Assert.Equal(2, (await nele.Get<IInboxDesk>().Assign([.. await Rows("BS-2", "BS-3")], max)).Refused.Count);
        Assert.Single((await nele.Get<IInboxDesk>().Snooze([.. await Rows("BS-3")], null)).Refused);
        Assert.Equal(rows, await Support.Rows.Snapshot(app));
        Assert.Equal(2, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "staff.refused")));

        async Task<(long?, Stage)> Now(string number) => (await complaints.Read(number)) is { } c ? (c.AssigneeId, c.Stage) : default;

        async Task<IEnumerable<string>> Open() => (await inbox.List(InboxList.BuiltIn[0].List with { Search = "is:open -is:snoozed -bs-4" }, new PageAt())).Items.Select(r => r.Number).Order();

        async Task<IEnumerable<TickedRow>> Rows(params string[] numbers) =>
            (await inbox.List(new(""), new PageAt())).Items.Where(r => numbers.Contains(r.Number)).Select(r => new TickedRow(r.Number, r.Version));
    }

    /// <summary>1 closed, 2 overdue about an order, 3 answered, 4 snoozed and 5 a question of another customer, of class A.</summary>
    internal static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        var world = app.World;
        var (alpha, beta) = (await world.Customer("Alfreds Futterkiste", Maria), await world.Customer("Beta", Otto));
        await world.Change(beta, c => c.Class = CustomerClass.A);
        var anna = await world.Staff("Anna Agent", Anna);
        await world.Staff("Max Manager", Max, StaffRole.Manager);
        var order = await world.Order(alpha, "A-1001", -3);
        var (maria, otto) = (await world.ActorOf(Maria), await world.ActorOf(Otto));
        var now = world.Clock.Now;
        await world.Write(db =>
        {
            Add("BS-1", maria, "Wet boxes", c =>
            {
                c.Assign(maria, now.AddDays(-3), anna.Id);
                c.Assess(maria, now.AddDays(-3), new Assessment());
                c.Decide(maria, now.AddDays(-2), new ComplaintDecision { Text = "so" });
                c.Close(maria, now.AddDays(-2), new Closing { Cause = Cause.Defect, Text = "so" });
            });
            Add("BS-2", maria, "Wet boxes", _ => { }, order.Id, order.Lines[0].ProductId);
            Add("BS-3", maria, "Wet boxes", c =>
            {
                c.Assign(maria, now.AddDays(-3), anna.Id);
                c.Answer(maria, now.AddDays(-2), "sorry");
            });
            return Task.CompletedTask;

            void Add(string number, Portal.Server.Data.CustomerActor by, string subject, Action<Complaint> then, long? orderId = null, long? product = null)
            {
                var complaint = new Complaint { Number = number, CustomerId = by.CustomerId, Subject = subject, ReceivedAt = now.AddDays(-4), OrderId = orderId, ProductId = product, OrderNumber = orderId is null ? null : "A-1001" };
                complaint.File(by, "wet", now.AddDays(-1));
                then(complaint);
                db.Complaints.Add(complaint);
            }
        });
        await world.Complaint(otto, "BS-4", "Broken lamp", c => c.Snooze(otto, now, now.AddDays(1)));
        await world.Write(db =>
        {
            var question = new Complaint { Number = "BS-5", CustomerId = otto.CustomerId, Subject = "Lamp: a question", Kind = ComplaintKind.Question, ReceivedAt = now };
            question.File(otto, "how?", now.AddDays(2));
            db.Complaints.Add(question);
            return Task.CompletedTask;
        });
        return app;
    }

    private static Task<string> Product(PortalApp app) => app.World.Read(db => db.Products.Select(p => p.Number).SingleAsync());

    private static string[] Csv(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer.Content.ReadAsStringAsync().Result.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
