using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Shared.Learning;

/// <summary>
/// What is done so that a cause does not come back, for staff: everybody reads it; planning needs the right to set the rules of complaints, and whoever
/// sees to a measure says that it is carried out. Whether it worked is not a matter of opinion: deliveries before and after are compared.
/// </summary>
public interface IMeasureDesk
{
    /// <summary>A list is never longer.</summary>
    const int Most = 200;

    /// <summary>The measures of a view, the most urgent first; at most <see cref="Most"/>.</summary>
    Task<IReadOnlyList<MeasureRow>> List(MeasureView view, CancellationToken cancel = default);

    Task<IReadOnlyDictionary<MeasureView, Tally>> Counts(CancellationToken cancel = default);

    /// <summary>Null where there is no such measure.</summary>
    Task<MeasureDetail?> Read(string number, CancellationToken cancel = default);

    /// <returns>Its number.</returns>
    Task<Outcome<string>> Plan(MeasureDraft draft, CancellationToken cancel = default);

    /// <summary>Changes one that is not carried out yet.</summary>
    /// <param name="version">The version on the screen: an edit in between gives <see cref="ProblemKind.Stale"/>.</param>
    Task<Outcome> Change(string number, int version, MeasureDraft draft, CancellationToken cancel = default);

    /// <summary>Says that it is in place from a day on; from then on it is watched.</summary>
    Task<Outcome> CarryOut(string number, int version, MeasureDone done, CancellationToken cancel = default);

    Task<Outcome> Drop(string number, int version, string reason, CancellationToken cancel = default);

    /// <summary>Tells everybody who complained of its cause, within a year before it was in place, what changed: once, as a message on her latest complaint and by mail as she chose.</summary>
    Task<Outcome> Tell(string number, int version, MeasureNews news, CancellationToken cancel = default);
}

public enum MeasureView { Open, Mine, Overdue, Watched, Ended }

public enum MeasureState
{
    /// <summary>To be carried out; also again, where a check found no effect.</summary>
    Open,

    /// <summary>In place; deliveries are counted.</summary>
    Watched,

    Worked,

    Dropped,
}

/// <summary>After what a measure is checked.</summary>
public enum CheckAfter { Days, Deliveries }

/// <summary>A measure as it is typed.</summary>
public sealed class MeasureDraft
{
    public const int MostDays = 1000, MostDeliveries = 1_000_000;

    public Guid FormKey { get; set; }

    /// <summary>As <see cref="CauseRef.ToString"/> writes it.</summary>
    [Chosen("Choose the cause it is against.", "Wählen Sie die Ursache, gegen die sie hilft.")]
    public Cause Cause { get; set; }

    [AtMost(8)]
    public string CauseKey { get; set; } = "";

    [Needed("Say what is done.", "Sagen Sie, was getan wird.")]
    [AtMost(1000)]
    public string What { get; set; } = "";

    /// <summary>Who sees to it.</summary>
    public long OwnerId { get; set; }

    public DateOnly? DueOn { get; set; }

    public CheckAfter CheckAfter { get; set; }

    /// <summary>How many days or deliveries.</summary>
    public int? CheckCount { get; set; } = 30;
}

/// <summary>What was carried out.</summary>
public sealed class MeasureDone
{
    /// <summary>From which day on it is in place.</summary>
    public DateOnly? On { get; set; }

    [Needed("Say what was done.", "Sagen Sie, was getan wurde.")]
    [AtMost(1000)]
    public string How { get; set; } = "";
}

/// <summary>What the customers are told.</summary>
public sealed class MeasureNews
{
    [Needed("Tell them what changed.", "Sagen Sie ihnen, was sich geändert hat.")]
    [AtMost(2000)]
    public string Text { get; set; } = "";
}

/// <summary>A measure in a list.</summary>
public sealed record MeasureRow(string Number, string What, string CauseName, string OwnerName, MeasureState State, DateOnly DueOn, bool Overdue, Verdict? Last);

/// <summary>Deliveries and how many of them were complained of for the cause, in equally long times before and after.</summary>
/// <param name="Days">How long each of the two times is.</param>
public sealed record Comparison(int Days, Rate Before, Rate After)
{
    public Span Fall => Rates.Fall(Before, After);

    public Verdict Verdict => Rates.Judge(Before, After);
}

/// <param name="Round">From 1, over all tries of a measure.</param>
/// <param name="Since">The day from which on the measure was in place.</param>
public sealed record MeasureCheckLine(int Round, DateOnly On, DateOnly Since, Comparison Figures, Verdict Verdict);

/// <summary>How far the telling of the customers is.</summary>
/// <param name="EndedAt">Null while it goes on.</param>
public sealed record TellingState(string Text, int Told, DateTimeOffset? EndedAt);

/// <summary>A measure, whole.</summary>
public sealed record MeasureDetail(
    string Number, int Version, MeasureDraft Draft, string CauseName, string OwnerName, string PlannedBy, MeasureState State, bool Overdue,
    DateOnly? DoneOn, string DoneHow, IReadOnlyList<MeasureCheckLine> Checks)
{
    /// <summary>What stands behind its end: why it was dropped.</summary>
    public string Ending { get; init; } = "";

    /// <summary>The figures of today while it is watched; null else.</summary>
    public Comparison? SoFar { get; init; }

    /// <summary>The day of the next check, where days decide; null else.</summary>
    public DateOnly? NextOn { get; init; }

    /// <summary>Deliveries that the next check waits for, where they decide; null else.</summary>
    public int? NextAt { get; init; }

    /// <summary>How many people complained of its cause and can be told.</summary>
    public Tally Touched { get; init; }

    public TellingState? Telling { get; init; }

    public bool MayManage { get; init; }

    public bool MayCarryOut { get; init; }
}
