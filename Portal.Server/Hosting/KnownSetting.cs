using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;

namespace Portal.Server.Hosting;

/// <summary>A setting as the portal last started with it, so that a change shows.</summary>
internal sealed class KnownSetting
{
    [Key, MaxLength(200), Impersonal]
    public required string Name { get; init; }

    /// <summary>The sealed hash of its value: a password among the settings is not guessed from it.</summary>
    [MaxLength(400), Impersonal]
    public required string Seal { get; set; }
}
