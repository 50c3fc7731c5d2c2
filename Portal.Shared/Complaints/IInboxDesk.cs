using Portal.Shared.Common;

namespace Portal.Shared.Complaints;

/// <summary>The inbox: all complaints as staff find, view and sort them, and what they do to many at once.</summary>
public interface IInboxDesk
{
    /// <summary>A view's complaints in its order; none where its search cannot be read.</summary>
    Task<Page<InboxRow>> List(InboxList list, PageAt at, CancellationToken cancel = default);

    /// <summary>The views everybody has, the reader's own and those that colleagues share, each with its bounded count.</summary>
    Task<IReadOnlyList<InboxViewCount>> Views(CancellationToken cancel = default);

    /// <summary>Keeps a view under a name; the same name of the same person is replaced. Sharing is for those who may answer complaints.</summary>
    Task<Outcome> Keep(ViewDraft draft, CancellationToken cancel = default);

    /// <summary>Removes one of the reader's own views.</summary>
    Task<Outcome> Forget(string name, CancellationToken cancel = default);
}

/// <param name="Version">As it was shown: what is done to it is refused where somebody changed it since.</param>
public sealed record InboxRow(
    string Number, int Version, ComplaintKind Kind, string Subject, string CustomerName, string? AssigneeName, Stage Stage,
    WaitingFor WaitingFor, bool Solved, DateTimeOffset ReceivedAt, DateTimeOffset? DueAt, bool Overdue)
{
    public string CustomerNumber { get; init; } = "";

    public Customers.CustomerClass Class { get; init; }

    public string? OrderNumber { get; init; }

    /// <summary>When the customer or one of us last wrote to the other.</summary>
    public DateTimeOffset LastWordAt { get; init; }

    /// <summary>Until when it rests; null where it does not.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }
}

/// <summary>A view with how many it holds.</summary>
/// <param name="IsBuiltIn">Everybody has it.</param>
/// <param name="Owner">The colleague who shares it; null for the portal's and the reader's own.</param>
public sealed record InboxViewCount(string Name, InboxList List, Tally Count, bool IsBuiltIn, bool Shared, string? Owner);

/// <summary>A view to be kept.</summary>
public sealed class ViewDraft
{
    [Needed("Give the view a name.", "Geben Sie der Ansicht einen Namen.")]
    [AtMost(60)]
    public string Name { get; set; } = "";

    /// <summary>Whether all colleagues see it.</summary>
    public bool Shared { get; set; }

    public InboxList List { get; set; } = new("");
}
