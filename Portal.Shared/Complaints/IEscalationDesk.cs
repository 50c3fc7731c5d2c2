using System.ComponentModel.DataAnnotations;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Complaints;

/// <summary>
/// Who is told when a complaint takes too long. Everybody of the staff reads and tries it; changing it needs the right to set targets. A change
/// makes a new version, which holds for clocks that begin from then on: nobody is told in arrears because a rule changed.
/// </summary>
public interface IEscalationDesk
{
    Task<EscalationBook> Read(CancellationToken cancel = default);

    /// <summary>Makes the next version.</summary>
    Task<Outcome> Save(EscalationForm form, CancellationToken cancel = default);

    /// <summary>Who was told of a complaint, and who would be if nothing more happened; null where there is no such complaint.</summary>
    Task<Forecast?> OfComplaint(string number, CancellationToken cancel = default);

    /// <summary>A dry run, for a complaint that is there or for one made up. It tells nobody and changes nothing.</summary>
    Task<Outcome<Forecast>> Try(TrialForm form, CancellationToken cancel = default);
}

/// <param name="Version">0 as long as nobody changed what the portal comes with.</param>
/// <param name="Names">The names of those whom a rule names by number.</param>
public sealed record EscalationBook(int Version, IReadOnlyList<EscalationRule> Rules, IReadOnlyDictionary<string, string> Names, IReadOnlyList<RuleChange> Changes);

/// <summary>Who was told and would be told, in the order of time.</summary>
/// <param name="Number">Null for one made up.</param>
/// <param name="IsHistory">An imported one: nobody is told of it, whatever the rules say.</param>
public sealed record Forecast(
    string? Number, Severity? Severity, CustomerClass Class, string? InCharge, IReadOnlyList<ForecastClock> Clocks, IReadOnlyList<ForecastStep> Steps, bool IsHistory = false);

/// <summary>A clock that runs.</summary>
/// <param name="Since">When it began.</param>
/// <param name="DueAt">When its target is over.</param>
public sealed record ForecastClock(ClockKind Target, TimeSpan Takes, DateTimeOffset Since, DateTimeOffset DueAt);

/// <param name="At">When they were told, or would be.</param>
/// <param name="IsDone">It was carried out.</param>
/// <param name="How">How they would be told.</param>
public sealed record ForecastStep(DateTimeOffset At, ClockKind Target, int Share, int Level, IReadOnlyList<ToldPerson> To, bool IsDone, NoticeWay How = default);

/// <param name="StandingInFor">Who would have been told, were she not away.</param>
public sealed record ToldPerson(string Name, string? StandingInFor);

/// <summary>What a dry run asks about.</summary>
public sealed class TrialForm : IValidatableObject
{
    /// <summary>A complaint that is there; empty for one made up of the rest.</summary>
    [AtMost(40)]
    public string Number { get; set; } = "";

    [EnumDataType(typeof(Severity))]
    public Severity? Severity { get; set; }

    [EnumDataType(typeof(CustomerClass))]
    public CustomerClass Class { get; set; }

    /// <summary>When it came in, in the portal's time zone.</summary>
    public DateTime ReceivedAt { get; set; }

    /// <summary>The number of the member of staff in charge; empty for nobody.</summary>
    [AtMost(40)]
    public string InCharge { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Number.Trim().Length == 0 && ReceivedAt.Year is < 2000 or > 2100) yield return new(T("Enter when it came in.", "Geben Sie ein, wann sie eingegangen ist."), [nameof(ReceivedAt)]);
    }
}
