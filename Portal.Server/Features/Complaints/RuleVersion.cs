using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;

namespace Portal.Server.Features.Complaints;

/// <summary>What a set of rules is about.</summary>
internal enum RuleKind { Targets, Escalation, Causes, Chain }

/// <summary>
/// A version of the rules that complaints are timed, escalated and sorted by. It is never changed: whoever changes the rules makes the next one, so
/// that what held for a complaint can be read years later.
/// </summary>
[WrittenOnce]
internal sealed class RuleVersion
{
    /// <summary>The most letters that the rules of one version take.</summary>
    public const int MostLetters = 12_000;

    public long Id { get; init; }

    public RuleKind Kind { get; init; }

    /// <summary>From 1; what the portal comes with is 0.</summary>
    public int Number { get; init; }

    public DateTimeOffset ValidFrom { get; init; }

    [MaxLength(200), Personal("Naming who changed the rules", OnErasure.Replace)]
    public required string ByName { get; init; }

    /// <summary>The rules as JSON; people in them stand by number.</summary>
    [MaxLength(MostLetters), Impersonal]
    public required string Content { get; init; }
}

/// <summary>
/// That somebody was told of a complaint: staff on a level, or the customer herself (level 0). Once for each, which an index sees to, however
/// many nodes look at the same time.
/// </summary>
internal sealed class ComplaintNotice : ICustomerOwned
{
    public long Id { get; init; }

    public long ComplaintId { get; init; }

    public long CustomerId { get; set; }

    public Portal.Shared.Complaints.ClockKind Target { get; init; }

    public int Level { get; init; }

    /// <summary>What it is once for: the moment at which the clock began, or the day we promised and missed.</summary>
    public DateTimeOffset For { get; init; }

    public DateTimeOffset At { get; init; }
}
