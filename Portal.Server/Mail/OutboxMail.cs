using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;

namespace Portal.Server.Mail;

/// <summary>Whether a mail that may or may not have arrived goes again.</summary>
internal enum MailClass
{
    /// <summary>Something the recipient must know: again, with the same Message-ID.</summary>
    Transactional,

    /// <summary>A newsletter: never twice; it becomes Unknown and is shown.</summary>
    Campaign,
}

internal enum MailState
{
    Pending,
    Sending,
    Sent,
    Failed,
    Unknown,

    /// <summary>Never sent, because it was no longer wanted: called off, or the recipient had left.</summary>
    Withdrawn,
}

/// <summary>
/// A mail, written in the transaction of what it tells. Its Message-ID is fixed from the start, and (what happened, to whom)
/// is unique: no path through the code can write it twice.
/// </summary>
[WrittenByCustomers]
internal sealed class OutboxMail
{
    public long Id { get; init; }

    /// <summary>What happened and to whom: "complaint-filed:BS-2026-000123:user-17".</summary>
    [MaxLength(160), Impersonal]
    public required string UniqueKey { get; init; }

    [MaxLength(120), Impersonal]
    public required string MessageId { get; init; }

    public MailClass Class { get; init; }

    /// <summary>Which mail it is: "complaint-filed".</summary>
    [MaxLength(60), Impersonal]
    public required string Kind { get; init; }

    /// <summary>The number of the record it is about.</summary>
    [MaxLength(40), Impersonal]
    public string About { get; init; } = "";

    [MaxLength(MaxRecipient), Personal("Delivering the mail", OnErasure.Clear)]
    public required string Recipient { get; init; }

    [MaxLength(MaxName), Personal("Addressing the recipient", OnErasure.Clear)]
    public string RecipientName { get; init; } = "";

    [MaxLength(MaxSubject), Personal("Saying what the mail is about", OnErasure.Clear)]
    public required string Subject { get; init; }

    [MaxLength(MaxBody), Personal("The mail", OnErasure.Clear)]
    public required string Text { get; set; }

    [MaxLength(MaxBody), Personal("The mail", OnErasure.Clear)]
    public required string Html { get; set; }

    /// <summary>True where the body carries a secret: it is stored encrypted, shown to nobody, and erased once sent.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The mailing it belongs to; such a mail is worded when it is sent (<see cref="IMailAtSending"/>), and its bodies are empty.</summary>
    public long? BatchId { get; init; }

    /// <summary>For whom it is worded then, as whoever words it knows them.</summary>
    public long? RecipientId { get; init; }

    public MailState State { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not before this moment.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>Who is sending it, and until when the claim holds.</summary>
    [MaxLength(60), Impersonal]
    public string? LeasedBy { get; set; }

    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>The server's last words, or why it was not reached.</summary>
    [MaxLength(500), Impersonal]
    public string LastReply { get; set; } = "";

    public DateTimeOffset? SentAt { get; set; }

    public const int MaxRecipient = 254, MaxName = 200, MaxSubject = 300, MaxBody = 200_000;
}
