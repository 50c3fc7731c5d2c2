using Portal.Shared.Common;

namespace Portal.Shared.Mail;

/// <summary>What leaves by mail, for staff: what became of each, in the mail server's words.</summary>
public interface IOutboxDesk
{
    /// <summary>Newest first.</summary>
    Task<Page<OutboxRow>> List(OutboxFilter filter, PageAt at, CancellationToken cancel = default);

    Task<OutboxState> State(CancellationToken cancel = default);

    /// <summary>One mail; its body is left out where it carries a secret.</summary>
    Task<OutboxLetter?> Read(string messageId, CancellationToken cancel = default);

    /// <summary>Sends a failed or unknown mail again, with the same Message-ID.</summary>
    Task<Outcome> SendAgain(string messageId, CancellationToken cancel = default);
}

/// <summary>Which mails a list shows.</summary>
public enum OutboxFilter { All, Waiting, Sent, Failed, Unknown }

/// <summary>Where a mail stands.</summary>
public enum MailStanding
{
    Waiting,
    Sending,
    Sent,
    Failed,

    /// <summary>The connection broke after the last byte: it may have arrived.</summary>
    Unknown,

    /// <summary>Not sent, because it was no longer wanted.</summary>
    Withdrawn,
}

/// <param name="Reply">The server's last words.</param>
/// <param name="NextTry">When it is tried again, while it waits.</param>
/// <param name="CanGoAgain">Whether somebody may send it again.</param>
public sealed record OutboxRow(
    string MessageId, string Kind, string About, string Recipient, string Subject, MailStanding Standing, int Attempts,
    DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset? NextTry, string Reply, bool CanGoAgain);

/// <summary>How sending goes.</summary>
/// <param name="IsHeld">No mail server is set: mails are written and wait.</param>
/// <param name="IsInTrouble">The server could not be used the last time.</param>
/// <param name="Says">What happens to mails now, and why.</param>
public sealed record OutboxState(
    bool IsHeld, Tally Waiting, Tally Failed, Tally Unknown, DateTimeOffset? LastSpokenAt, bool IsInTrouble, string Says);

/// <param name="Text">Null where the mail carries a secret.</param>
public sealed record OutboxLetter(OutboxRow Row, string? Text);
