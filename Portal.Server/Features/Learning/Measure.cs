using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Learning;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Learning;

/// <summary>What is done so that a cause does not come back. It is open, then watched, and only figures say that it worked.</summary>
internal sealed partial class Measure : Record
{
    /// <summary>How long whoever sees to a measure has once it is open again.</summary>
    private const int AnewWithin = 14;

    [MaxLength(40), Impersonal]
    public required string Number { get; init; }

    public Cause Cause { get; private set; }

    [MaxLength(8), Impersonal]
    public string CauseKey { get; private set; } = "";

    [MaxLength(1000), Impersonal]
    public string What { get; private set; } = "";

    public long OwnerId { get; private set; }

    [MaxLength(200), Personal("Naming who planned the measure", OnErasure.Replace)]
    public required string PlannedBy { get; init; }

    public DateOnly DueOn { get; private set; }

    /// <summary>The missed day that its owner was reminded of: each once.</summary>
    public DateOnly? RemindedFor { get; private set; }

    public MeasureState State { get; private set; }

    public CheckAfter CheckAfter { get; private set; }

    public int CheckCount { get; private set; }

    /// <summary>From which day on it is in place; null while it is open.</summary>
    public DateOnly? DoneOn { get; private set; }

    [MaxLength(1000), Impersonal]
    public string DoneHow { get; private set; } = "";

    /// <summary>Checks since it is in place: the n-th takes n times as long, or as many deliveries.</summary>
    public int Looks { get; private set; }

    [MaxLength(1000), Impersonal]
    public string Ending { get; private set; } = "";

    public List<MeasureCheck> Checks { get; } = [];

    public CauseRef CauseRef => new(Cause, CauseKey);

    /// <summary>What the next check waits for: days since it is in place, or deliveries.</summary>
    public int NextAt => CheckCount * (Looks + 1);

    public static Measure Plan(string number, string by, MeasureDraft draft)
    {
        var measure = new Measure { Number = number, PlannedBy = by };
        measure.Write(draft);
        return measure;
    }

    public Outcome Change(MeasureDraft draft)
    {
        if (State != MeasureState.Open) return NotNow;
        Write(draft);
        return Outcome.Done;
    }

    public Outcome CarryOut(DateOnly on, string how)
    {
        if (State != MeasureState.Open) return NotNow;
        (State, DoneOn, DoneHow, Looks) = (MeasureState.Watched, on, how.Trim(), 0);
        return Outcome.Done;
    }

    public Outcome Drop(string reason)
    {
        if (State is MeasureState.Worked or MeasureState.Dropped) return NotNow;
        (State, Ending) = (MeasureState.Dropped, reason.Trim());
        return Outcome.Done;
    }

    /// <summary>Enters a check. What did not work is open again; what cannot be told yet is watched on.</summary>
    public MeasureCheck Check(DateOnly today, Comparison figures)
    {
        var check = MeasureCheck.Of(Checks.Count + 1, today, DoneOn!.Value, figures);
        Checks.Add(check);
        Looks++;
        if (check.Verdict == Verdict.Worked) State = MeasureState.Worked;
        else if (check.Verdict != Verdict.TooFew) (State, DoneOn, DueOn) = (MeasureState.Open, null, today.AddDays(AnewWithin));
        return check;
    }

    public bool IsOverdue(DateOnly today) => State == MeasureState.Open && DueOn < today;

    /// <returns>False where it was reminded of for that day, or is no longer overdue.</returns>
    public bool Remind(DateOnly today)
    {
        if (!IsOverdue(today) || RemindedFor == DueOn) return false;
        RemindedFor = DueOn;
        return true;
    }

    private void Write(MeasureDraft draft)
    {
        (Cause, CauseKey, What) = (draft.Cause, draft.CauseKey, draft.What.Trim());
        (OwnerId, DueOn, CheckAfter, CheckCount) = (draft.OwnerId, draft.DueOn!.Value, draft.CheckAfter, draft.CheckCount!.Value);
    }

    private static Problem NotNow => Outcome.Refused(T("That is not possible any more: the page shows where the measure stands now.", "Das geht nicht mehr: Die Seite zeigt, wo die Maßnahme jetzt steht."));
}
