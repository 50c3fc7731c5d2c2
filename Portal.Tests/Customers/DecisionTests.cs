using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Tests.Support;

namespace Portal.Tests.Customers;

/// <summary>Class, care and legal data: with a reason, by those who may, and never over somebody else's edit.</summary>
public sealed class DecisionTests
{
    private const string Max = "max@nordwind.example", Anna = "anna@nordwind.example", Number = "K-10001";

    [EachDatabase]
    public async Task What_is_decided_stands_in_the_file_with_who_when_and_why(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Max);
        var customers = desk.Get<ICustomerDesk>();
        var decision = await Decision(customers);
        (decision.Class, decision.Manager, decision.Deputy, decision.VatId, decision.Reason) = (CustomerClass.A, "Max Manager", "Anna Agent", "DE136695976", "Big and growing");
        Assert.True((await customers.Decide(Number, decision)).Succeeded);
        var file = (await customers.Read(Number))!;
        Assert.Equal((CustomerClass.A, "Big and growing", "Max Manager", "Anna Agent", "DE136695976"), (file.Class, file.ClassReason, file.Manager!.Name, file.Deputy!.Name, file.VatId));
        var history = await customers.Decisions(Number);
        Assert.Equal(["Class:None>A", "Deputy:>Anna Agent", "Manager:>Max Manager", "VatId:>DE136695976"], history.Select(d => $"{d.Kind}:{d.From}>{d.To}").Order());
        Assert.All(history, d => Assert.Equal(("Big and growing", "Max Manager"), (d.Reason, d.By)));
        var events = await app.World.Read(db => db.Events.Where(e => e.Kind.StartsWith("customer.")).ToListAsync());
        Assert.Equal([CustomerEvents.Classified, CustomerEvents.DeputyNamed, CustomerEvents.ManagerNamed, CustomerEvents.VatIdChanged], events.Select(e => e.Kind).Order());
        Assert.All(events, e => Assert.Equal(e.Kind == CustomerEvents.VatIdChanged, e.Visible));
        Assert.All(events, e => Assert.DoesNotMatch("Anna|DE136695976", e.Arguments));

        decision = await Decision(customers);
        (decision.Manager, decision.Reason) = ("", "He left");
        Assert.True((await customers.Decide(Number, decision)).Succeeded);
        Assert.Null((await customers.Read(Number))!.Manager);
        Assert.Equal(("Max Manager", "", "He left"), (await customers.Decisions(Number)).Select(d => (d.From, d.To, d.Reason)).First());
    }

    [EachDatabase]
    public async Task A_decision_that_cannot_be_is_answered_at_its_field_and_changes_nothing(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Max);
        var customers = desk.Get<ICustomerDesk>();
        foreach (var (change, field) in new (Action<Decision>, string)[]
        {
            (d => d.Manager = "Somebody Else", nameof(Shared.Customers.Decision.Manager)), (d => d.Deputy = "Nobody", nameof(Shared.Customers.Decision.Deputy)),
            (d => (d.Manager, d.Deputy) = ("Max Manager", "Max Manager"), nameof(Shared.Customers.Decision.Deputy)), (d => d.Name = " - ", nameof(Shared.Customers.Decision.Name)),
            (d => d.Class = (CustomerClass)17, nameof(Shared.Customers.Decision.Class)), (_ => { }, nameof(Shared.Customers.Decision.Reason)),
        })
        {
            var decision = await Decision(customers);
            decision.Reason = "why";
            change(decision);
            Assert.Equal(field, Assert.Single((await customers.Decide(Number, decision)).Problems).Field);
        }
        Assert.True((await customers.Decide("K-9", await Decision(customers))).IsNotFound);
        Assert.Equal((1, 0, 0), await Counts(app));
    }

    [EachDatabase]
    public async Task The_second_of_two_who_edit_is_told_and_both_versions_are_at_hand(string provider)
    {
        await using var app = await Start(provider);
        await using var max = await Desk.Of(app, Max);
        await using var eva = await Desk.Of(app, "eva@nordwind.example");
        var (mine, hers) = ((await max.Get<ICustomerDesk>().Edit(Number))!, (await eva.Get<ICustomerDesk>().Edit(Number))!);
        (mine.Phone, hers.Phone, hers.Country) = ("111", "222", "AT");
        Assert.True((await eva.Get<ICustomerDesk>().Save(Number, hers)).Succeeded);
        Assert.Equal(ProblemKind.Stale, Assert.Single((await max.Get<ICustomerDesk>().Save(Number, mine)).Problems).Kind);
        var now = (await max.Get<ICustomerDesk>().Edit(Number))!;
        var differences = Client.Staff.Customers.EditDifference.Between(mine, now);
        Assert.Equal([("111", "222"), ("", "AT")], differences.Select(d => (d.Mine, d.Theirs)));
        mine.Version = now.Version;
        differences[1].Take();
        Assert.True((await max.Get<ICustomerDesk>().Save(Number, mine)).Succeeded);
        var saved = (await max.Get<ICustomerDesk>().Edit(Number))!;
        Assert.Equal(("111", "AT"), (saved.Phone, saved.Country));
        Assert.Equal(["phone,country", "phone"], await app.World.Read(async db => (await db.Events.Where(e => e.Kind == CustomerEvents.Changed).OrderBy(e => e.Id).ToListAsync())
            .Select(e => EventLog.Argument(e.Arguments, "fields"))));
    }

    [EachDatabase]
    public async Task An_agent_reads_and_notes_and_is_refused_the_rest(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Anna);
        var customers = desk.Get<ICustomerDesk>();
        var decision = await Decision(customers);
        (decision.Class, decision.Reason) = (CustomerClass.A, "I say so");
        Outcome[] refused =
        [
            await customers.Decide(Number, decision), await customers.Save(Number, new MasterData { Version = 1, Phone = "1" }),
            await customers.Create(new NewCustomer { FormKey = Guid.NewGuid(), Name = "Mine" }), await desk.Get<IFieldDesk>().SwitchOn(FieldGroup.Tags),
            await desk.Get<IFieldDesk>().SwitchOff(FieldGroup.Tags, 0),
            await desk.Get<ICustomerDocumentDesk>().File(Number, new DocumentDraft { FormKey = Guid.NewGuid(), Title = "x", Content = new Upload("a.jpg", 3, () => new MemoryStream(Pictures.Jpeg())) }),
        ];
        Assert.All(refused, o => Assert.Equal(ProblemKind.Refused, Assert.Single(o.Problems).Kind));
        Assert.Equal((1, 0, 0), await Counts(app));
        Assert.Equal(refused.Length, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "staff.refused")));
        Assert.Empty(await customers.Readers(Number));
        Assert.True((await desk.Get<ICustomerFileDesk>().AddNote(Number, new MessageDraft { FormKey = Guid.NewGuid(), Text = "called" })).Succeeded);
    }

    [EachDatabase]
    public async Task Reading_the_file_is_recorded_once_a_reader_and_day(string provider)
    {
        await using var app = await Start(provider);
        await using var anna = await Desk.Of(app, Anna);
        await using var max = await Desk.Of(app, Max);
        for (var i = 0; i < 3; i++) await anna.Get<ICustomerDesk>().Read(Number);
        await max.Get<ICustomerDesk>().Read(Number);
        await anna.Get<ICustomerDesk>().Read("K-404");
        Assert.Equal(2, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == FileLooks.Kind)));
        app.Clock.Move(TimeSpan.FromDays(1));
        await using var later = await Desk.Of(app, Anna);
        await later.Get<ICustomerDesk>().Read(Number);
        Assert.Equal(3, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == FileLooks.Kind)));
        await using var manager = await Desk.Of(app, Max);
        var today = app.World.Clock.Today;
        Assert.Equal([new("Anna Agent", today), new("Anna Agent", today.AddDays(-1)), new FileReader("Max Manager", today.AddDays(-1))],
            await manager.Get<ICustomerDesk>().Readers(Number));
    }

    private static async Task<Decision> Decision(ICustomerDesk desk)
    {
        var file = (await desk.Read(Number))!;
        return new Decision
        {
            Version = file.Version, Class = file.Class, Manager = file.Manager?.Name ?? "", Deputy = file.Deputy?.Name ?? "", Name = file.Name, VatId = file.VatId,
        };
    }

    private static Task<(int Version, int Decisions, int Events)> Counts(PortalApp app) => app.World.Read(async db => (
        (await db.Customers.SingleAsync()).Version, await db.CustomerDecisions.CountAsync(), await db.Events.CountAsync()));

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        await app.World.Customer("Alpha", "a@alpha.example");
        await app.World.Staff("Max Manager", Max, StaffRole.Manager);
        await app.World.Staff("Eva Account", "eva@nordwind.example", StaffRole.AccountManager);
        await app.World.Staff("Anna Agent", Anna);
        return app;
    }
}
