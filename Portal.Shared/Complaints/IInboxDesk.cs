using Portal.Shared.Common;

namespace Portal.Shared.Complaints;

/// <summary>The inbox: all complaints as staff find, view and sort them, and what they do to many at once.</summary>
public interface IInboxDesk
{
    /// <summary>A view's complaints in its order; none where its search cannot be read.</summary>
    Task<Page<InboxRow>> List(InboxList list, PageAt at, CancellationToken cancel = default);

    /// <summary>The number of the complaint that follows one in a view; null behind the last, and where there is no such complaint.</summary>
    Task<string?> Next(InboxList list, string number, CancellationToken cancel = default);

    /// <summary>The views everybody has, the reader's own and those that colleagues share, each with its bounded count.</summary>
    Task<IReadOnlyList<InboxViewCount>> Views(CancellationToken cancel = default);

    /// <summary>Keeps a view under a name; the same name of the same person is replaced. Sharing is for those who may answer complaints.</summary>
    Task<Outcome> Keep(ViewDraft draft, CancellationToken cancel = default);

    /// <summary>Removes one of the reader's own views.</summary>
    Task<Outcome> Forget(string name, CancellationToken cancel = default);

    /// <summary>Puts somebody in charge of many. Each is done whole or not at all, and says why not.</summary>
    Task<BulkDone> Assign(IReadOnlyList<TickedRow> rows, long staffId, CancellationToken cancel = default);

    /// <summary>Lets many rest.</summary>
    /// <param name="until">As the clock on the wall shows it; null wakes them.</param>
    Task<BulkDone> Snooze(IReadOnlyList<TickedRow> rows, DateTime? until, CancellationToken cancel = default);

    /// <summary>How many complaints <see cref="Undo"/> would put back; none once it is too late or done.</summary>
    int CanUndo { get; }

    /// <summary>
    /// Puts back what the reader did to many last, while it is not longer ago than <see cref="BulkDone.UndoneWithin"/>. What somebody changed
    /// since stays as it is and is named.
    /// </summary>
    Task<BulkDone> Undo(CancellationToken cancel = default);

    /// <summary>Until when a complaint rests; null where it does not.</summary>
    Task<DateTimeOffset?> SnoozedUntil(string number, CancellationToken cancel = default);

    /// <summary>Whether single keys work in the reader's inbox.</summary>
    Task<bool> HasKeys(CancellationToken cancel = default);

    /// <summary>Switches single keys on or off, for the reader alone.</summary>
    Task<Outcome> UseKeys(bool on, CancellationToken cancel = default);
}

/// <summary>A complaint that was chosen, as it stood on the screen.</summary>
public sealed record TickedRow(string Number, int Version);

/// <summary>What became of something done to many.</summary>
/// <param name="Done">The numbers of those it was done to.</param>
/// <param name="Refused">Those it was not done to, each with the reason.</param>
public sealed record BulkDone(IReadOnlyList<string> Done, IReadOnlyList<RefusedRow> Refused)
{
    /// <summary>How many can be chosen at once.</summary>
    public const int Most = 100;

    /// <summary>How long it can be taken back.</summary>
    public static readonly TimeSpan UndoneWithin = TimeSpan.FromMinutes(10);
}

/// <summary>One of many that something was not done to.</summary>
public sealed record RefusedRow(string Number, string Why);

/// <param name="Version">As it was shown: what is done to it is refused where somebody changed it since.</param>
public sealed record InboxRow(
    string Number, int Version, ComplaintKind Kind, string Subject, string CustomerName, string? AssigneeName, Stage Stage,
    WaitingFor WaitingFor, bool Solved, DateTimeOffset ReceivedAt, DateTimeOffset? DueAt, bool Overdue)
{
    public string CustomerNumber { get; init; } = "";

    public Customers.CustomerClass Class { get; init; }

    /// <summary>Null until it is assessed.</summary>
    public Severity? Severity { get; init; }

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
