using Portal.Server.Data;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

/// <summary>A happening as the clock needs it.</summary>
/// <param name="Sequence">The order in which they happened; what came in together still came one after the other.</param>
internal readonly record struct Happening(long Sequence, string Kind, DateTimeOffset At);

/// <summary>How much working time each promise to a customer takes at most.</summary>
/// <param name="Answer">From her word to ours.</param>
/// <param name="Solution">From the complaint to the day it is settled; what waits for her does not count.</param>
internal readonly record struct ClockTargets(TimeSpan Answer, TimeSpan Solution);

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
        var lines = new List<LedgerLine>();
        var (answer, solution) = (new Running(targets.Answer), new Running(targets.Solution));
        DateTimeOffset? last = null;
        foreach (var happening in happenings.Where(h => h.At <= now && Effect(h.Kind) is not null).OrderBy(h => h.Sequence))
        {
            var at = last is { } before && happening.At < before ? before : happening.At;
            var counted = last is { } from ? calendar.Between(from, at) : TimeSpan.Zero;
            lines.Add(new LedgerLine(at, happening.Kind, solution.IsRunning ? counted : TimeSpan.Zero, answer.IsRunning, solution.IsRunning));
            answer.Pass(counted);
            solution.Pass(counted);
            Turn(Effect(happening.Kind)!.Value, answer, solution);
            last = at;
        }
        if (last is { } since)
        {
            var counted = calendar.Between(since, now);
            answer.Pass(counted);
            solution.Pass(counted);
        }
        return new ComplaintLedger(answer.Show(calendar, now), solution.Show(calendar, now), lines);
    }

    private static void Turn(Turning turning, Running answer, Running solution)
    {
        switch (turning)
        {
            case Turning.Begins:
                answer.Restart();
                solution.Restart();
                break;
            case Turning.ToUs:
                // Two words of hers before one of ours: she waits since the first.
                if (!answer.IsRunning) answer.Restart();
                solution.Resume();
                break;
            case Turning.ToHer:
                answer.Stop();
                solution.Stop();
                break;
            default:
                answer.End();
                solution.End();
                break;
        }
    }

    private enum Turning { Begins, ToUs, ToHer, Ends }

    private static Turning? Effect(string kind) => kind switch
    {
        ComplaintEvents.Filed or ComplaintEvents.Reopened => Turning.Begins,
        ComplaintEvents.Replied or ComplaintEvents.Contested => Turning.ToUs,
        ComplaintEvents.Answered or ComplaintEvents.Decided => Turning.ToHer,
        ComplaintEvents.Solved or ComplaintEvents.Closed => Turning.Ends,
        _ => null,
    };

    private sealed class Running(TimeSpan target)
    {
        private TimeSpan counted;
        private bool began, ended;

        public bool IsRunning { get; private set; }

        public void Restart() => (counted, IsRunning, began, ended) = (TimeSpan.Zero, true, true, false);

        /// <summary>Goes on; after an end it is the same complaint's second try, and begins anew.</summary>
        public void Resume()
        {
            if (ended) Restart();
            IsRunning = true;
        }

        public void Stop() => IsRunning = false;

        public void End() => (IsRunning, ended) = (false, true);

        public void Pass(TimeSpan time) => counted += IsRunning ? time : TimeSpan.Zero;

        public ClockState Show(WorkCalendar calendar, DateTimeOffset now) => new(
            target, counted, counted > target ? ClockHand.Missed : IsRunning ? ClockHand.Runs : !began || ended || target == TimeSpan.Zero ? ClockHand.Stands : ClockHand.Waits,
            IsRunning && counted <= target ? calendar.Add(now, target - counted) : null);
    }
}
