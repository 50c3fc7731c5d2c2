using Portal.Server.Data;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Demo;

/// <summary>Everything that a script needs to hand.</summary>
internal sealed record Scene(
    Telling Telling, CasePlan Plan, Story Story, StoryBook Book, Facts Facts, CustomerCast Customer, Colleague Agent, Dice Dice, WorkDays Days)
{
    public CustomerActor Speaker => Customer.Speaker;

    public string Text(string field) => Facts.Fill(Story[field]);

    public string Phrase(string occasion) => Facts.Fill(Book.Phrase(occasion));
}

/// <summary>How complaints go.</summary>
internal sealed class Scripts(Dice shuffle)
{
    private readonly Deck<ComplaintOutcome> outcomes = new(
        shuffle, ComplaintOutcome.Upheld, ComplaintOutcome.Upheld, ComplaintOutcome.Upheld, ComplaintOutcome.Upheld, ComplaintOutcome.Upheld,
        ComplaintOutcome.Upheld, ComplaintOutcome.Upheld, ComplaintOutcome.PartlyUpheld, ComplaintOutcome.PartlyUpheld, ComplaintOutcome.NotUpheld,
        ComplaintOutcome.Withdrawn);

    private readonly Deck<ComplaintOutcome> notOurs = new(
        shuffle, ComplaintOutcome.NotUpheld, ComplaintOutcome.NotUpheld, ComplaintOutcome.NotUpheld, ComplaintOutcome.PartlyUpheld,
        ComplaintOutcome.Upheld, ComplaintOutcome.Withdrawn);

    public void Tell(Scene s)
    {
        s.Telling.File(s.Speaker, s.Text("open"));
        if (s.Plan.Showing != Showing.None) Show(s);
        else if (s.Plan.Kind != ComplaintKind.Complaint) Ask(s);
        else Complain(s, s.Plan.Cause == Cause.NotOurs ? notOurs.Deal() : outcomes.Deal());
    }

    /// <summary>The ordinary way, step by step, as far as it has come.</summary>
    private static void Complain(Scene s, ComplaintOutcome outcome)
    {
        var (t, by, dice) = (s.Telling, s.Agent, s.Dice);
        if (!t.Office(0.3, 4)) return;
        t.Assign(by, by, s.Plan.Cause);
        if (dice.Chance(0.5))
        {
            if (!t.Office(0.3, 5)) return;
            t.Investigate(by);
            t.Note(by, s.Text("note"));
        }
        if (!(s.Plan.IsAwaited ? t.Office(0.5, 5) : dice.Chance(0.07) ? t.Office(50, 110) : t.Office(1.5, 20))) return;
        var byStory = outcome == ComplaintOutcome.Upheld || s.Plan.Cause == Cause.NotOurs;
        t.Answer(by, byStory ? s.Text("answer") : s.Phrase("interim"));
        if (s.Plan.IsAwaited && !Arrive(s, byStory)) return;
        if (!(!byStory ? Decide(s, outcome) : s.Plan.IsAwaited ? Thank(s) : Converse(s))) return;
        t.Close(by, outcome, s.Plan.Cause, outcome == ComplaintOutcome.Upheld ? s.Text("close") : s.Phrase($"closing {s.Plan.Cause} {outcome}"));
        if (outcome == ComplaintOutcome.Upheld && dice.Chance(0.04)) Reopen(s);
    }

    /// <summary>The customer writes back, says it is settled, or says nothing.</summary>
    private static bool Converse(Scene s)
    {
        var (t, dice) = (s.Telling, s.Dice);
        if (dice.Chance(0.3)) return t.Office(150, 260);
        if (dice.Chance(0.55))
        {
            if (!t.Later(1, 40, awake: true)) return false;
            t.Reply(s.Speaker, s.Text("more"));
            if (!t.Office(1, 18)) return false;
            t.Answer(s.Agent, s.Text("again"));
        }
        return Thank(s);
    }

    private static bool Thank(Scene s)
    {
        var (t, dice) = (s.Telling, s.Dice);
        if (dice.Chance(0.3))
        {
            if (!t.Later(20, 90, awake: true)) return false;
            t.Reply(s.Speaker, s.Phrase($"thanks {s.Story.WantedRemedy}"));
            return t.Office(1, 30);
        }
        if (!t.Later(4, 90, awake: true)) return false;
        t.DeclareSolved(s.Speaker);
        return t.Office(2, 40);
    }

    /// <summary>What is late is talked about until it comes.</summary>
    private static bool Arrive(Scene s, bool talks)
    {
        var (t, arrives) = (s.Telling, s.Plan.Order!.ArrivesOn);
        if (talks && t.Day < arrives.AddDays(-1) && s.Dice.Chance(0.5))
        {
            if (!t.Later(0.5, 3, awake: true)) return false;
            t.Reply(s.Speaker, s.Text("more"));
            if (!t.Office(0.5, 3)) return false;
            t.Answer(s.Agent, s.Text("again"));
        }
        return t.Day >= arrives || t.Reach(arrives, s.Dice.Between(13 * 60, 16 * 60));
    }

    private static bool Decide(Scene s, ComplaintOutcome outcome)
    {
        if (outcome != ComplaintOutcome.Withdrawn) return s.Telling.Office(20, 100);
        if (!s.Telling.Later(3, 60, awake: true)) return false;
        s.Telling.Reply(s.Speaker, s.Phrase("withdraw"));
        return s.Telling.Office(1, 20);
    }

    private static void Reopen(Scene s)
    {
        if (!s.Telling.Later(40, 260, awake: true)) return;
        s.Telling.Reopen(s.Speaker, s.Phrase($"reopen {Wanted(s.Story.WantedRemedy)}"));
        if (!s.Telling.Office(1, 20)) return;
        s.Telling.Answer(s.Agent, s.Phrase("reanswer"));
        if (!s.Telling.Later(20, 90, awake: true)) return;
        s.Telling.DeclareSolved(s.Speaker);
        if (s.Telling.Office(1, 30)) s.Telling.Close(s.Agent, ComplaintOutcome.Upheld, s.Plan.Cause, s.Phrase("closeagain"));
    }

    private static string Wanted(Remedy remedy) => remedy switch
    {
        Remedy.Replacement or Remedy.Repair => "Replacement",
        Remedy.Credit or Remedy.Discount => "Credit",
        _ => "None",
    };

    private static void Ask(Scene s)
    {
        var t = s.Telling;
        if (!t.Office(0.5, 8)) return;
        t.Assign(s.Agent, s.Agent, s.Plan.Cause);
        if (!t.Office(1, 26)) return;
        t.Answer(s.Agent, s.Text("answer"));
        if (s.Dice.Chance(0.5))
        {
            if (!t.Later(2, 60, awake: true)) return;
            t.DeclareSolved(s.Speaker);
        }
        if (t.Office(60, 200)) t.Close(s.Agent, s.Story.Outcome, Cause.Other, s.Text("close"));
    }

    private static void Show(Scene s) => new ShowScript(s).Run();
}
