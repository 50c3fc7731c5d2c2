using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Shared.Staff;
using Portal.Tests.Support;

namespace Portal.Tests.Complaints;

/// <summary>Targets and escalation are changed by those with the right, in versions that each hold from their moment, and say what is wrong with them.</summary>
public sealed class RuleTests
{
    private const string Anna = "anna@nordwind.example", Max = "max@nordwind.example", Maria = "maria@alpha.example";

    [EachDatabase]
    public async Task Targets_are_versioned_by_right_and_a_complaint_keeps_those_of_its_receipt(string provider)
    {
        await using var app = await Start(provider);
        await using var anna = await Desk.Of(app, Anna);
        await using var max = await Desk.Of(app, Max);
        var (old, desk) = (app.World.Clock.Now, max.Get<IComplaintDesk>());
        await Filed(app, "BS-1");
        app.Clock.Move(TimeSpan.FromHours(1));
        var book = await max.Get<ITargetDesk>().Read();
        Assert.Equal((0, 16, 48d, 0), (book.Version, book.Rows.Count, book.UntilAssessed.Answer, book.Changes.Count));
        Assert.Equal((6d, 12d), (Row(book, Severity.Critical, CustomerClass.A).Answer, Row(book, Severity.High, CustomerClass.A).Answer));

        var before = await Rows.Snapshot(app);
        Assert.Equal(ProblemKind.Refused, Assert.Single((await anna.Get<ITargetDesk>().Save(Form(book))).Problems).Kind);
        Assert.Equal(ProblemKind.Refused, Assert.Single((await anna.Get<IEscalationDesk>().Save(new EscalationForm { Rules = [new() { Tell = [Audience.Managers] }] })).Problems).Kind);
        foreach (var spoil in new Action<TargetForm>[] { f => f.Rows[3].Answer = 0, f => f.Rows[3].Update = 9000, f => f.Rows[0].Answer = f.Rows[0].Solution + 1 })
        {
            var spoilt = Form(book);
            spoil(spoilt);
            Assert.Equal(nameof(TargetForm.Rows), Assert.Single((await max.Get<ITargetDesk>().Save(spoilt)).Problems).Field);
            Assert.Single(spoilt.Validate(new(spoilt)));
        }
        Assert.True((await max.Get<ITargetDesk>().Save(new TargetForm { Rows = [.. book.Rows.Skip(1)] })).IsNotFound);
        Assert.True((await max.Get<ITargetDesk>().Save(Form(book))).Succeeded);
        Assert.Equal(before, await Rows.Snapshot(app));

        var changed = Form(book);
        changed.Rows.Single(r => (r.Severity, r.Class) == (Severity.Critical, CustomerClass.A)).Answer = 2;
        Assert.True((await max.Get<ITargetDesk>().Save(changed)).Succeeded);
        Assert.Equal(ProblemKind.Stale, Assert.Single((await max.Get<ITargetDesk>().Save(changed)).Problems).Kind);
        var after = await max.Get<ITargetDesk>().Read();
        var change = Assert.Single(after.Changes);
        Assert.Equal((1, "Max Manager"), (change.Version, change.By));
        Assert.StartsWith("Critical, class A: answer 2 h", Assert.Single(change.Added), StringComparison.Ordinal);
        Assert.StartsWith("Critical, class A: answer 6 h", Assert.Single(change.Removed), StringComparison.Ordinal);
        Assert.True(await app.World.Read(db => db.Audit.AnyAsync(a => a.Kind == "rules.targets-changed")));

        // The day of our answer goes by severity from the moment of the word, by the version of the receipt.
        await Filed(app, "BS-2");
        foreach (var (number, hours) in new[] { ("BS-1", 6), ("BS-2", 2) })
        {
            Assert.True((await desk.Assign(number, 1, (await desk.Colleagues()).Single(c => c.IsMe).StaffId)).Succeeded);
            Assert.True((await desk.Assess(number, 2, new Assessment { Severity = Severity.Critical })).Succeeded);
            var assessed = (await desk.Read(number))!;
            Assert.Equal((assessed.ReceivedAt.AddHours(hours), assessed.DueAt), (assessed.DueAt, assessed.Ledger.Answer.DueAt));
        }
        // What waits for her is due by nothing; an assessment then makes no day of an answer.
        Assert.True((await desk.Answer("BS-2", 3, new MessageDraft { FormKey = Guid.NewGuid(), Text = "Which?" })).Succeeded);
        Assert.True((await desk.Assess("BS-2", 4, new Assessment { Severity = Severity.Low })).Succeeded);
        Assert.Null((await desk.Read("BS-2"))!.DueAt);
        Assert.True(old < after.Changes[0].At);
    }

    [EachDatabase]
    public async Task Rules_say_what_is_wrong_hold_for_clocks_that_begin_later_and_are_tried_without_telling_anybody(string provider)
    {
        await using var app = await Start(provider, "--Portal:Calendar:Hours=Mon-Fri 08:00-17:00", "--Portal:Complaints:DueHours=16");
        await using var max = await Desk.Of(app, Max);
        var desk = max.Get<IEscalationDesk>();
        await Filed(app, "BS-1");
        app.Clock.Move(TimeSpan.FromHours(1));
        var book = await desk.Read();
        var anna = book.Names.Single(n => n.Value == "Anna Agent").Key;
        foreach (var (rules, words) in new (EscalationRule[], string)[]
        {
            ([], "at least one"), ([new()], "choose who is told"), ([new() { Tell = [Audience.Person] }], "choose the person"), ([new() { Tell = [Audience.Managers], Share = 0 }], "from 1 to"),
            ([new() { Tell = [Audience.Managers] }, new() { Tell = [Audience.InCharge], Share = 50 }], "rule 1 says the same level"),
            ([new() { Tell = [Audience.Managers] }, new() { Tell = [Audience.InCharge], Level = 2, Severity = Severity.High, Share = 90 }], "must come later than level 1 of rule 1"),
            ([new() { Tell = [Audience.Person], Person = "nobody" }], "does not work here"), ([new() { Tell = [Audience.Managers], Level = 4 }], "choose a level"),
        })
        {
            var problem = Assert.Single((await desk.Save(new EscalationForm { Rules = [.. rules] })).Problems);
            Assert.Equal(nameof(EscalationForm.Rules), problem.Field);
            Assert.Contains(words, problem.Message, StringComparison.Ordinal);
            Assert.Contains(words == "does not work here" ? "" : words, string.Join(' ', EscalationRules.Problems(rules)), StringComparison.Ordinal);
        }
        List<EscalationRule> changed = [new() { Share = 50, Tell = [Audience.Person], Person = anna }, new() { Class = CustomerClass.A, Share = 25, Tell = [Audience.InCharge, Audience.Deputy] }];
        Assert.True((await desk.Save(new EscalationForm { Rules = changed })).Succeeded);
        Assert.Equal(ProblemKind.Stale, Assert.Single((await desk.Save(new EscalationForm { Rules = changed })).Problems).Kind);
        Assert.Contains("All complaints: level 1 at 50 % of the time for the answer: Anna Agent.", (await desk.Read()).Changes.Single().Added);

        // The one from before is watched by what held then; one made up now by what holds now, in working time: eight hours from Friday at three are over on Monday at two.
        Assert.Equal([100, 150], (await desk.OfComplaint("BS-1"))!.Steps.Select(s => s.Share));
        var friday = app.World.Clock.Today.AddDays(12 - (int)app.World.Clock.Today.DayOfWeek).ToDateTime(new TimeOnly(15, 0));
        var before = await Rows.Snapshot(app);
        var made = (await desk.Try(new TrialForm { ReceivedAt = friday, InCharge = anna })).Value;
        var step = Assert.Single(made.Steps);
        Assert.Equal((friday.AddDays(3).Date.AddHours(14), 50, 1, "Anna Agent", false), (app.World.Clock.Local(step.At), step.Share, step.Level, step.To.Single().Name, step.IsDone));
        Assert.Equal([ClockKind.Answer, ClockKind.Update, ClockKind.Solution], made.Clocks.Select(c => c.Target));
        var high = (await desk.Try(new TrialForm { ReceivedAt = friday, Severity = Severity.High, Class = CustomerClass.A })).Value;
        Assert.Equal((friday.AddHours(1), "Max Manager"), (app.World.Clock.Local(high.Steps.Single().At), high.Steps.Single().To.Single().Name));
        Assert.Equal(nameof(TrialForm.Number), Assert.Single((await desk.Try(new TrialForm { Number = "BS-9" })).Problems).Field);
        Assert.Equal("BS-1", (await desk.Try(new TrialForm { Number = " BS-1 " })).Value.Number);
        Assert.Equal(before, await Rows.Snapshot(app));
    }

    private static TargetHours Row(TargetBook book, Severity severity, CustomerClass grade) => book.Rows.Single(r => r.Severity == severity && r.Class == grade);

    private static TargetForm Form(TargetBook book) => new()
    {
        Version = book.Version, Rows = [.. book.Rows.Select(r => new TargetHours { Severity = r.Severity, Class = r.Class, Answer = r.Answer, Update = r.Update, Solution = r.Solution })],
    };

    private static async Task Filed(PortalApp app, string number)
    {
        var filer = await app.World.ActorOf(Maria);
        await app.World.Write(db =>
        {
            var complaint = new Complaint { Number = number, CustomerId = filer.CustomerId, ContactId = filer.ContactId, FiledByUserId = filer.Id, FiledByName = "Maria", Subject = "Wet boxes", ReceivedAt = app.World.Clock.Now, Class = CustomerClass.A };
            complaint.File(filer, "All of them.", app.World.Clock.Now.AddHours(48));
            db.Complaints.Add(complaint);
            return Task.CompletedTask;
        });
    }

    private static async Task<PortalApp> Start(string provider, params string[] settings)
    {
        var app = await PortalApp.Start(provider, settings);
        await app.World.Customer("Alpha GmbH", Maria);
        await app.World.Staff("Anna Agent", Anna);
        await app.World.Staff("Max Manager", Max, StaffRole.Manager);
        return app;
    }
}
