using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;

namespace Portal.Server.Features.CustomerFiles;

/// <summary>A filter of the customers' list that somebody of the staff keeps, for themselves or for all.</summary>
internal sealed class KeptFilter : Record
{
    public long StaffId { get; init; }

    [MaxLength(60), Impersonal]
    public required string Name { get; init; }

    public bool Shared { get; set; }

    /// <summary>As the list's address carries it.</summary>
    [MaxLength(1000), Personal("Finding the same customers again; the searched words may name one", OnErasure.Clear)]
    public required string Query { get; set; }
}
