using Portal.Server.Data;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Complaints;

/// <summary>What a complaint must tell of itself to be escalated.</summary>
/// <param name="AssessedAt">When it was last assessed; what its severity made due before is due from then on.</param>
internal sealed record EscalationCase(
    Severity? Severity, CustomerClass Class, DateTimeOffset ReceivedAt, DateTimeOffset? AssessedAt, IReadOnlyList<Happening> Happened, Carers Carers)
{
    /// <summary>Who was told already: of which clock, on which level, for what.</summary>
    public IReadOnlySet<(ClockKind Target, int Level, DateTimeOffset For)> Done { get; init; } = new HashSet<(ClockKind, int, DateTimeOffset)>();
}

/// <summary>What is the same for all complaints.</summary>
internal sealed record EscalationWorld(RuleBooks Rules, Staffing Staffing, WorkCalendar Calendar);

/// <summary>Somebody is to be told.</summary>
/// <param name="For">When the clock began.</param>
/// <param name="At">When; never before the moment of asking.</param>
/// <param name="DueAt">When the whole target is over.</param>
internal sealed record EscalationStep(ClockKind Target, int Level, int Share, DateTimeOffset For, DateTimeOffset At, DateTimeOffset DueAt, IReadOnlyList<Told> To, NoticeWay How);

/// <summary>What the customer is to be told of: the day we missed (Answer), or that we are still at it (Update).</summary>
/// <param name="For">The day that was missed, or when the clock began.</param>
internal sealed record FollowUp(ClockKind Target, DateTimeOffset For);

/// <summary>
/// Who is told of a complaint, and when, if nothing more happens: a pure function of the rules, what happened, the calendar and who is away.
/// The dry run shows it and the job carries it out, so the two cannot disagree.
/// </summary>
internal static class EscalationPlan
{
    /// <param name="now">What was due before and is not done is due now.</param>
    /// <returns>What is still to come, in the order of time.</returns>
    public static IReadOnlyList<EscalationStep> Of(EscalationCase complaint, EscalationWorld world, DateTimeOffset now)
    {
        var clocks = Clocks(complaint, world, now);
        var steps =
            from target in Enum.GetValues<ClockKind>()
            let clock = clocks[target]
            where clock.IsRunning
            from rule in EscalationRules.For(world.Rules.Escalation(clock.Start), target, complaint.Severity, complaint.Class)
            where !complaint.Done.Contains((target, rule.Level, clock.Start))
            let at = Latest(clock.Reaches(rule.Share / 100.0), complaint.AssessedAt, now)
            orderby at, rule.Level
            select new EscalationStep(target, rule.Level, rule.Share, clock.Start, at, clock.Reaches(1), world.Staffing.Of(rule, complaint.Carers, at), rule.How);
        return [.. steps];
    }

    /// <summary>What the customer is told now; null where there is nothing to tell.</summary>
    /// <param name="promised">The day of our answer as she was told it.</param>
    public static FollowUp? FollowUp(EscalationCase complaint, DateTimeOffset? promised, EscalationWorld world, DateTimeOffset now)
    {
        var clocks = Clocks(complaint, world, now);
        if (!clocks.Update.IsRunning) return null;
        // A day that had passed already when an assessment set it was never promised to her.
        if (promised is { } day && day < now && !(complaint.AssessedAt >= day) && !complaint.Done.Contains((ClockKind.Answer, 0, day))) return new(ClockKind.Answer, day);
        var start = clocks.Update.Start;
        return clocks.Update.Reaches(1) <= now && !complaint.Done.Contains((ClockKind.Update, 0, start)) ? new(ClockKind.Update, start) : null;
    }

    public static ComplaintClocks Clocks(EscalationCase complaint, EscalationWorld world, DateTimeOffset now) =>
        ComplaintClock.Run(complaint.Happened, world.Calendar, world.Rules.Targets(complaint.Severity, complaint.Class, complaint.ReceivedAt), now);

    private static DateTimeOffset Latest(DateTimeOffset due, DateTimeOffset? assessedAt, DateTimeOffset now)
    {
        var at = assessedAt > due ? assessedAt.Value : due;
        return at > now ? at : now;
    }
}
