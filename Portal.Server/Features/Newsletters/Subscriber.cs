using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Portal.Server.Data;
using Portal.Server.Mail;

namespace Portal.Server.Features.Newsletters;

/// <summary>
/// A person who receives newsletters, known by the e-mail address: with a sign-in or without. No customer's record, and so not in
/// the customers' model: a person's own subscriptions are found by the confirmed address of the account.
/// </summary>
internal sealed class Subscriber : Record
{
    [MaxLength(254), Personal("Sending what was subscribed to", OnErasure.Clear)]
    public required string Email { get; set; }

    /// <summary>By which the address is found again.</summary>
    [MaxLength(AddressKey.Length), Personal("Recognising the address", OnErasure.Keep, Ground = "Proof of consent, article 7 (1) GDPR")]
    public required string EmailHash { get; init; }

    /// <summary>Opens the person's own page; stands in every mail to them.</summary>
    [MaxLength(40), Impersonal]
    public required string Secret { get; init; }

    /// <summary>"de" or "en".</summary>
    [MaxLength(2), Impersonal]
    public required string Language { get; set; }

    [MaxLength(200), Personal("Addressing the person", OnErasure.Clear)]
    public string Name { get; set; } = "";

    public long? CustomerId { get; set; }

    public long? ContactId { get; set; }

    public long? UserId { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When a campaign last wrote a mail for them, whatever became of it.</summary>
    public DateTimeOffset? LastCampaignAt { get; set; }

    public List<Subscription> Subscriptions { get; } = [];

    public List<Consent> Consents { get; } = [];

    /// <summary>192 random bits, as they can stand in an address.</summary>
    public static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(24)).Replace('+', '-').Replace('/', '_');

    /// <summary>Begins to receive a topic, and keeps what that rests on.</summary>
    /// <returns>False where it is received already: the consent that stands is the one that counts.</returns>
    public bool Subscribe(Topic topic, Consent consent)
    {
        var known = Subscriptions.Find(s => s.TopicId == topic.Id);
        if (known is { EndedAt: null }) return false;
        if (known is null) Subscriptions.Add(new Subscription { TopicId = topic.Id, SubscribedAt = consent.ConfirmedAt });
        else (known.SubscribedAt, known.EndedAt) = (consent.ConfirmedAt, null);
        Consents.Add(consent);
        return true;
    }

    /// <summary>Receives a topic no more; the consent is taken back, its receipt stays.</summary>
    /// <returns>False where it was not received.</returns>
    public bool Leave(long topicId, DateTimeOffset at)
    {
        if (Subscriptions.Find(s => s.TopicId == topicId && s.EndedAt is null) is not { } subscription) return false;
        subscription.EndedAt = at;
        foreach (var consent in Consents.Where(c => c.TopicId == topicId && c.WithdrawnAt is null)) consent.WithdrawnAt = at;
        return true;
    }
}

/// <summary>That a person receives a topic.</summary>
internal sealed class Subscription
{
    public long Id { get; init; }

    public long SubscriberId { get; init; }

    public Subscriber? Subscriber { get; init; }

    public long TopicId { get; init; }

    public DateTimeOffset SubscribedAt { get; set; }

    /// <summary>Null while it is received.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
