using Portal.Server.Data;

namespace Portal.Server.Features.Staff;

/// <summary>Days on which a member of staff is away, and who stands in.</summary>
internal sealed class Absence : Record
{
    public long StaffId { get; init; }

    public DateOnly From { get; init; }

    /// <summary>The last day away.</summary>
    public DateOnly Until { get; init; }

    /// <summary>Who stands in; null where nobody was named, and managers are told instead.</summary>
    public long? DeputyId { get; init; }
}
