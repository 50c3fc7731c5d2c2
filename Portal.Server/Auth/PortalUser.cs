using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Portal.Server.Data;
using Portal.Shared.Account;

namespace Portal.Server.Auth;

/// <summary>A person's sign-in. What it opens is a membership (customers) or a staff member.</summary>
internal sealed class PortalUser : IdentityUser<long>
{
    /// <summary>A new sign-in under a confirmed address, without a password yet.</summary>
    public static PortalUser For(string email, string name, UserKind kind, long? staffId = null, bool isDemo = false) => new()
    {
        UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(), EmailConfirmed = true,
        Kind = kind, StaffId = staffId, DisplayName = name, IsDemo = isDemo, SecurityStamp = Guid.NewGuid().ToString("N"), LockoutEnabled = true,
    };

    public UserKind Kind { get; init; }

    /// <summary>The staff member this is, for staff.</summary>
    public long? StaffId { get; init; }

    /// <summary>Since when this sign-in is closed: no password opens it, no link is mailed to it, its sessions are over.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>What the person's code app computes its codes from, sealed; null while there is none.</summary>
    [MaxLength(400), Impersonal]
    public string? CodeSecret { get; set; }

    /// <summary>The last half minute whose code was taken: none is taken twice.</summary>
    public long CodeStep { get; set; }

    /// <summary>Wrong codes since the last right one.</summary>
    public int WrongCodes { get; set; }

    [MaxLength(200), Personal("Greeting the person and naming who wrote", OnErasure.Replace)]
    public required string DisplayName { get; set; }

    /// <summary>"de" or "en".</summary>
    [MaxLength(2), Impersonal]
    public string Language { get; set; } = Portal.Shared.Common.Texts.German;

    /// <summary>Made by the demo; a Production start refuses while one exists.</summary>
    public bool IsDemo { get; init; }
}
