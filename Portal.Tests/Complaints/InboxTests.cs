using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Complaints;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Tests.Support;
using static Portal.Tests.Complaints.InboxWorld;

namespace Portal.Tests.Complaints;

/// <summary>The inbox: what a view lists is what it counts and what it exports, on every database.</summary>
public sealed class InboxTests
{

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
            ("is:followed", ""), ("is:snoozed", "4"), ("is:open -is:snoozed", "2,3,5"), ("class:A", "4,5"), ("-class:A is:open", "2,3"), ("class:none", "1,2,3"),
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
        Assert.Equal("3,0,2,1,0,1,1,0,1,1", string.Join(',', (await inbox.Views()).Where(v => v.IsBuiltIn).Select(v => v.Count)));
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
                InboxSort.Due => r.DueAt ?? DateTimeOffset.MaxValue,
                InboxSort.LastWord => r.LastWordAt,
                InboxSort.Customer => r.CustomerName.ToUpperInvariant(),
                InboxSort.Severity => r.Severity is { } severity ? (int)severity + 1 : 0,
                _ => r.ReceivedAt,
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

    private static Task<string> Product(PortalApp app) => app.World.Read(db => db.Products.Select(p => p.Number).SingleAsync());

    private static string[] Csv(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer.Content.ReadAsStringAsync().Result.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
