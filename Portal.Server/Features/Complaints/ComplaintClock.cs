using Portal.Server.Data;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

/// <summary>A happening as the clock needs it.</summary>
/// <param name="Sequence">The order in which they happened; what came in together still came one after the other.</param>
internal readonly record struct Happening(long Sequence, string Kind, DateTimeOffset At);

/// <summary>How much working time each promise to a customer takes at most.</summary>
/// <param name="Answer">From her word to ours.</param>
/// <param name="Update">From the last word of ours to the next, while it is our turn.</param>
/// <param name="Solution">From the complaint to the day it is settled; what waits for her does not count.</param>
internal readonly record struct ClockTargets(TimeSpan Answer, TimeSpan Update, TimeSpan Solution);

/// <summary>
/// Reads the times of a complaint off its happenings: nothing is kept, so nothing can disagree. A pure function of what happened, in the
/// order of the sequence, the calendar and the moment it is asked for. It never runs backwards: a happening whose time lies before the one
/// before it counts at that one's.
/// </summary>
internal static class ComplaintClock
{
    /// <param name="now">Until when; what happened later is not looked at.</param>
    public static ComplaintLedger Read(IEnumerable<Happening> happenings, WorkCalendar calendar, ClockTargets targets, DateTimeOffset now)
    {
        var clocks = Run(happenings, calendar, targets, now);
        return new ComplaintLedger(clocks.Answer.Show(now), clocks.Update.Show(now), clocks.Solution.Show(now), clocks.Lines);
    }

    /// <summary>The clocks themselves, as they stand at that moment.</summary>
    public static ComplaintClocks Run(IEnumerable<Happening> happenings, WorkCalendar calendar, ClockTargets targets, DateTimeOffset now)
    {
        var clocks = new ComplaintClocks(new(calendar, targets.Answer), new(calendar, targets.Update), new(calendar, targets.Solution));
        DateTimeOffset? last = null;
        foreach (var happening in happenings.Where(h => h.At <= now && Effect(h.Kind) is not null).OrderBy(h => h.Sequence))
        {
            var at = last is { } before && happening.At < before ? before : happening.At;
            var counted = last is { } from ? calendar.Between(from, at) : TimeSpan.Zero;
            clocks.Lines.Add(new LedgerLine(at, happening.Kind, clocks.Solution.IsRunning ? counted : TimeSpan.Zero, clocks.Answer.IsRunning, clocks.Solution.IsRunning));
            clocks.Pass(counted);
            Turn(Effect(happening.Kind)!.Value, at, clocks);
            last = at;
        }
        if (last is { } since) clocks.Pass(calendar.Between(since, now));
        return clocks;
    }

    private static void Turn(Turning turning, DateTimeOffset at, ComplaintClocks clocks)
    {
        switch (turning)
        {
            case Turning.Begins:
                foreach (var clock in clocks.All) clock.Restart(at);
                break;
            case Turning.ToUs:
                // Two words of hers before one of ours: she waits since the first.
                if (!clocks.Answer.IsRunning) clocks.Answer.Restart(at);
                if (!clocks.Update.IsRunning) clocks.Update.Restart(at);
                clocks.Solution.Resume(at);
                break;
            case Turning.Heard:
                if (clocks.Update.IsRunning) clocks.Update.Restart(at);
                break;
            case Turning.ToHer:
                foreach (var clock in clocks.All) clock.Stop();
                break;
            default:
                foreach (var clock in clocks.All) clock.End();
                break;
        }
    }

    private enum Turning { Begins, ToUs, Heard, ToHer, Ends }

    private static Turning? Effect(string kind) => kind switch
    {
        ComplaintEvents.Filed or ComplaintEvents.Reopened => Turning.Begins,
        ComplaintEvents.Replied or ComplaintEvents.Contested or ComplaintEvents.TookIn or ComplaintEvents.Parted => Turning.ToUs,
        ComplaintEvents.ToldProgress or ComplaintEvents.ToldLate => Turning.Heard,
        ComplaintEvents.Answered or ComplaintEvents.Decided => Turning.ToHer,
        ComplaintEvents.Solved or ComplaintEvents.Closed or ComplaintEvents.Joined => Turning.Ends,
        _ => null,
    };
}
