using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Shared.ChangeRequests;

/// <summary>
/// Customers' change requests, for staff. Name and VAT ID are decided by <see cref="Portal.Shared.Staff.StaffRight.DecideOnCustomers"/>,
/// bank data by <see cref="Portal.Shared.Staff.StaffRight.DecideOnBankData"/>; what the setting Portal:FourEyes names, by two.
/// </summary>
public interface IRequestDesk
{
    /// <summary>Newest first.</summary>
    Task<Page<RequestRow>> List(RequestFilter filter, PageAt at, CancellationToken cancel = default);

    /// <summary>How many wait.</summary>
    Task<Tally> Waiting(CancellationToken cancel = default);

    /// <summary>Both sides; null where there is no such request.</summary>
    Task<RequestSheet?> Read(string number, CancellationToken cancel = default);

    /// <summary>The IBANs of a request, whole. Each look is recorded.</summary>
    Task<Outcome<RequestIbans>> Reveal(string number, CancellationToken cancel = default);

    /// <summary>
    /// Makes what is asked for so, with the history and the events of a decision, or, where two must approve, is the first of them.
    /// Values that changed since they were shown give <see cref="ProblemKind.Stale"/>.
    /// </summary>
    /// <returns>The request's state: still waiting after the first of two.</returns>
    Task<Outcome<RequestState>> Approve(string number, RequestDecision decision, CancellationToken cancel = default);

    /// <summary>Refuses with a reason that the customer is told. One is enough.</summary>
    Task<Outcome<RequestState>> Refuse(string number, RequestDecision decision, CancellationToken cancel = default);
}

/// <param name="FirstBy">Who approved as the first of two; empty where nobody did.</param>
public sealed record RequestRow(
    string Number, string CustomerNumber, string CustomerName, RequestState State, IReadOnlyList<RequestField> Fields, string AskedBy, DateTimeOffset AskedAt, string FirstBy);

/// <param name="Seen">What the values now are, as a sign: a decision carries it, and others than these are never replaced unseen.</param>
/// <param name="AskedByRole">What who asked is at the company now; null where they are no longer.</param>
/// <param name="NeedsTwo">Two must approve.</param>
/// <param name="FirstBy">Of two who must approve, the first; empty while there is none, or once other values stand there.</param>
/// <param name="MayDecide">The reader has the rights.</param>
/// <param name="IsFirst">The reader is the first of the two.</param>
public sealed record RequestSheet(
    string Number, int Version, string Seen, string CustomerNumber, string CustomerName, RequestState State, IReadOnlyList<RequestLine> Lines, string Reason,
    string AskedBy, Portal.Shared.Account.MemberRole? AskedByRole, DateTimeOffset AskedAt, IReadOnlyList<FileEntry> Files, bool NeedsTwo, string FirstBy, DateTimeOffset? FirstAt,
    string DecidedBy, DateTimeOffset? DecidedAt, string Answer, bool MayDecide, bool IsFirst);

/// <summary>A field of a request, IBANs masked.</summary>
/// <param name="Now">As it is now.</param>
/// <param name="Was">As it was when it was asked for.</param>
/// <param name="Problem">What the check of the number says against it; null where it fits or there is none.</param>
/// <param name="MovedSince">It is another now than it was when it was asked for.</param>
public sealed record RequestLine(RequestField Field, string Now, string Was, string Asked, string? Problem, bool MovedSince);

/// <summary>In groups of four; empty for none.</summary>
public sealed record RequestIbans(string Now, string Asked);

/// <summary>What somebody of the staff decides.</summary>
public sealed class RequestDecision
{
    public const int MaxAnswer = 500;

    /// <summary>The request's version when it was shown.</summary>
    public int Version { get; set; }

    /// <summary>As <see cref="RequestSheet.Seen"/> gave it.</summary>
    public string Seen { get; set; } = "";

    /// <summary>What the customer is told; for a refusal it must be said.</summary>
    [AtMost(MaxAnswer)]
    public string Answer { get; set; } = "";
}
