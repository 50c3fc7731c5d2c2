namespace Portal.Server.Mail;

/// <summary>A mailing to many. Its mails leave only while it is open: closing one row holds them all.</summary>
internal sealed class MailBatch
{
    public long Id { get; init; }

    public bool IsOpen { get; set; }

    /// <summary>So many of its mails leave in a second at most; 0 for as many as the server takes.</summary>
    public int PerSecond { get; init; }
}

/// <summary>What is to be done with a mail of a mailing when its turn has come.</summary>
internal abstract record MailAtSending
{
    /// <summary>It is still wanted, and reads so.</summary>
    /// <param name="Headers">Further headers, values in printable ASCII.</param>
    internal sealed record Worded(MailRecipient To, Letter Letter, IReadOnlyList<(string Name, string Value)> Headers) : MailAtSending;

    /// <summary>It is not wanted any more.</summary>
    /// <param name="Words">Why, one of <see cref="MailWords"/>.</param>
    internal sealed record Withdrawn(string Words) : MailAtSending;

    /// <summary>Its mailing is held just now.</summary>
    internal sealed record Held : MailAtSending;
}

/// <summary>Words the mails of mailings, at the last moment: who has left since, and what was stopped since, gets none.</summary>
internal interface IMailAtSending
{
    /// <summary>The kind of mail it words.</summary>
    string Kind { get; }

    Task<MailAtSending> Word(OutboxMail mail, CancellationToken cancel);
}
