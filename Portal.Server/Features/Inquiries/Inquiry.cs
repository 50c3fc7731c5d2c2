using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Shared.Complaints;
using Portal.Shared.Inquiries;

namespace Portal.Server.Features.Inquiries;

/// <summary>
/// What somebody wrote without signing in. Until the address is confirmed no member of staff sees it. It belongs to no customer: what
/// can be told to be a customer's becomes a complaint of hers, and is no inquiry any more.
/// </summary>
internal sealed partial class Inquiry : Record
{
    /// <summary>Of an SHA-256 in hexadecimal.</summary>
    public const int HashLength = 64;

    [MaxLength(40), Impersonal]
    public required string Number { get; init; }

    [MaxLength(HashLength), Personal("Writing to an address only a few times an hour", OnErasure.Clear)]
    public required string EmailHash { get; init; }

    /// <summary>Of the link's token; null once it was used.</summary>
    [MaxLength(HashLength), Impersonal]
    public string? TokenHash { get; private set; }

    public DateTimeOffset TokenUntil { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public ComplaintKind Kind { get; private set; }

    [MaxLength(200), Personal("Addressing the person", OnErasure.Replace)]
    public string Name { get; private set; } = "";

    [MaxLength(254), Personal("Answering the inquiry", OnErasure.Clear)]
    public string Email { get; private set; } = "";

    [MaxLength(200), Personal("Knowing who asks", OnErasure.Clear)]
    public string Company { get; private set; } = "";

    /// <summary>The number of an order or an invoice, as it was typed.</summary>
    [MaxLength(40), Impersonal]
    public string Reference { get; private set; } = "";

    [MaxLength(200), Personal("What it is about, in the person's words", OnErasure.Replace)]
    public string Subject { get; private set; } = "";

    [MaxLength(InquiryForm.LongestText), Personal("Answering what was asked", OnErasure.Clear)]
    public string Text { get; private set; } = "";

    /// <summary>"de" or "en".</summary>
    [MaxLength(2), Impersonal]
    public string Language { get; private set; } = Portal.Shared.Common.Texts.German;

    public InquiryState State { get; private set; }

    /// <summary>When it was last answered. Each answer moves it, and so the version: of two who answer at once one sees the other's words first.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    [MaxLength(200), Personal("Naming who dealt with it", OnErasure.Replace)]
    public string DoneBy { get; private set; } = "";

    /// <summary>The number of the complaint it became; empty for none.</summary>
    [MaxLength(40), Impersonal]
    public string ComplaintNumber { get; private set; } = "";

    public List<InquiryAnswer> Answers { get; } = [];
}

/// <summary>What staff wrote back.</summary>
internal sealed class InquiryAnswer
{
    public long Id { get; init; }

    public long InquiryId { get; init; }

    public Inquiry? Inquiry { get; init; }

    [MaxLength(200), Personal("Naming who wrote", OnErasure.Replace)]
    public required string AuthorName { get; init; }

    [MaxLength(InquiryAnswerForm.Longest), Personal("Knowing what was answered", OnErasure.Clear)]
    public required string Text { get; init; }

    public DateTimeOffset At { get; init; }
}
