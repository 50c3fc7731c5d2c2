using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

/// <summary>
/// A complaint, suggestion or question. What is known of it are a few small facts (stage, whose turn, outcome); each change is
/// a method that checks the step is allowed, records the event and nothing else.
/// </summary>
internal sealed partial class Complaint : Record, IDocument, ISearchable
{
    [MaxLength(40), Impersonal]
    public required string Number { get; init; }

    public long CustomerId { get; set; }

    public long? SiteId { get; set; }

    public long? ContactId { get; set; }

    /// <summary>Who filed it, and so who gets the mails.</summary>
    public long? FiledByUserId { get; init; }

    [MaxLength(200), Personal("Naming who complained", OnErasure.Replace)]
    public string FiledByName { get; init; } = "";

    public ComplaintKind Kind { get; init; }

    [MaxLength(200), Personal("What it is about, in the customer's words", OnErasure.Replace)]
    public required string Subject { get; init; }

    public long? OrderId { get; init; }

    [MaxLength(40), Impersonal]
    public string? OrderNumber { get; init; }

    public int? OrderLine { get; init; }

    /// <summary>The order line's quantity that is affected; null where nobody said.</summary>
    public decimal? Quantity { get; init; }

    public long? InvoiceId { get; init; }

    [MaxLength(40), Impersonal]
    public string? InvoiceNumber { get; init; }

    public Channel Channel { get; init; }

    public long? ProductId { get; init; }

    [MaxLength(200), Impersonal]
    public string? ProductName { get; init; }

    public Remedy WantedRemedy { get; init; }

    public Stage Stage { get; private set; }

    public WaitingFor WaitingFor { get; private set; }

    public ComplaintOutcome? Outcome { get; private set; }

    public Cause Cause { get; private set; }

    /// <summary>The cause below it that managers keep; empty where it is the portal's own.</summary>
    [MaxLength(8), Impersonal]
    public string CauseKey { get; private set; } = "";

    /// <summary>Null until it is assessed, as are complexity and impact.</summary>
    public Severity? Severity { get; private set; }

    public Complexity? Complexity { get; private set; }

    public Impact? Impact { get; private set; }

    [MaxLength(1000), Personal("Handling the complaint", OnErasure.Clear)]
    public string ImmediateAction { get; private set; } = "";

    public DateTimeOffset? AssessedAt { get; private set; }

    /// <summary>When the customer said no to the decision that stands; null where she did not.</summary>
    public DateTimeOffset? ContestedAt { get; private set; }

    public Contentment Contentment { get; private set; }

    [MaxLength(1000), Personal("Learning how it was handled", OnErasure.Clear)]
    public string RatingComment { get; private set; } = "";

    public long? AssigneeId { get; private set; }

    /// <summary>Names who would be in charge of a closed complaint if it were opened again; nobody, where null.</summary>
    public void Leave(long? staffId) => AssigneeId = staffId;

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When something last happened to it. Each step moves it, and so its version: nobody writes over what she has not seen.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>By when we answer; null while it is not our turn.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>When the customer said it is settled.</summary>
    public DateTimeOffset? SolvedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Files so far; the next one gets the next number.</summary>
    public int FileCount { get; private set; }

    /// <summary>True for history that was imported or made up for the demo: no reminder, no mail.</summary>
    public bool IsHistory { get; init; }

    /// <summary>Null until it is assessed.</summary>
    public Assessment? Assessment => AssessedAt is null ? null
        : new() { Severity = Severity!.Value, Complexity = Complexity!.Value, Impact = Impact!.Value, ImmediateAction = ImmediateAction };

    public Standing Standing => new(Kind, Stage, WaitingFor)
    {
        Assessed = AssessedAt is not null, Solved = SolvedAt is not null, ClosedAt = ClosedAt, Rated = Contentment != Contentment.None, Joined = JoinedToId is not null,
    };

    public List<ComplaintMessage> Messages { get; } = [];

    public List<Attachment> Files { get; } = [];

    public List<GivenRemedy> Remedies { get; } = [];

    /// <summary>Remedies that are neither done nor dropped: while there is one, it is not closed.</summary>
    public int OpenRemedies { get; private set; }

    public SearchKind SearchKind => SearchKind.Complaint;

    public long? SearchOwner => CustomerId;

    public IEnumerable<string?> SearchTexts => [Number, Subject, OrderNumber, InvoiceNumber];
}
