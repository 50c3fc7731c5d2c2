using System.ComponentModel.DataAnnotations;
using Portal.Shared.Common;

namespace Portal.Shared.Complaints;

/// <summary>What ties complaints to each other and to those who watch them: joining, splitting, linking, following.</summary>
public interface IComplaintBonds
{
    /// <summary>Null where there is no such complaint.</summary>
    Task<Bonds?> Read(string number, CancellationToken cancel = default);

    /// <summary>Ties two complaints that have to do with each other, whoever filed them. Customers do not see it.</summary>
    Task<Outcome> Link(string number, string other, CancellationToken cancel = default);

    Task<Outcome> Unlink(string number, string other, CancellationToken cancel = default);

    /// <summary>
    /// Lets a complaint go on in another one of the same person: it is closed, its words stand in the other's thread, and our turn is there.
    /// Refused where somebody else filed the other one, for she would read what is not hers.
    /// </summary>
    /// <param name="version">The version on the screen: an edit in between gives <see cref="ProblemKind.Stale"/>.</param>
    Task<Outcome> Join(string number, int version, string into, CancellationToken cancel = default);

    /// <summary>Takes the joining back: the complaint stands where it stood before.</summary>
    Task<Outcome> Part(string number, int version, CancellationToken cancel = default);

    /// <summary>Makes a complaint of its own of what the customer also said; both are linked.</summary>
    /// <returns>The new one's number.</returns>
    Task<Outcome<string>> Split(string number, SplitDraft draft, CancellationToken cancel = default);

    /// <summary>Whoever follows a complaint is told by mail what is said in it.</summary>
    Task<Outcome> Follow(string number, bool on, CancellationToken cancel = default);
}

/// <param name="Followed">By whoever asks.</param>
/// <param name="JoinedTo">Where it goes on; null where it stands by itself.</param>
/// <param name="Joined">Those that go on in it.</param>
/// <param name="Similar">The latest about the same product, of whatever customer.</param>
/// <param name="Open">Other open ones of the customer.</param>
public sealed record Bonds(
    bool Followed, BoundComplaint? JoinedTo, IReadOnlyList<BoundComplaint> Joined, IReadOnlyList<BoundComplaint> Linked,
    IReadOnlyList<BoundComplaint> Similar, IReadOnlyList<BoundComplaint> Open)
{
    /// <summary>The product's number, to look for more of it; null without a product.</summary>
    public string? Product { get; init; }
}

/// <summary>Another complaint, as it is named beside one.</summary>
public sealed record BoundComplaint(string Number, string Subject, string CustomerName, DateTimeOffset ReceivedAt, Stage Stage, WaitingFor WaitingFor, bool Solved, bool Overdue);

/// <summary>What is split off a complaint, as it is typed.</summary>
public sealed class SplitDraft
{
    public Guid FormKey { get; set; }

    /// <summary>When the customer said it: one of her messages, and so the moment from which the new complaint counts.</summary>
    public DateTimeOffset SaidAt { get; set; }

    [EnumDataType(typeof(ComplaintKind))]
    public ComplaintKind Kind { get; set; }

    [Needed("Say in a few words what it is about.", "Sagen Sie in wenigen Worten, worum es geht.")]
    [AtMost(200)]
    public string Subject { get; set; } = "";

    [Needed("Leave in what belongs to it.", "Lassen Sie stehen, was dazu gehört.")]
    [AtMost(10_000)]
    public string Text { get; set; } = "";
}
