using Portal.Shared.Common;

namespace Portal.Shared.Newsletters;

/// <summary>
/// Campaigns, for marketers, managers and administrators. Anybody else of the staff is refused. What a campaign says is frozen
/// when it starts; whether somebody still wants it is asked at each mail's turn.
/// </summary>
public interface ICampaignDesk
{
    /// <summary>Newest first.</summary>
    Task<Page<CampaignRow>> List(PageAt at, CancellationToken cancel = default);

    /// <summary>Null where there is none of that number.</summary>
    Task<CampaignView?> Read(string number, CancellationToken cancel = default);

    /// <returns>Its number. The same <see cref="CampaignDraft.FormKey"/> gives the same number again.</returns>
    Task<Outcome<string>> Create(CampaignDraft draft, CancellationToken cancel = default);

    Task<Outcome<string>> Save(string number, CampaignDraft draft, CancellationToken cancel = default);

    /// <summary>Some of those who would receive it, to look through their eyes.</summary>
    Task<IReadOnlyList<PreviewReader>> Readers(string topic, CancellationToken cancel = default);

    /// <summary>The mail as somebody would receive it, made from what is typed, saved or not.</summary>
    /// <param name="reader">The address of a <see cref="PreviewReader"/>; null for somebody of whom we know nothing.</param>
    Task<Outcome<MailPreview>> Preview(CampaignDraft draft, string? reader, string language, CancellationToken cancel = default);

    /// <summary>Sends what is saved to whoever asks, in each language it has.</summary>
    Task<Outcome> SendTest(string number, CancellationToken cancel = default);

    /// <summary>Who it would go to if it left now; what is typed counts, saved or not.</summary>
    Task<Outcome<AimedAt>> Aimed(CampaignDraft draft, CancellationToken cancel = default);

    /// <summary>Those who look after customers, by name.</summary>
    Task<IReadOnlyList<AimManager>> Managers(CancellationToken cancel = default);

    /// <summary>Starts sending to everybody it is for, at once or at a time; where the settings say so, a second person agrees before.</summary>
    /// <param name="version">The version that was looked at.</param>
    /// <param name="at">In the portal's time zone; null for at once.</param>
    Task<Outcome> Start(string number, int version, DateTime? at = null, CancellationToken cancel = default);

    /// <summary>Agrees to what somebody else wanted started.</summary>
    /// <param name="version">The version that was looked at.</param>
    Task<Outcome> Approve(string number, int version, CancellationToken cancel = default);

    /// <summary>Makes it a draft again before it started.</summary>
    /// <param name="remark">What its writers should know; may be empty.</param>
    Task<Outcome> TakeBack(string number, string remark, CancellationToken cancel = default);

    /// <summary>Sends once more what may or may not have arrived. Somebody may get it twice: that is for a person to decide.</summary>
    Task<Outcome> SendUnknown(string number, CancellationToken cancel = default);

    /// <summary>Holds what has not left yet.</summary>
    Task<Outcome> Pause(string number, CancellationToken cancel = default);

    Task<Outcome> Resume(string number, CancellationToken cancel = default);

    /// <summary>Calls off what has not left yet, for good.</summary>
    Task<Outcome> Cancel(string number, CancellationToken cancel = default);
}

/// <summary>How far a campaign is.</summary>
public enum CampaignState
{
    Draft,

    /// <summary>For a second person to agree.</summary>
    Waiting,

    /// <summary>For its time.</summary>
    Scheduled,
    Sending,
    Paused,
    Sent,
    Cancelled,
}

/// <param name="Number">"NL-2026-000001".</param>
/// <param name="TopicName">In the reader's language.</param>
public sealed record CampaignRow(
    string Number, string Subject, string TopicName, CampaignState State, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, Progress Progress);

/// <param name="Draft">What it says; fixed once it is not a draft any more.</param>
/// <param name="Audience">How many would receive it if it started now.</param>
/// <param name="ByName">Who started it, or wanted it started.</param>
/// <param name="ScheduledFor">When it is to start; null for at once.</param>
/// <param name="Remark">Why it came back to its writers or was stopped; empty where there is nothing to say.</param>
/// <param name="MayApprove">Whether the reader is a second person.</param>
/// <param name="CameBack">How many of those sent came back later, by a report or by the provider's word.</param>
/// <param name="Left">How many left the topic through it.</param>
public sealed record CampaignView(
    string Number, CampaignState State, CampaignDraft Draft, string TopicName, int Audience, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt,
    DateTimeOffset? ScheduledFor, string Remark, bool MayApprove, string ByName, Progress Progress, Tally CameBack, int Left);

/// <summary>What became of a campaign's mails. The five always add up to all there are.</summary>
/// <param name="Unknown">The connection broke after the last byte: they may have arrived, and never go again by themselves.</param>
/// <param name="Withdrawn">Not sent: the recipients had left, or the campaign was called off.</param>
/// <param name="IsCounted">False while recipients are still being written down: there will be more.</param>
public sealed record Progress(int Sent, int Failed, int Unknown, int Withdrawn, int Remaining, bool IsCounted)
{
    public static Progress None { get; } = new(0, 0, 0, 0, 0, false);

    public int Recipients => Sent + Failed + Unknown + Withdrawn + Remaining;
}

/// <summary>Somebody who would receive a campaign.</summary>
public sealed record PreviewReader(string Email, string Name, string Language);

/// <summary>A mail as it would be.</summary>
public sealed record MailPreview(string Subject, string Html, string Text);

/// <summary>A campaign as it is typed.</summary>
public sealed class CampaignDraft
{
    public const int MostBody = 50_000;

    public Guid FormKey { get; set; }

    /// <summary>The version that was read.</summary>
    public int Version { get; set; }

    /// <summary>The slug of its topic.</summary>
    [Needed("Choose a topic: it says who receives this.", "Wählen Sie ein Thema: Es sagt, wer dies erhält.")]
    public string Topic { get; set; } = "";

    [Needed("Write a subject.", "Schreiben Sie einen Betreff.")]
    [AtMost(150)]
    public string SubjectDe { get; set; } = "";

    /// <summary>Markdown.</summary>
    [Needed("Write a text.", "Schreiben Sie einen Text.")]
    [AtMost(MostBody)]
    public string BodyDe { get; set; } = "";

    /// <summary>Empty with <see cref="BodyEn"/>: everybody receives the German version.</summary>
    [AtMost(150)]
    public string SubjectEn { get; set; } = "";

    [AtMost(MostBody)]
    public string BodyEn { get; set; } = "";

    /// <summary>Whom of the topic's subscribers it is for.</summary>
    public CampaignAim Aim { get; set; } = new();

    /// <summary>So many mails a second at most; 0 for as fast as the server takes them.</summary>
    public int PerSecond { get; set; }

    public const int MostPerSecond = 1000;
}
