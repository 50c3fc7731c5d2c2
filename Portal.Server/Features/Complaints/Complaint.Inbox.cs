using System.Globalization;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

// How a complaint is worked off: when it rests, and how what was done to many at once is taken back.
internal sealed partial class Complaint
{
    /// <summary>Stands for "no date" where lists are sorted by it.</summary>
    public static readonly DateTimeOffset NoDate = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What lists are sorted by: the date, or the end of time where there is none, so that no key is missing.</summary>
    public DateTimeOffset DueKey
    {
        get => DueAt ?? NoDate;
        private set => _ = value;
    }

    /// <summary>When one of both sides last wrote to the other.</summary>
    public DateTimeOffset LastWordAt { get; private set; }

    /// <summary>The gravest highest, what is not assessed lowest: lists are sorted by it.</summary>
    public int SeverityRank
    {
        get => Severity is { } severity ? (int)severity + 1 : 0;
        private set => _ = value;
    }

    /// <summary>Until when it rests in the inbox; null where it does not. What was promised to the customer goes on meanwhile.</summary>
    public DateTimeOffset? SnoozedUntil { get; private set; }

    /// <param name="until">Null wakes it now.</param>
    public Outcome Snooze(Actor by, DateTimeOffset at, DateTimeOffset? until)
    {
        if (!IsOpen) return NotNow;
        if (until <= at) return Portal.Shared.Common.Outcome.Refused(T("Choose a moment that is still to come.", "Wählen Sie einen Zeitpunkt, der noch kommt."));
        if (until == SnoozedUntil) return Portal.Shared.Common.Outcome.Done;
        SnoozedUntil = until;
        if (until is { } then) Note(ComplaintEvents.Snoozed, by, at, visible: false, ("until", then.ToString("O", CultureInfo.InvariantCulture)));
        else Note(ComplaintEvents.Woken, by, at, visible: false);
        return Portal.Shared.Common.Outcome.Done;
    }

    /// <summary>What a step on many may change, to be put back.</summary>
    public BulkBefore Before => new(AssigneeId, Stage, SnoozedUntil);

    /// <summary>Puts back what a step on many changed; the history keeps both.</summary>
    public void PutBack(Actor by, DateTimeOffset at, BulkBefore before)
    {
        if (before.AssigneeId != AssigneeId)
        {
            (AssigneeId, Stage) = (before.AssigneeId, before.Stage);
            if (AssigneeId is { } staff) Note(ComplaintEvents.Assigned, by, at, visible: true, ("staff", staff.ToString(CultureInfo.InvariantCulture)));
            else Note(ComplaintEvents.GivenBack, by, at);
        }
        // A moment that is over by now wakes it.
        if (before.SnoozedUntil != SnoozedUntil) Snooze(by, at, before.SnoozedUntil > at ? before.SnoozedUntil : null);
    }

    private void Say(Actor by, DateTimeOffset at, string text)
    {
        if (at > LastWordAt) LastWordAt = at;
        Messages.Add(new ComplaintMessage
        {
            CustomerId = CustomerId, FromStaff = by.Kind == ActorKind.Staff, AuthorUserId = by.UserId, AuthorName = by.Name,
            Text = text.Trim(), At = at,
        });
    }
}

/// <summary>How a complaint stood before something was done to many.</summary>
internal sealed record BulkBefore(long? AssigneeId, Stage Stage, DateTimeOffset? SnoozedUntil);
