using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.Customers;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Shared.Invoices;
using Portal.Tests.Support;

namespace Portal.Tests.Customers;

/// <summary>The customer's file: the answer to a phone call, and the timeline.</summary>
public sealed class FileTests
{
    private const string Anna = "anna@nordwind.example", Number = "K-10001";

    [EachDatabase]
    public async Task The_file_opens_with_what_is_open_promised_and_went_wrong(string provider)
    {
        await using var app = await Start(provider);
        var (world, today) = (app.World, app.World.Clock.Today);
        var alpha = await world.Read(db => db.Customers.SingleAsync(c => c.Number == Number));
        await using var desk = await Desk.Of(app, Anna);
        var files = desk.Get<ICustomerFileDesk>();
        var empty = (await files.Glance(Number))!;
        Assert.Equal((0, 0, 0, null), (empty.OpenOrders.Value, empty.OverdueInvoices.Value, empty.OpenComplaints.Value, empty.LastMishap));
        await world.Order(alpha, "A-LATE", -2);
        await world.Order(alpha, "A-SOON", 3);
        await world.Order(alpha, "A-CAME", -20, -15);
        await world.Write(async db => (await db.Orders.SingleAsync(o => o.Number == "A-SOON")).PromiseDelivery(today.AddDays(6), world.Clock.Now, "carrier"));
        await world.Invoice(alpha, "R-1", -9, 100, 25);
        await world.Invoice(alpha, "R-2", -1, 50);
        await world.Invoice(alpha, "R-3", 5, 50);
        var glance = (await files.Glance(Number))!;
        Assert.Equal((2, 1), (glance.OpenOrders.Value, glance.LateOrders.Value));
        Assert.Equal([new("A-LATE", today.AddDays(-2), null), new PromiseAhead("A-SOON", today.AddDays(6), today.AddDays(3))], glance.Promises);
        Assert.Equal((2, today.AddDays(-9)), (glance.OverdueInvoices.Value, glance.OldestDue));
        Assert.Equal([new Money(125, "EUR")], glance.Overdue);
        Assert.Equal(new Mishap(today.AddDays(-15), null, "", "A-CAME", 5), glance.LastMishap);
        await world.Complaint(await world.ActorOf("a@alpha.example"), "BS-1", "Wet boxes", _ => { });
        glance = (await files.Glance(Number))!;
        Assert.Equal([("BS-1", "Wet boxes")], glance.Complaints.Select(c => (c.Number, c.Subject)));
        Assert.Equal("BS-1", glance.LastMishap!.ComplaintNumber);
        Assert.Null(await files.Glance("K-404"));
        // What belongs to the other company is in none of it.
        Assert.Equal(0, (await files.Glance("K-10002"))!.OpenOrders.Value);
        Assert.Equal(["R-3", "R-2", "R-1"], (await desk.Get<IInvoiceDesk>().OfCustomer(Number, new PageAt())).Items.Select(i => i.Number));
        Assert.Empty((await desk.Get<IInvoiceDesk>().OfCustomer("K-404", new PageAt())).Items);
    }

    [Fact]
    public void Every_kind_of_event_has_words_in_both_languages_and_an_area()
    {
        var kinds = typeof(PortalDb).Assembly.GetTypes().Where(t => t.Name.EndsWith("Events", StringComparison.Ordinal) && t.IsAbstract && t.IsSealed)
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(f => f.IsLiteral && f.FieldType == typeof(string))
            .Select(f => (string)f.GetRawConstantValue()!).ToList();
        Assert.Contains(ComplaintEvents.Filed, kinds);
        Assert.Contains(CustomerEvents.NoteWritten, kinds);
        foreach (var kind in kinds)
        {
            Assert.True(TimelineWords.Areas.Contains(TimelineWords.AreaOf(kind)), $"{kind}: the timeline's filter has no such area");
            var words = new[] { Texts.English, Texts.German }.Select(language => Texts.In(language, () => TimelineWords.Of(
                new EventFacts(kind, "X-1", new Dictionary<string, string> { ["from"] = "A", ["to"] = "B", ["fields"] = "phone,Industry" }, _ => "Anna")))).ToList();
            Assert.True(words.TrueForAll(w => w is { Length: > 3 }) && words[0] != words[1], $"{kind} has no words");
        }
        Assert.Null(TimelineWords.Of(new EventFacts("complaint.exploded", "X-1", new Dictionary<string, string>(), _ => null)));
    }

    [EachDatabase]
    public async Task The_timeline_filters_searches_and_pages(string provider)
    {
        await using var app = await Start(provider);
        await app.World.Complaint(await app.World.ActorOf("a@alpha.example"), "BS-1", "Wet boxes", _ => { });
        await app.World.Complaint(await app.World.ActorOf("b@beta.example"), "BS-2", "Dry boxes", _ => { });
        await using var desk = await Desk.Of(app, Anna);
        var files = desk.Get<ICustomerFileDesk>();
        for (var i = 1; i <= 60; i++)
        {
            app.Clock.Move(TimeSpan.FromSeconds(i % 2));
            Assert.True((await files.AddNote(Number, Note($"Note {i}: spoke with Frau Müller"))).Succeeded);
        }
        var all = new List<TimelineEntry>();
        string? after = null;
        do
        {
            var page = await files.History(Number, new TimelineQuery(null, null, after));
            all.AddRange(page.Entries);
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(61, all.Count);
        Assert.Equal([.. Enumerable.Range(1, 60).Reverse().Select(i => $"Note {i}: spoke with Frau Müller")], all.Take(60).Select(e => e.Note));
        Assert.Equal(("/staff/complaints/BS-1", false), (all[60].Address, all[60].Internal));
        Assert.All(all.Take(60), e => Assert.True(e.Internal && e.Who == "Anna Agent"));
        Assert.Equal(["complaint"], (await files.History(Number, new("complaint", null, null))).Entries.Select(e => e.Area));
        Assert.Equal(25, (await files.History(Number, new("note", "mueller", null))).Entries.Count);
        Assert.Equal(["Note 17: spoke with Frau Müller"], (await files.History(Number, new(null, "17 frau", null))).Entries.Select(e => e.Note));
        Assert.Empty((await files.History(Number, new(null, "dry", null))).Entries);
        Assert.Empty((await files.History("K-404", new(null, null, null))).Entries);
        Assert.Equal(25, (await files.History(Number, new("' OR 1=1", null, "x~y"))).Entries.Count);
    }

    [EachDatabase]
    public async Task A_note_sent_twice_is_one_note(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Anna);
        var note = Note("once");
        for (var i = 0; i < 2; i++) Assert.True((await desk.Get<ICustomerFileDesk>().AddNote(Number, note)).Succeeded);
        Assert.True((await desk.Get<ICustomerFileDesk>().AddNote("K-404", Note("nowhere"))).IsNotFound);
        Assert.Equal((1, 1), await app.World.Read(async db => (await db.CustomerNotes.CountAsync(), await db.Events.CountAsync(e => e.Kind == CustomerEvents.NoteWritten))));
    }

    private static MessageDraft Note(string text) => new() { FormKey = Guid.NewGuid(), Text = text };

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        await app.World.Customer("Alpha", "a@alpha.example");
        await app.World.Customer("Beta", "b@beta.example");
        await app.World.Staff("Anna Agent", Anna);
        return app;
    }
}
