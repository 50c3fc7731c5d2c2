using System.ComponentModel.DataAnnotations;

namespace Portal.Server.Data;

/// <summary>
/// What the last import saw of a record. The next one compares with it: a field is written only where its source changed since,
/// so that an edit made in the portal stays.
/// </summary>
internal sealed class ImportedRecord
{
    [MaxLength(40), Impersonal]
    public required string Kind { get; init; }

    [MaxLength(100), Impersonal]
    public required string ExternalId { get; init; }

    /// <summary>The source's values by field, as JSON.</summary>
    [MaxLength(4000), Personal("Telling the source's edits from the portal's", OnErasure.Clear)]
    public required string Values { get; set; }
}
