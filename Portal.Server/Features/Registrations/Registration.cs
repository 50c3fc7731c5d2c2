using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Shared.Customers;
using Portal.Shared.Registrations;

namespace Portal.Server.Features.Registrations;

/// <summary>
/// Somebody who wants to become a customer. Until the address is confirmed it is nobody's: there is one for each address, what is
/// registered again takes its place, and no member of staff sees it. It belongs to no customer.
/// </summary>
internal sealed partial class Registration : Record
{
    /// <summary>Of an SHA-256 in hexadecimal.</summary>
    public const int HashLength = 64;

    [MaxLength(40), Impersonal]
    public required string Number { get; init; }

    [MaxLength(HashLength), Personal("Writing to an address at most once an hour", OnErasure.Clear)]
    public required string EmailHash { get; init; }

    /// <summary>The same while it is not confirmed, then null: unique, so that ten posts at once are one.</summary>
    [MaxLength(HashLength), Personal("Keeping one registration for each address", OnErasure.Clear)]
    public string? WaitingHash { get; private set; }

    /// <summary>Of the link's token; null once it was used.</summary>
    [MaxLength(HashLength), Impersonal]
    public string? TokenHash { get; private set; }

    public DateTimeOffset TokenUntil { get; private set; }

    /// <summary>When a mail last went out for it; null while none did.</summary>
    public DateTimeOffset? MailedAt { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public CustomerKind Kind { get; private set; }

    [MaxLength(200), Personal("Knowing who wants to become a customer", OnErasure.Clear)]
    public string Company { get; private set; } = "";

    [MaxLength(200), Personal("Addressing the person", OnErasure.Replace)]
    public string Name { get; private set; } = "";

    [MaxLength(254), Personal("Answering the registration", OnErasure.Clear)]
    public string Email { get; private set; } = "";

    [MaxLength(60), Personal("Calling back", OnErasure.Clear)]
    public string Phone { get; private set; } = "";

    [MaxLength(200), Personal("Knowing where the customer is", OnErasure.Clear)]
    public string Street { get; private set; } = "";

    [MaxLength(20), Personal("Knowing where the customer is", OnErasure.Clear)]
    public string PostalCode { get; private set; } = "";

    [MaxLength(100), Personal("Knowing where the customer is", OnErasure.Clear)]
    public string City { get; private set; } = "";

    [MaxLength(100), Personal("Knowing where the customer is", OnErasure.Clear)]
    public string Region { get; private set; } = "";

    [MaxLength(60), Impersonal]
    public string Country { get; private set; } = "";

    [MaxLength(60), Personal("Finding whether it is a customer already", OnErasure.Clear)]
    public string VatId { get; private set; } = "";

    /// <summary>The customer number that was typed.</summary>
    [MaxLength(40), Impersonal]
    public string KnownAs { get; private set; } = "";

    [MaxLength(RegistrationForm.LongestInterest), Personal("Answering what was asked", OnErasure.Clear)]
    public string Interest { get; private set; } = "";

    /// <summary>"de" or "en".</summary>
    [MaxLength(2), Impersonal]
    public string Language { get; private set; } = Portal.Shared.Common.Texts.German;

    public RegistrationState State { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    [MaxLength(200), Personal("Naming who decided", OnErasure.Replace)]
    public string DecidedBy { get; private set; } = "";

    /// <summary>The number of the customer it led to; empty for none.</summary>
    [MaxLength(40), Impersonal]
    public string CustomerNumber { get; private set; } = "";

    [MaxLength(1_000), Personal("Explaining the refusal", OnErasure.Clear)]
    public string Reason { get; private set; } = "";

    /// <summary>The company, or the person where no company registered.</summary>
    public string Title => Company.Length > 0 ? Company : Name;
}
