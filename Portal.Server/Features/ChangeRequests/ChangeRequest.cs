using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Server.Files;
using Portal.Shared.ChangeRequests;

namespace Portal.Server.Features.ChangeRequests;

/// <summary>What a customer asks staff to change of its legal data. What was and what is asked are kept as they were.</summary>
internal sealed partial class ChangeRequest : Record, ICustomerOwned
{
    [MaxLength(40), Impersonal]
    public required string Number { get; init; }

    public long CustomerId { get; set; }

    public RequestState State { get; private set; }

    [MaxLength(RequestForm.MaxReason), Personal("Explaining what is asked", OnErasure.Clear)]
    public required string Reason { get; init; }

    public long AskedByUserId { get; init; }

    [MaxLength(200), Personal("Naming who asked", OnErasure.Replace)]
    public required string AskedByName { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Of two who must approve, the first.</summary>
    public long? FirstStaffId { get; private set; }

    [MaxLength(200), Personal("Naming who decided", OnErasure.Replace)]
    public string FirstByName { get; private set; } = "";

    public DateTimeOffset? FirstAt { get; private set; }

    /// <summary>A hash of the values that the first one saw: once others stand there, the approval counts no more.</summary>
    [MaxLength(64), Impersonal]
    public string FirstSaw { get; private set; } = "";

    [MaxLength(200), Personal("Naming who decided", OnErasure.Replace)]
    public string DecidedByName { get; private set; } = "";

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What the customer is told; where it is refused, why.</summary>
    [MaxLength(RequestDecision.MaxAnswer), Personal("Explaining the decision", OnErasure.Clear)]
    public string Answer { get; private set; } = "";

    public List<RequestedChange> Changes { get; } = [];

    public List<RequestFile> Files { get; } = [];

    /// <summary>Asked for the customer's bank data?</summary>
    public bool IsAboutBank => Changes.Any(c => c.Field.IsOfBank());

    public bool IsAboutLegal => Changes.Any(c => !c.Field.IsOfBank());

    public string? Asked(RequestField field) => Changes.Find(c => c.Field == field)?.Asked;
}

/// <summary>One field of a request.</summary>
internal sealed class RequestedChange : ICustomerOwned
{
    public long Id { get; init; }

    public long RequestId { get; init; }

    public ChangeRequest? Request { get; init; }

    public long CustomerId { get; set; }

    public RequestField Field { get; init; }

    /// <summary>When it was asked for.</summary>
    [MaxLength(200), Personal("Showing what it was", OnErasure.Clear)]
    public required string Was { get; init; }

    [MaxLength(200), Personal("Showing what was asked for", OnErasure.Clear)]
    public required string Asked { get; init; }
}

/// <summary>A proof.</summary>
internal sealed class RequestFile : FileRecord
{
    public long RequestId { get; init; }

    public ChangeRequest? Request { get; init; }
}
