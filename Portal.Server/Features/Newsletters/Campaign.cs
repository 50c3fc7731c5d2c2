using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Newsletters;

/// <summary>A newsletter, from its first draft to the last mail. What it says can change only while it is a draft.</summary>
internal sealed class Campaign : Record
{
    [MaxLength(40), Impersonal]
    public required string Number { get; init; }

    public long TopicId { get; private set; }

    public CampaignState State { get; private set; }

    [MaxLength(150), Impersonal]
    public string SubjectDe { get; private set; } = "";

    [MaxLength(CampaignDraft.MostBody), Impersonal]
    public string BodyDe { get; private set; } = "";

    [MaxLength(150), Impersonal]
    public string SubjectEn { get; private set; } = "";

    [MaxLength(CampaignDraft.MostBody), Impersonal]
    public string BodyEn { get; private set; } = "";

    /// <summary>Whom of the topic's subscribers it is for, as JSON; empty for all.</summary>
    [MaxLength(4000), Impersonal]
    public string Aim { get; private set; } = "";

    /// <summary>So many mails a second at most; 0 for as fast as the server takes them.</summary>
    public int PerSecond { get; private set; }

    /// <summary>When it is to start; null for at once.</summary>
    public DateTimeOffset? ScheduledFor { get; private set; }

    /// <summary>Who of the staff wanted it started, where a second person must agree.</summary>
    public long? AskedByStaffId { get; private set; }

    /// <summary>Why it came back to its writers, or why it was stopped: a colleague's words or the server's.</summary>
    [MaxLength(MostRemark), Impersonal]
    public string Remark { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who started it.</summary>
    [MaxLength(200), Personal("Saying who sent it", OnErasure.Replace)]
    public string ByName { get; private set; } = "";

    public string Subject => SubjectEn.Length > 0 ? T(SubjectEn, SubjectDe) : SubjectDe;

    public bool HasEnglish => BodyEn.Length > 0;

    public const int MostRemark = 500;

    public Outcome Write(CampaignDraft draft, long topicId)
    {
        if (State is CampaignState.Waiting or CampaignState.Scheduled) return Outcome.Refused(T("It waits for its start. Take it back first.", "Sie wartet auf ihren Start. Nehmen Sie sie zuerst zurück."));
        if (State != CampaignState.Draft) return Outcome.Refused(T("It has been started: what it says is fixed.", "Sie wurde gestartet: Ihr Inhalt steht fest."));
        (TopicId, SubjectDe, BodyDe) = (topicId, draft.SubjectDe.Trim(), draft.BodyDe);
        (SubjectEn, BodyEn) = (draft.SubjectEn.Trim(), draft.BodyEn.Trim().Length > 0 ? draft.BodyEn : "");
        (Aim, PerSecond, Remark) = (draft.Aim.IsEverybody ? "" : JsonSerializer.Serialize(draft.Aim), draft.PerSecond, "");
        return Outcome.Done;
    }

    public CampaignAim ReadAim() => Aim.Length == 0 ? new() : JsonSerializer.Deserialize<CampaignAim>(Aim)!;

    /// <summary>Wants a second person to agree before it starts.</summary>
    public Outcome Ask(long staffId, string by, DateTimeOffset? at)
    {
        if (State != CampaignState.Draft) return StartedAlready;
        (State, ScheduledFor, AskedByStaffId, ByName, Remark) = (CampaignState.Waiting, at, staffId, by, "");
        return Outcome.Done;
    }

    public Outcome Schedule(string by, DateTimeOffset at)
    {
        if (State is not (CampaignState.Draft or CampaignState.Waiting)) return StartedAlready;
        (State, ScheduledFor, ByName, Remark) = (CampaignState.Scheduled, at, by, "");
        return Outcome.Done;
    }

    public Outcome Start(string by, DateTimeOffset at)
    {
        if (State is not (CampaignState.Draft or CampaignState.Waiting or CampaignState.Scheduled)) return StartedAlready;
        (State, StartedAt, ByName, Remark) = (CampaignState.Sending, at, by, "");
        return Outcome.Done;
    }

    /// <summary>Becomes a draft again before it started.</summary>
    public Outcome TakeBack(string remark)
    {
        if (State is not (CampaignState.Waiting or CampaignState.Scheduled)) return NotNow;
        (State, ScheduledFor, AskedByStaffId, Remark) = (CampaignState.Draft, null, null, remark);
        return Outcome.Done;
    }

    public Outcome Pause(string remark = "") => Step(CampaignState.Sending, CampaignState.Paused, remark);

    public Outcome Resume() => Step(CampaignState.Paused, CampaignState.Sending, "");

    /// <summary>Something of it goes once more.</summary>
    public Outcome Reopen()
    {
        if (State is not (CampaignState.Sent or CampaignState.Sending or CampaignState.Paused)) return NotNow;
        if (State == CampaignState.Sent) (State, EndedAt) = (CampaignState.Sending, null);
        return Outcome.Done;
    }

    public Outcome Cancel(DateTimeOffset at)
    {
        if (State is not (CampaignState.Sending or CampaignState.Paused)) return NotNow;
        (State, EndedAt) = (CampaignState.Cancelled, at);
        return Outcome.Done;
    }

    /// <summary>The last mail is out of our hands.</summary>
    public void Finish(DateTimeOffset at)
    {
        if (State == CampaignState.Sending) (State, EndedAt) = (CampaignState.Sent, at);
    }

    private Outcome Step(CampaignState from, CampaignState to, string remark)
    {
        if (State != from) return NotNow;
        (State, Remark) = (to, remark);
        return Outcome.Done;
    }

    private static Outcome StartedAlready => Outcome.Refused(T("It has been started already.", "Sie wurde schon gestartet."));

    private static Outcome NotNow => Outcome.Refused(T("That is not possible any more. Look at the new state.", "Das geht inzwischen nicht mehr. Sehen Sie sich den neuen Stand an."));
}
