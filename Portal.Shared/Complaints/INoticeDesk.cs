using Portal.Shared.Common;

namespace Portal.Shared.Complaints;

/// <summary>What one of the staff was told of in the portal: her own, and nobody else's.</summary>
public interface INoticeDesk
{
    /// <summary>She saw some. Raised in her own window.</summary>
    event Action? Changed;

    /// <summary>How many she has not seen.</summary>
    Task<Tally> Waiting(CancellationToken cancel = default);

    /// <summary>All of them, the newest first.</summary>
    Task<Page<NoticeEntry>> List(PageAt at, CancellationToken cancel = default);

    /// <summary>She has a complaint before her: what she was told of it is done.</summary>
    Task Seen(string complaint, CancellationToken cancel = default);

    Task SeenAll(CancellationToken cancel = default);
}

/// <summary>What somebody is told of.</summary>
public enum NoticeKind
{
    /// <summary>A complaint takes too long.</summary>
    Escalated,

    /// <summary>She is named in a note.</summary>
    Mentioned,
}

/// <param name="Says">Why she is told, in a sentence.</param>
public sealed record NoticeEntry(string Number, string Complaint, string Subject, string CustomerName, string Says, DateTimeOffset At, bool IsNew);
