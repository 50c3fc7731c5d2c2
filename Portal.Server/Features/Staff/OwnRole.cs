using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Shared.Staff;

namespace Portal.Server.Features.Staff;

/// <summary>A role that the company made itself: a name for a set of rights.</summary>
internal sealed class OwnRole : Record
{
    /// <summary>For addresses of pages, and for the forms that give it.</summary>
    [MaxLength(40), Impersonal]
    public string Number { get; init; } = OpenNumber.New();

    [MaxLength(60), Impersonal]
    public required string Name { get; set; }

    /// <summary>The names of its rights, as <see cref="RightSet"/> writes them.</summary>
    [MaxLength(RightSet.MostLetters), Impersonal]
    public required string Rights { get; set; }
}
