namespace Portal.Server.Features.Newsletters;

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

    /// <summary>How many left the topic through it.</summary>
    public int Left { get; set; }

    /// <summary>What had been sent and had failed when somebody last resumed it: failures from before stop it no more.</summary>
    public int SeenSent { get; set; }

    /// <inheritdoc cref="SeenSent"/>
    public int SeenFailed { get; set; }
}
