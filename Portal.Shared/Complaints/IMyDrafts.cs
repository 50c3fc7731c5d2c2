using Portal.Shared.Common;

namespace Portal.Shared.Complaints;

/// <summary>
/// The complaints that the person who is signed in has begun and not sent, with their files. They are hers alone: her colleagues, the
/// staff and whoever sees the portal as her get none of them. Somebody else's key and one that never was give the same answer.
/// </summary>
public interface IMyDrafts
{
    /// <summary>What she has begun, the last one first.</summary>
    Task<IReadOnlyList<StartedEntry>> List(CancellationToken cancel = default);

    /// <summary>What she has begun of a kind about an order, one of its lines, an invoice or none of them; null where there is nothing.</summary>
    Task<StartedDraft?> Find(ComplaintKind kind, string? orderNumber, int? line, string? invoiceNumber, CancellationToken cancel = default);

    /// <summary>
    /// Keeps what is typed as it stands, and adds the files. <see cref="ComplaintDraft.FormKey"/> says which one it is; the later word
    /// counts. What it is about is said by the first one and stays. There is one of a kind about the same, and ten in all.
    /// </summary>
    Task<Outcome<StartedDraft>> Keep(ComplaintDraft draft, CancellationToken cancel = default);

    /// <summary>Takes a file out.</summary>
    /// <param name="file">Its number.</param>
    Task<Outcome<StartedDraft>> Remove(Guid formKey, int file, CancellationToken cancel = default);

    /// <summary>Throws it away, files and all.</summary>
    Task<Outcome> Discard(Guid formKey, CancellationToken cancel = default);
}

/// <summary>A complaint that was begun, as a line of a list.</summary>
/// <param name="Subject">As typed so far: it may be empty.</param>
/// <param name="ChangedAt">When it was last kept.</param>
public sealed record StartedEntry(ComplaintKind Kind, string? OrderNumber, int? Line, string? InvoiceNumber, string Subject, DateTimeOffset ChangedAt);

/// <summary>A complaint that was begun, to go on with.</summary>
/// <param name="Draft">What was typed, under the key that it is filed with.</param>
/// <param name="Files">What was added so far; <see cref="FileEntry.Number"/> tells them apart.</param>
public sealed record StartedDraft(ComplaintDraft Draft, DateTimeOffset StartedAt, DateTimeOffset ChangedAt, IReadOnlyList<FileEntry> Files);
