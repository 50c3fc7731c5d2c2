using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;

namespace Portal.Server.Features.Complaints;

/// <summary>An answer that is not sent yet: one a complaint and colleague. Like notes, no customer's context maps it.</summary>
internal sealed class AnswerDraft : ICustomerOwned
{
    public long Id { get; init; }

    public long ComplaintId { get; init; }

    public long CustomerId { get; set; }

    public long UserId { get; init; }

    [MaxLength(10_000), Personal("Handling the complaint", OnErasure.Clear)]
    public string Text { get; set; } = "";

    /// <summary>When it was last typed at.</summary>
    public DateTimeOffset At { get; set; }
}

/// <summary>A canned text, shared by all who answer.</summary>
internal sealed class KeptText : Record
{
    /// <summary>For forms; nobody counts it.</summary>
    [MaxLength(40), Impersonal]
    public string Number { get; init; } = OpenNumber.New();

    [MaxLength(100), Impersonal]
    public string Title { get; set; } = "";

    [MaxLength(10_000), Impersonal]
    public string Text { get; set; } = "";
}
