using System.ComponentModel.DataAnnotations;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Complaints;

/// <summary>What is promised to whoever complains; each has a clock of its own, in hours of work.</summary>
public enum ClockKind
{
    /// <summary>From her word to our answer.</summary>
    Answer,

    /// <summary>From the last word of ours to the next, while it is our turn.</summary>
    Update,

    /// <summary>From the complaint to the day it is settled; what waits for her does not count.</summary>
    Solution,
}

/// <summary>
/// How long complaints may take. Everybody of the staff reads it; changing it needs the right to set targets. A change makes a new version,
/// and a complaint is read by the version that held when it came in: what was promised to a customer is not made shorter or longer afterwards.
/// </summary>
public interface ITargetDesk
{
    Task<TargetBook> Read(CancellationToken cancel = default);

    /// <summary>Makes the next version, which holds for what comes in from now on.</summary>
    Task<Outcome> Save(TargetForm form, CancellationToken cancel = default);
}

/// <param name="Version">0 as long as nobody changed what the portal comes with.</param>
/// <param name="UntilAssessed">What holds until a complaint is assessed, whoever complains: it comes from the portal's settings.</param>
public sealed record TargetBook(int Version, TargetHours UntilAssessed, IReadOnlyList<TargetHours> Rows, IReadOnlyList<RuleChange> Changes);

/// <summary>Who made a version of rules, when it began to hold, and what is different from the one before.</summary>
public sealed record RuleChange(int Version, DateTimeOffset At, string By, IReadOnlyList<string> Added, IReadOnlyList<string> Removed);

/// <summary>How many hours of work each promise takes at most, for one severity and one class of customers.</summary>
public sealed class TargetHours
{
    public const int Most = 8784;

    public Severity Severity { get; set; }

    public CustomerClass Class { get; set; }

    public double Answer { get; set; }

    public double Update { get; set; }

    public double Solution { get; set; }

    public double Of(ClockKind kind) => kind switch { ClockKind.Answer => Answer, ClockKind.Update => Update, _ => Solution };

    /// <summary>What is wrong with it, in a sentence; null where nothing is.</summary>
    public string? Problem()
    {
        var who = $"{EscalationWords.Of(Severity)}, {EscalationWords.Of(Class)}";
        if (Answer is not (> 0 and <= Most) || Update is not (> 0 and <= Most) || Solution is not (> 0 and <= Most))
        {
            return T($"{who}: enter hours of work above 0, at most {Most:N0}.", $"{who}: Geben Sie Arbeitsstunden über 0 ein, höchstens {Most:N0}.");
        }
        return Answer <= Solution ? null : T($"{who}: the answer cannot take longer than the solution.", $"{who}: Die Antwort kann nicht länger dauern als die Lösung.");
    }
}

/// <summary>All targets as they are entered, a row for each severity and class.</summary>
public sealed class TargetForm : IValidatableObject
{
    /// <summary>The version on the screen: another one in between gives <see cref="ProblemKind.Stale"/>.</summary>
    public int Version { get; set; }

    public List<TargetHours> Rows { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Rows.Select(r => r.Problem()).OfType<string>().Take(5).Select(problem => new ValidationResult(problem, [nameof(Rows)]));

    /// <summary>Every severity with every class, each once: the form has no row too few, and none that nobody knows.</summary>
    public bool IsWhole =>
        Rows.Select(r => (r.Severity, r.Class)).Order().SequenceEqual(from s in Enum.GetValues<Severity>() from c in Enum.GetValues<CustomerClass>() select (s, c));
}
