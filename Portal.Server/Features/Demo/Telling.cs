using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Demo;

/// <summary>
/// Lets a complaint happen: each step is taken by the method the product takes it with, by its actor, at its time, until
/// yesterday evening. Whatever a complaint writes down about a step, it has written down here.
/// </summary>
/// <param name="manager">Who is told when nobody else answers.</param>
internal sealed class Telling(Complaint complaint, DemoFrame frame, Dice dice, long manager)
{
    private readonly WorkDays days = frame.Days;
    private readonly HashSet<(int Level, DateTimeOffset For)> told = [];
    private DateTimeOffset now = complaint.ReceivedAt, turned = complaint.ReceivedAt;

    public List<ComplaintNote> Notes { get; } = [];

    public List<ComplaintNotice> Notices { get; } = [];

    private DateTimeOffset Due => frame.Ahead(now, complaint);

    public void File(Actor by, string text) => complaint.File(by, text, Due);

    /// <summary>Puts somebody in charge, who assesses a complaint a few minutes later.</summary>
    public void Assign(Colleague by, Colleague to, Cause cause)
    {
        Must(complaint.Assign(by.Actor, now, to.Member.Id));
        if (complaint.Kind != ComplaintKind.Complaint) return;
        now = now.AddMinutes(6);
        Must(complaint.Assess(to.Actor, now, Judging.Of(complaint.Number, cause)));
        complaint.Promise(frame.Ahead(turned, complaint));
    }

    public void Plan(Colleague by, RemedyDraft draft, bool needsApproval) => Must(complaint.Plan(by.Actor, now, draft, needsApproval));

    public void Decide(Colleague by, ComplaintOutcome outcome, string text) => Must(complaint.Decide(by.Actor, now, new ComplaintDecision { Outcome = outcome, Text = text }));

    public void Investigate(Colleague by) => Must(complaint.Investigate(by.Actor, now));

    public void Answer(Colleague by, string text) => Must(complaint.Answer(by.Actor, now, text));

    public void Reply(Actor by, string text)
    {
        // Two words of hers before one of ours: she waits since the first.
        turned = complaint.WaitingFor == WaitingFor.Us ? turned : now;
        Must(complaint.Reply(by, now, text, Due));
    }

    public void DeclareSolved(Actor by) => Must(complaint.DeclareSolved(by, now));

    public void Close(Colleague by, ComplaintOutcome outcome, Cause cause, string text) =>
        Must(complaint.Close(by.Actor, now, new Closing { Outcome = outcome, Cause = cause, Text = text }));

    public void Reopen(Actor by, string text)
    {
        turned = now;
        Must(complaint.Reopen(by, now, text, Due));
    }

    public void Note(Colleague by, string text) => Notes.Add(new ComplaintNote
    {
        CustomerId = complaint.CustomerId, AuthorUserId = by.Actor.Id, AuthorName = by.Actor.Name, Text = text, At = now.AddMinutes(4),
    });

    /// <summary>Receipt without acknowledgement is a stage that no method of a complaint leads to; the demo shows it all the same.</summary>
    public void Put(Stage stage) => typeof(Complaint).GetProperty(nameof(Complaint.Stage))!.SetValue(complaint, stage);

    /// <summary>Some hours later, when somebody is in the office. False when that is not yet.</summary>
    public bool Office(double least, double most) => GoOn(days.InOffice(Later(least, most), dice));

    /// <summary>Some hours later, when customers are awake.</summary>
    public bool Later(double least, double most, bool awake) => GoOn(awake ? days.Awake(Later(least, most), dice) : Later(least, most));

    /// <summary>The day it is.</summary>
    public DateOnly Day => days.DayOf(now);

    /// <summary>On a day to come. False when that is not yet.</summary>
    public bool Reach(DateOnly day, int minute) => GoOn(days.At(day, minute));

    /// <summary>At that time of that day, for what must have happened.</summary>
    public void At(DateOnly day, int minute) => GoOn(days.At(day, minute));

    /// <summary>Up to now, for what is waited for in vain.</summary>
    public void WaitOn() => Remind(days.Last);

    private DateTimeOffset Later(double least, double most) => now.AddSeconds(Math.Round(3600 * (least + (most - least) * dice.Share())));

    private bool GoOn(DateTimeOffset to)
    {
        Remind(to < days.Last ? to : days.Last);
        if (to > days.Last) return false;
        now = to;
        return true;
    }

    /// <summary>What the jobs would have told meanwhile: staff by the rules the portal comes with, and the customer that we are late.</summary>
    private void Remind(DateTimeOffset until)
    {
        if (complaint.DueAt is not { } due) return;
        var happens = new List<(DateTimeOffset At, Func<ComplaintNotice> Tell)>();
        foreach (var rule in EscalationRules.For(BuiltInRules.Escalation, ClockKind.Answer, complaint.Severity, complaint.Class))
        {
            var reached = frame.Ahead(turned, complaint, rule.Share / 100.0);
            var at = (complaint.AssessedAt > reached ? complaint.AssessedAt.Value : reached).AddMinutes(3);
            if (at > until || !told.Add((rule.Level, turned))) continue;
            long[] to = rule.Tell.Contains(Audience.Managers) && rule.Tell.Contains(Audience.InCharge) ? [complaint.AssigneeId ?? manager, manager]
                : rule.Tell.Contains(Audience.Managers) ? [manager] : [complaint.AssigneeId ?? manager];
            happens.Add((at, () => complaint.Escalate(ClockKind.Answer, rule.Level, rule.Share, turned, to.Distinct(), at)));
        }
        // A day that had passed already when an assessment set it was never promised to her.
        if (due.AddMinutes(3) is var missed && missed <= until && !(complaint.AssessedAt >= due) && told.Add((0, due))) happens.Add((missed, () => complaint.Tell(ClockKind.Answer, due, missed)));
        // Each at its time: the complaint's history runs forwards.
        foreach (var (_, tell) in happens.OrderBy(h => h.At)) Notices.Add(tell());
    }

    private static void Must(Outcome outcome)
    {
        if (!outcome.Succeeded) throw new InvalidOperationException($"The demo tells what cannot happen: {outcome.Problems[0].Message}");
    }
}
