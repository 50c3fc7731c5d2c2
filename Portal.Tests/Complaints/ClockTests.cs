using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Shared.Complaints;

namespace Portal.Tests.Complaints;

/// <summary>The clock of a complaint is a function of what happened: it never runs backwards, rests while the customer is asked, and asks for no order.</summary>
public sealed class ClockTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly WorkCalendar Office = new(TimeZoneInfo.Utc, WorkCalendar.Parse("Mon-Fri 08:00-17:00")!, _ => false);
    private static readonly ClockTargets Targets = new(TimeSpan.FromHours(8), TimeSpan.FromHours(5), TimeSpan.FromHours(20));
    private static readonly string[] Kinds = [ComplaintEvents.Answered, ComplaintEvents.Replied, ComplaintEvents.Solved, ComplaintEvents.Closed, ComplaintEvents.Reopened, ComplaintEvents.Assigned, ComplaintEvents.ToldProgress, ComplaintEvents.ToldLate];

    [Fact]
    public void It_runs_in_working_time_rests_for_the_customer_and_ends_with_the_settling()
    {
        // 9:00 filed, 11:00 answered, Tuesday 10:00 her word, Tuesday 15:00 answered, Wednesday settled.
        Happening[] happened =
        [
            new(1, ComplaintEvents.Filed, Monday), new(2, ComplaintEvents.Assigned, Monday.AddHours(1)), new(3, ComplaintEvents.Answered, Monday.AddHours(2)),
            new(4, ComplaintEvents.Replied, Monday.AddHours(25)), new(5, ComplaintEvents.Answered, Monday.AddHours(30)), new(6, ComplaintEvents.Solved, Monday.AddHours(50)),
        ];
        var atNoon = Read(happened[..2], Monday.AddHours(3));
        Assert.Equal((ClockHand.Runs, TimeSpan.FromHours(3), Monday.AddHours(8)), (atNoon.Answer.Hand, atNoon.Answer.Counted, atNoon.Answer.DueAt));
        Assert.Equal(Monday.AddDays(2).AddHours(2), atNoon.Solution.DueAt);
        var asked = Read(happened[..3], Monday.AddHours(24));
        Assert.Equal((ClockHand.Waits, TimeSpan.FromHours(2), null), (asked.Solution.Hand, asked.Solution.Counted, asked.Solution.DueAt));
        var ended = Read(happened, Monday.AddDays(30));
        Assert.Equal((ClockHand.Stands, TimeSpan.FromHours(7)), (ended.Solution.Hand, ended.Solution.Counted));
        Assert.Equal(ended.Solution.Counted, ended.Lines.Aggregate(TimeSpan.Zero, (sum, line) => sum + line.Counted));
    }

    [Fact]
    public void Two_words_of_hers_before_ours_wait_since_the_first_and_an_opened_one_begins_anew()
    {
        Happening[] happened = [new(1, ComplaintEvents.Filed, Monday), new(2, ComplaintEvents.Replied, Monday.AddHours(6))];
        Assert.Equal(Monday.AddHours(8), Read(happened, Monday.AddHours(6)).Answer.DueAt);
        Assert.Equal(ClockHand.Missed, Read(happened, Monday.AddDays(1)).Answer.Hand);
        var again = Read([.. happened, new(3, ComplaintEvents.Closed, Monday.AddHours(7)), new(4, ComplaintEvents.Reopened, Monday.AddDays(7))], Monday.AddDays(7).AddHours(1));
        Assert.Equal((TimeSpan.FromHours(1), ClockHand.Runs), (again.Solution.Counted, again.Solution.Hand));
    }

    [Fact]
    public void The_next_word_is_waited_for_since_the_last_one_of_ours_and_only_while_it_is_our_turn()
    {
        // 9:00 filed, 14:00 we say that it is in work, 16:00 answered, Tuesday 10:00 her word.
        Happening[] happened =
        [
            new(1, ComplaintEvents.Filed, Monday), new(2, ComplaintEvents.ToldProgress, Monday.AddHours(5)), new(3, ComplaintEvents.Answered, Monday.AddHours(7)),
            new(4, ComplaintEvents.Replied, Monday.AddHours(25)),
        ];
        Assert.Equal((ClockHand.Runs, Monday.AddHours(5)), (Read(happened[..1], Monday.AddHours(1)).Update.Hand, Read(happened[..1], Monday.AddHours(1)).Update.DueAt));
        var told = Read(happened[..2], Monday.AddHours(6));
        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromHours(6)), (told.Update.Counted, told.Answer.Counted));
        Assert.Equal(Monday.AddHours(8).AddHours(17), told.Update.DueAt);
        Assert.Equal(ClockHand.Waits, Read(happened[..3], Monday.AddHours(20)).Update.Hand);
        Assert.Equal(TimeSpan.FromHours(2), Read(happened, Monday.AddHours(27)).Update.Counted);
    }

    [Fact]
    public void Whatever_happens_it_never_runs_backwards_needs_no_order_and_adds_nothing_in_a_rest_or_at_night()
    {
        var dice = new Random(20261123);
        for (var round = 0; round < 500; round++)
        {
            var happened = Story(dice);
            // Some clock somewhere was wrong: a later happening carries an earlier time.
            if (dice.Next(3) == 0) happened[^1] = happened[^1] with { At = happened[^1].At.AddHours(-dice.Next(1, 40)) };
            var end = Monday.AddDays(40);
            var ledger = Read(happened, end);
            Assert.Equivalent(ledger, Read(happened.OrderBy(_ => dice.Next()), end), strict: true);
            Assert.All(ledger.Lines, line => Assert.True(line.Counted >= TimeSpan.Zero));
            Assert.Equal(ledger.Lines.Select(l => l.At).Order(), ledger.Lines.Select(l => l.At));
            Assert.All(ledger.Lines.Where(l => !l.SolutionRan), line => Assert.Equal(TimeSpan.Zero, line.Counted));

            // Between two moments without a happening it goes on by the working time between them, or rests.
            var (one, other) = (end, end.AddMinutes(dice.Next(1, 5000)));
            var (before, after) = (ledger.Solution, Read(happened, other).Solution);
            Assert.Contains(after.Counted - before.Counted, new[] { TimeSpan.Zero, Office.Between(one, other) });
            var night = new DateTimeOffset(2027, 1, 4, 17, 0, 0, TimeSpan.Zero);
            Assert.Equal(Read(happened, night).Solution.Counted, Read(happened, night.AddHours(15)).Solution.Counted);
            // She hears from us at least as often as she is answered.
            Assert.True(!ledger.Lines[^1].AnswerRan || Read(happened, other).Update.Counted <= Read(happened, other).Answer.Counted);
            // The due moment it names is the one at which it is missed.
            if (after.DueAt is { } due) Assert.Equal((ClockHand.Runs, ClockHand.Missed), (Read(happened, due).Solution.Hand, Read(happened, due.AddMinutes(1)).Solution.Hand is var hand && Office.Between(due, due.AddMinutes(1)) == TimeSpan.Zero ? ClockHand.Missed : hand));
        }
    }

    private static List<Happening> Story(Random dice)
    {
        var (at, happened) = (Monday, new List<Happening> { new(1, ComplaintEvents.Filed, Monday) });
        for (var i = 2; i < dice.Next(3, 12); i++)
        {
            at = at.AddMinutes(dice.Next(0, 3000));
            happened.Add(new Happening(i, Kinds[dice.Next(Kinds.Length)], at));
        }
        return happened;
    }

    private static ComplaintLedger Read(IEnumerable<Happening> happened, DateTimeOffset now) => ComplaintClock.Read(happened, Office, Targets, now);
}
