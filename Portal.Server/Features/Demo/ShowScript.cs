using Portal.Shared.Complaints;

namespace Portal.Server.Features.Demo;

/// <summary>Brings a complaint into one certain state, whatever day it is.</summary>
internal sealed class ShowScript(Scene s)
{
    private const int Morning = 9 * 60, Noon = 12 * 60, Evening = 18 * 60;

    private DateOnly Received => s.Plan.ReceivedOn;

    private DateOnly NextDay => s.Days.Add(Received, 1);

    public void Run()
    {
        switch (s.Plan.Showing)
        {
            case Showing.Received: s.Telling.Put(Stage.Receipt); break;
            case Showing.Acknowledged: break;
            case Showing.Escalated: s.Telling.WaitOn(); break;
            case Showing.Overdue: Take(); s.Telling.WaitOn(); break;
            case Showing.Assessed: Take(); Add(); break;
            case Showing.Investigated: Investigate(); Add(); break;
            default: Answered(); break;
        }
    }

    private int Some(int minutes) => s.Dice.Below(minutes);

    /// <summary>The customer adds something, and so we have time again.</summary>
    private void Add()
    {
        s.Telling.At(s.Days.Yesterday, Evening + Some(150));
        s.Telling.Reply(s.Speaker, s.Phrase("addition"));
    }

    private void Take()
    {
        s.Telling.At(Received, Morning + Some(50));
        s.Telling.Assign(s.Agent, s.Agent, s.Plan.Cause);
    }

    private void Investigate()
    {
        Take();
        s.Telling.At(Received, Noon - 20 - Some(60));
        s.Telling.Investigate(s.Agent);
        s.Telling.Note(s.Agent, s.Text("note"));
    }

    private void Answered()
    {
        Investigate();
        s.Telling.At(NextDay, Morning + Some(150));
        s.Telling.Answer(s.Agent, s.Text("answer"));
        switch (s.Plan.Showing)
        {
            case Showing.Replied:
                s.Telling.At(s.Days.Yesterday, Evening + Some(150));
                s.Telling.Reply(s.Speaker, s.Text("more"));
                break;
            case Showing.Solved: Solve(); break;
            case Showing.Decided:
                s.Telling.At(s.Days.Add(Received, 2), Noon + Some(200));
                s.Telling.Decide(s.Agent, ComplaintOutcome.Upheld, s.Text("close"));
                break;
            case Showing.Reopened: Reopen(); break;
        }
    }

    private void Solve()
    {
        s.Telling.At(s.Days.Add(Received, 2), Noon + Some(200));
        s.Telling.DeclareSolved(s.Speaker);
    }

    private void Reopen()
    {
        Solve();
        s.Telling.At(s.Days.Add(Received, 3), Morning + Some(150));
        s.Telling.Close(s.Agent, ComplaintOutcome.Upheld, s.Plan.Cause, s.Text("close"));
        s.Telling.At(s.Days.Yesterday, Morning + Some(180));
        s.Telling.Reopen(s.Speaker, s.Phrase("reopen None"));
    }
}
