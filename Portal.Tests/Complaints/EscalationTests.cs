using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.Staff;
using Portal.Shared.Account;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Tests.Support;

namespace Portal.Tests.Complaints;

/// <summary>What the dry run says is what the job does: whom it tells, on which level, and when.</summary>
public sealed class EscalationTests
{
    private const string Max = "max@nordwind.example", Maria = "maria@alpha.example";
    private const int Many = 200;

    [EachDatabase]
    public async Task Of_two_hundred_complaints_the_job_tells_whom_the_dry_run_names_when_it_says_each_once(string provider)
    {
        await using var app = await PortalApp.Start(provider, "--Portal:Calendar:Hours=Mon-Fri 08:00-17:00", "--Portal:Complaints:DueHours=6", "--Portal:Complaints:SolutionHours=10");
        var dice = new Random(20261123);
        var staff = await People(app);
        // A Monday at seven, so that a step of an hour never falls on the minute at which somebody is to be told.
        var monday = app.World.Clock.Today.AddDays(8 - (int)app.World.Clock.Today.DayOfWeek);
        await Policy(app);
        var start = app.World.Clock.StartOf(monday).AddHours(7);
        app.Clock.Move(start - app.World.Clock.Now);
        await Away(app, staff, monday);
        await File(app, staff, start, dice);

        var expected = new SortedSet<string>(StringComparer.Ordinal);
        await using (var max = await Desk.Of(app, Max))
        {
            foreach (var number in Enumerable.Range(0, Many).Select(Number))
            {
                foreach (var step in (await max.Get<IEscalationDesk>().OfComplaint(number))!.Steps)
                {
                    Assert.True(expected.Add(Line(number, step.Target, step.Level, step.To.Select(t => t.Name), Hour(step.At - start, Math.Ceiling))), number);
                }
            }
        }
        Assert.InRange(expected.Count, Many, 5 * Many);
        var hours = expected.Max(line => int.Parse(line.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture));
        for (var hour = 0; hour <= hours; hour++)
        {
            app.Clock.Move(start.AddHours(hour) - app.World.Clock.Now);
            // Two nodes at once, when the first ones are due: each is told once all the same.
            if (hour == 0) await Task.WhenAll(app.RunJob("complaint-reminders"), app.RunJob("complaint-reminders"));
            else if (app.World.Clock.Local(start.AddHours(hour)) is { Hour: >= 7 and <= 18 }) await app.RunJob("complaint-reminders");
        }
        var told = await app.World.Read(async db => (await db.Events.Where(e => e.Kind == ComplaintEvents.Escalated).Select(e => new { e.SubjectNumber, e.At, e.Arguments, e.Visible }).ToListAsync()));
        Assert.DoesNotContain(told, e => e.Visible);
        var names = staff.ToDictionary(s => s.Id, s => s.Name);
        var actual = told.Select(e => Line(
            e.SubjectNumber, Enum.Parse<ClockKind>(EventLog.Argument(e.Arguments, "target")!), int.Parse(EventLog.Argument(e.Arguments, "level")!, System.Globalization.CultureInfo.InvariantCulture),
            EscalationEvent.Told(e.Arguments).Select(id => names[id]), Hour(e.At - start, Math.Floor))).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(expected, actual);
        Assert.Equal(told.Count, await app.World.Read(db => db.ComplaintNotices.CountAsync()));
        Assert.Equal(told.Sum(e => EscalationEvent.Told(e.Arguments).Count()), await app.World.Read(db => db.Mails.CountAsync(m => m.Kind == "complaint-escalated")));
        // It all is over: what is left to say is what was said, and no more is told to anybody.
        Assert.Equal(0, await app.RunJob("complaint-reminders"));
        await using var later = await Desk.Of(app, Max);
        Assert.All((await later.Get<IEscalationDesk>().OfComplaint(Number(0)))!.Steps, s => Assert.True(s.IsDone));
        Assert.Equal(1, await app.World.Read(db => db.Complaints.MaxAsync(c => c.Version)));
    }

    private static string Number(int i) => $"BS-{i:000}";

    private static string Line(string number, ClockKind target, int level, IEnumerable<string> names, int hour) => $"{number} {target} {level} {string.Join("+", names.Order(StringComparer.Ordinal))} {hour}";

    /// <summary>In whole hours; a real clock runs on while the test does.</summary>
    private static int Hour(TimeSpan since, Func<double, double> round) => since < TimeSpan.FromMinutes(4) ? 0 : (int)round(since.TotalHours);

    private static async Task<List<StaffMember>> People(PortalApp app)
    {
        var staff = new List<StaffMember>();
        foreach (var (name, role) in new[]
        {
            ("Anna", StaffRole.Agent), ("Ben", StaffRole.Agent), ("Carla", StaffRole.Agent), ("Dora", StaffRole.AccountManager), ("Emil", StaffRole.AccountManager),
            ("Max", StaffRole.Manager), ("Mia", StaffRole.Manager), ("Nils", StaffRole.Marketer),
        })
        {
            staff.Add(await app.World.Staff(name, $"{name.ToLowerInvariant()}@nordwind.example", role));
        }
        for (var i = 0; i < 4; i++)
        {
            var customer = await app.World.Customer($"Customer {i}", i == 0 ? Maria : $"c{i}@alpha.example");
            await app.World.Change(customer, c => (c.Class, c.ManagerId, c.DeputyId) = ((CustomerClass)i, i == 0 ? null : staff[3].Id, i == 3 ? staff[4].Id : null));
        }
        return staff;
    }

    private static async Task Policy(PortalApp app)
    {
        await using var max = await Desk.Of(app, Max);
        var targets = await max.Get<ITargetDesk>().Read();
        foreach (var row in targets.Rows) (row.Answer, row.Update, row.Solution) = (2 + (int)row.Class, 3, 9 - 2 * (int)row.Severity + (int)row.Class);
        Assert.True((await max.Get<ITargetDesk>().Save(new TargetForm { Version = targets.Version, Rows = [.. targets.Rows] })).Succeeded);
        var nils = (await max.Get<IEscalationDesk>().Read()).Names.Single(n => n.Value == "Nils").Key;
        List<EscalationRule> rules =
        [
            new() { Share = 75, Level = 1, Tell = [Audience.InCharge] }, new() { Share = 100, Level = 2, Tell = [Audience.AccountManager, Audience.Deputy] }, new() { Share = 150, Level = 3, Tell = [Audience.Managers] },
            new() { Severity = Severity.Critical, Share = 25, Level = 1, Tell = [Audience.InCharge, Audience.AccountManager] }, new() { Class = CustomerClass.A, Share = 50, Level = 1, Tell = [Audience.InCharge] },
            new() { Severity = Severity.High, Class = CustomerClass.A, Share = 125, Level = 2, Tell = [Audience.Person], Person = nils },
            new() { Target = ClockKind.Solution, Share = 100, Level = 1, Tell = [Audience.Managers] }, new() { Target = ClockKind.Update, Severity = Severity.High, Share = 100, Level = 1, Tell = [Audience.InCharge] },
        ];
        Assert.Equal([], EscalationRules.Problems(rules));
        Assert.True((await max.Get<IEscalationDesk>().Save(new EscalationForm { Rules = rules })).Succeeded);
    }

    /// <summary>Anna is stood in for by Ben, Ben from Tuesday on by Carla, Dora by nobody, and one manager is away on Tuesday.</summary>
    private static Task Away(PortalApp app, List<StaffMember> staff, DateOnly monday) => app.World.Write(db =>
    {
        db.Absences.AddRange(
            new Absence { StaffId = staff[0].Id, From = monday, Until = monday.AddDays(4), DeputyId = staff[1].Id },
            new Absence { StaffId = staff[1].Id, From = monday.AddDays(1), Until = monday.AddDays(1), DeputyId = staff[2].Id },
            new Absence { StaffId = staff[3].Id, From = monday.AddDays(1), Until = monday.AddDays(2) },
            new Absence { StaffId = staff[5].Id, From = monday.AddDays(1), Until = monday.AddDays(1), DeputyId = staff[7].Id });
        return Task.CompletedTask;
    });

    /// <summary>Complaints of all kinds, filed before, this morning and later today; some answered, some written to again.</summary>
    private static async Task File(PortalApp app, List<StaffMember> staff, DateTimeOffset start, Random dice)
    {
        var filers = new List<CustomerActor>();
        for (var i = 0; i < 4; i++) filers.Add(await app.World.ActorOf(i == 0 ? Maria : $"c{i}@alpha.example"));
        var agent = new StaffActor(999, "Anna", staff[0].Id, StaffRole.Agent);
        await app.World.Write(db =>
        {
            for (var i = 0; i < Many; i++)
            {
                var (grade, severity, assignee) = (dice.Next(4), dice.Next(5), dice.Next(4));
                var received = start.AddMinutes(-15 * dice.Next(2, 400));
                var complaint = new Complaint
                {
                    Number = Number(i), CustomerId = filers[grade].CustomerId, FiledByUserId = filers[grade].Id, FiledByName = "x", Subject = "Wet boxes", ReceivedAt = received, Class = (CustomerClass)grade, IsHistory = i % 50 == 49,
                };
                complaint.File(filers[grade], "All of them.", received.AddHours(6));
                if (assignee < 3) complaint.Assign(agent, received, staff[assignee].Id);
                if (assignee < 3 && severity < 4) Assert.True(complaint.Assess(agent, start.AddHours(-dice.Next(0, 3)), new Assessment { Severity = (Severity)severity }).Succeeded);
                if (i % 5 == 0 && severity < 4) complaint.Answer(agent, received.AddMinutes(15), "Which boxes?");
                if (i % 10 == 0) complaint.Reply(filers[grade], received.AddMinutes(dice.Next(1, 40) * 15) is var at && at < start ? at : start, "The blue ones.", start.AddHours(6));
                db.Complaints.Add(complaint);
            }
            return Task.CompletedTask;
        });
    }
}
