using Portal.Shared.Common;

namespace Portal.Shared.Newsletters;

/// <summary>
/// What was sent, for everybody to read: campaigns on topics that are open to everybody, to all of their subscribers. What was
/// meant for some of them only (a class, a town) or for customers stays out.
/// </summary>
public interface ICampaignArchive
{
    /// <summary>Newest first.</summary>
    Task<Page<Issue>> List(PageAt at, CancellationToken cancel = default);

    /// <summary>Null where there is none of that number for everybody.</summary>
    Task<IssueText?> Read(string number, CancellationToken cancel = default);
}

/// <param name="Number">"NL-2026-000001".</param>
/// <param name="Subject">In the reader's language, if it has that one.</param>
public sealed record Issue(string Number, string Subject, string TopicName, DateTimeOffset SentAt);

/// <param name="Html">As it was mailed, to somebody of whom nothing is known.</param>
/// <param name="Language">"de" or "en".</param>
public sealed record IssueText(Issue Issue, string Html, string Language);
