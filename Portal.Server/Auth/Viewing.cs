using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;

namespace Portal.Server.Auth;

/// <summary>That somebody of the staff saw the portal as a user of a customer: who, as whom, why and how long. The customer reads it, too.</summary>
[WrittenOnce(nameof(EndedAt), nameof(End))]
internal sealed class Viewing : Record, ICustomerOwned
{
    /// <summary>The longest that one may last.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromMinutes(30);

    [MaxLength(40), Impersonal]
    public string Number { get; init; } = OpenNumber.New();

    public long CustomerId { get; set; }

    /// <summary>The user as whom the portal was seen.</summary>
    public long UserId { get; init; }

    public PortalUser? User { get; init; }

    [MaxLength(200), Personal("Saying as whom somebody looked", OnErasure.Replace)]
    public required string UserName { get; init; }

    public long StaffId { get; init; }

    [MaxLength(200), Personal("Naming who looked", OnErasure.Replace)]
    public required string StaffName { get; init; }

    [MaxLength(500), Personal("Saying why somebody looked", OnErasure.Clear)]
    public required string Reason { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it is over at the latest.</summary>
    public DateTimeOffset Until { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public ViewEnd? End { get; private set; }

    /// <summary>Notes what ended it; what has ended does not end again.</summary>
    public void Close(ViewEnd how, DateTimeOffset at)
    {
        if (EndedAt is null) (EndedAt, End) = (at < Until ? at : Until, how);
    }
}

/// <summary>What ended a view.</summary>
internal enum ViewEnd
{
    /// <summary>Whoever looked ended it.</summary>
    ByViewer,

    /// <summary>Its time was over.</summary>
    TimeOver,

    /// <summary>The session of whoever looked ended, or another view took its place.</summary>
    SessionEnded,

    /// <summary>Whoever looked lost the right, or the user her access.</summary>
    AccessLost,
}
