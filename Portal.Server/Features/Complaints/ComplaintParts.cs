using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Server.Files;

namespace Portal.Server.Features.Complaints;

/// <summary>A message that customer and staff both read.</summary>
[WrittenByCustomers]
internal sealed class ComplaintMessage : ICustomerOwned
{
    public long Id { get; init; }

    public long ComplaintId { get; init; }

    public Complaint? Complaint { get; init; }

    public long CustomerId { get; set; }

    public bool FromStaff { get; init; }

    public long? AuthorUserId { get; init; }

    [MaxLength(200), Personal("Naming who wrote", OnErasure.Replace)]
    public required string AuthorName { get; init; }

    [MaxLength(10_000), Personal("Handling the complaint", OnErasure.Clear)]
    public required string Text { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>
/// A note among staff. It lives in a table of its own that the customer's context does not even map: it cannot leak through a
/// forgotten condition.
/// </summary>
internal sealed class ComplaintNote : ICustomerOwned
{
    public long Id { get; init; }

    public long ComplaintId { get; init; }

    public long CustomerId { get; set; }

    public long? AuthorUserId { get; init; }

    [MaxLength(200), Personal("Naming who wrote", OnErasure.Replace)]
    public required string AuthorName { get; init; }

    [MaxLength(10_000), Personal("Handling the complaint", OnErasure.Clear)]
    public required string Text { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>A file of a complaint.</summary>
[WrittenByCustomers]
internal sealed class Attachment : FileRecord
{
    public long ComplaintId { get; init; }

    public Complaint? Complaint { get; init; }

    /// <summary>The message it came with.</summary>
    public ComplaintMessage? Message { get; init; }

    public long? MessageId { get; init; }
}
