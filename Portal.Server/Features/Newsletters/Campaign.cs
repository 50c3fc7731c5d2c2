using System.ComponentModel.DataAnnotations;
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

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who started it.</summary>
    [MaxLength(200), Personal("Saying who sent it", OnErasure.Replace)]
    public string ByName { get; private set; } = "";

    public string Subject => SubjectEn.Length > 0 ? T(SubjectEn, SubjectDe) : SubjectDe;

    public bool HasEnglish => BodyEn.Length > 0;

    public Outcome Write(CampaignDraft draft, long topicId)
    {
        if (State != CampaignState.Draft) return Outcome.Refused(T("It has been started: what it says is fixed.", "Sie wurde gestartet: Ihr Inhalt steht fest."));
        (TopicId, SubjectDe, BodyDe) = (topicId, draft.SubjectDe.Trim(), draft.BodyDe);
        (SubjectEn, BodyEn) = (draft.SubjectEn.Trim(), draft.BodyEn.Trim().Length > 0 ? draft.BodyEn : "");
        return Outcome.Done;
    }

    public Outcome Start(string by, DateTimeOffset at)
    {
        if (State != CampaignState.Draft) return Outcome.Refused(T("It has been started already.", "Sie wurde schon gestartet."));
        (State, StartedAt, ByName) = (CampaignState.Sending, at, by);
        return Outcome.Done;
    }

    public Outcome Pause() => Step(CampaignState.Sending, CampaignState.Paused);

    public Outcome Resume() => Step(CampaignState.Paused, CampaignState.Sending);

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

    private Outcome Step(CampaignState from, CampaignState to)
    {
        if (State != from) return NotNow;
        State = to;
        return Outcome.Done;
    }

    private static Outcome NotNow => Outcome.Refused(T("That is not possible any more. Look at the new state.", "Das geht inzwischen nicht mehr. Sehen Sie sich den neuen Stand an."));
}

/// <summary>How far the sending of a campaign is: what its worker remembers across restarts.</summary>
internal sealed class CampaignRun
{
    public long CampaignId { get; init; }

    public Campaign? Campaign { get; init; }

    public long BatchId { get; init; }

    /// <summary>The last subscriber a mail was written for; they are written for in the order of their keys.</summary>
    public long Cursor { get; set; }

    /// <summary>The last subscriber there was when it started.</summary>
    public long UpTo { get; init; }

    /// <summary>Every recipient has a mail in the outbox.</summary>
    public bool AllMade { get; set; }

    /// <summary>When nothing of it was left to do; the figures below stand from then on.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    public int Sent { get; set; }

    public int Failed { get; set; }

    public int Unknown { get; set; }

    public int Withdrawn { get; set; }
}
