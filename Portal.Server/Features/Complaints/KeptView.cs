using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;

namespace Portal.Server.Features.Complaints;

/// <summary>A view of the inbox that somebody of the staff keeps, for themselves or for all.</summary>
internal sealed class KeptView : Record
{
    public long StaffId { get; init; }

    [MaxLength(60), Impersonal]
    public required string Name { get; init; }

    public bool Shared { get; set; }

    /// <summary>Search, sort and columns, as the inbox's address carries them.</summary>
    [MaxLength(1000), Personal("Finding the same complaints again; the searched words may name somebody", OnErasure.Clear)]
    public required string Query { get; set; }
}
