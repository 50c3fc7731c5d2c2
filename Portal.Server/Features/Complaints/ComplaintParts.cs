using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;

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

/// <summary>A file of a complaint. Its bytes lie in the data folder under a name of our own.</summary>
[WrittenByCustomers]
internal sealed class Attachment : ICustomerOwned
{
    public long Id { get; init; }

    public long ComplaintId { get; init; }

    public Complaint? Complaint { get; init; }

    /// <summary>The message it came with.</summary>
    public ComplaintMessage? Message { get; init; }

    public long? MessageId { get; init; }

    public long CustomerId { get; set; }

    /// <summary>Its place among the complaint's files, from 1.</summary>
    public int FileNumber { get; init; }

    [MaxLength(200), Personal("Showing the file under the name its sender gave it", OnErasure.Replace)]
    public required string Name { get; init; }

    [MaxLength(60), Impersonal]
    public required string ContentType { get; init; }

    public long Size { get; init; }

    /// <summary>Of the stored bytes, in hexadecimal.</summary>
    [MaxLength(64), Impersonal]
    public required string Sha256 { get; init; }

    /// <summary>The name in the file store.</summary>
    [MaxLength(40), Impersonal]
    public required string StoredAs { get; init; }
}
