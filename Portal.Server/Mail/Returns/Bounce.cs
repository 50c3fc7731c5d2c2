using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;

namespace Portal.Server.Mail.Returns;

/// <summary>What a return says about the address.</summary>
internal enum BounceKind
{
    /// <summary>There is no such address.</summary>
    Hard,

    /// <summary>It could not be delivered for now: the box is full, the server was away, a rule refused it.</summary>
    Soft,

    /// <summary>The reader called it spam.</summary>
    Complaint,
}

/// <summary>Who told us.</summary>
internal enum BounceSource
{
    /// <summary>The mail server, when it was named the recipient.</summary>
    Server,

    /// <summary>A report that came by mail (RFC 3464, RFC 5965).</summary>
    Report,

    /// <summary>The provider, by a signed call.</summary>
    Hook,
}

/// <summary>A mail that came back. One for each piece of news: read twice, it is written once.</summary>
internal sealed class Bounce
{
    public long Id { get; init; }

    /// <summary>The piece of news: "report:{Message-ID}:5.1.1".</summary>
    [MaxLength(LongestKey), Impersonal]
    public required string Key { get; init; }

    public long MailId { get; init; }

    /// <summary>The mailing of the mail.</summary>
    public long? BatchId { get; init; }

    [MaxLength(AddressKey.Length), Personal("Recognising an address that mail does not reach", OnErasure.Keep, Ground = "Article 6 (1) f GDPR: writing to nobody who cannot be reached")]
    public required string EmailHash { get; init; }

    public BounceKind Kind { get; init; }

    public BounceSource Source { get; init; }

    /// <summary>The enhanced code (RFC 3463), or empty.</summary>
    [MaxLength(20), Impersonal]
    public string Status { get; init; } = "";

    /// <summary>Why, in the words of whoever returned it.</summary>
    [MaxLength(500), Personal("Saying why it came back", OnErasure.Clear)]
    public string Words { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public const int LongestKey = 200;
}
