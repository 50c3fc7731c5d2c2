using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;

namespace Portal.Server.Auth;

/// <summary>A key that a person's device keeps and signs in with (WebAuthn).</summary>
internal sealed class Passkey
{
    public long Id { get; init; }

    public long UserId { get; init; }

    /// <summary>What the device calls it; it comes back with every sign-in.</summary>
    public required byte[] CredentialId { get; init; }

    public required byte[] PublicKey { get; init; }

    [MaxLength(60), Personal("Telling one's own passkeys apart", OnErasure.Clear)]
    public required string Name { get; set; }

    /// <summary>How often the device says it was used; a device that copies its keys says 0 for ever.</summary>
    public long SignCount { get; set; }

    /// <summary>How a browser reaches the device: "internal", "usb", "hybrid", with commas between.</summary>
    [MaxLength(100), Impersonal]
    public string Transports { get; init; } = "";

    /// <summary>The device may copy the key to others of the same person.</summary>
    public bool MayBeCopied { get; init; }

    public bool IsCopied { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>A code on paper that takes the place of the app's once, kept as its hash. Using it deletes it.</summary>
internal sealed class RecoveryCode
{
    public long Id { get; init; }

    public long UserId { get; init; }

    [MaxLength(64), Impersonal]
    public required string Hash { get; init; }
}
