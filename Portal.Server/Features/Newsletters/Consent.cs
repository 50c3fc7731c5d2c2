using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Server.Mail;
using Portal.Shared.Newsletters;

namespace Portal.Server.Features.Newsletters;

/// <summary>
/// The receipt of a consent: what was agreed to, when, and how. When the person is erased it loses its tie to them and keeps the
/// hash of the address, so that whoever shows the address can still be answered.
/// </summary>
internal sealed class Consent
{
    public long Id { get; init; }

    public long? SubscriberId { get; set; }

    [MaxLength(AddressKey.Length), Personal("Proving the consent", OnErasure.Keep, Ground = "Article 7 (1) GDPR, section 7a UWG by analogy")]
    public required string EmailHash { get; init; }

    public long TopicId { get; init; }

    /// <summary>The topic's name as it was shown.</summary>
    [MaxLength(100), Impersonal]
    public required string TopicName { get; init; }

    /// <summary>The words as they were shown.</summary>
    [MaxLength(1000), Impersonal]
    public required string Text { get; init; }

    [MaxLength(20), Impersonal]
    public required string TextVersion { get; init; }

    /// <summary>The address of the form, without what is secret of it.</summary>
    [MaxLength(100), Impersonal]
    public required string Form { get; init; }

    public ConsentSource Source { get; init; }

    public DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset ConfirmedAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public ConsentReceipt Receipt => new(TopicName, Text, TextVersion, Form, Source, RequestedAt, ConfirmedAt, WithdrawnAt);
}

/// <summary>A subscription that waits for its confirmation. One for each address: what is asked for meanwhile is added to it.</summary>
internal sealed class SubscriptionRequest
{
    public long Id { get; init; }

    [MaxLength(AddressKey.Length), Impersonal]
    public required string EmailHash { get; init; }

    [MaxLength(254), Personal("Asking for the confirmation", OnErasure.Clear)]
    public required string Email { get; set; }

    [MaxLength(2), Impersonal]
    public required string Language { get; set; }

    /// <summary>Slugs, between commas.</summary>
    [MaxLength(2000), Impersonal]
    public required string Topics { get; set; }

    /// <summary>Of the link's token; null once it was used.</summary>
    [MaxLength(AddressKey.Length), Impersonal]
    public string? TokenHash { get; set; }

    public DateTimeOffset RequestedAt { get; set; }

    public DateTimeOffset MailedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public IEnumerable<string> Slugs => Topics.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
