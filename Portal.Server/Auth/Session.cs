using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Shared.Account;

namespace Portal.Server.Auth;

/// <summary>
/// A signed-in browser. The cookie carries only a random key; everything it means stands here and is read on every request, so
/// that ending a session or a role takes effect with the next click.
/// </summary>
internal sealed class Session
{
    public long Id { get; init; }

    /// <summary>SHA-256 of the cookie's key, in hexadecimal: a copy of the table opens nothing.</summary>
    [MaxLength(64), Impersonal]
    public required string KeyHash { get; init; }

    public long UserId { get; init; }

    public PortalUser? User { get; init; }

    public UserKind Kind { get; init; }

    /// <summary>The customer acted for, where the user is a customer's.</summary>
    public long? CustomerId { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the person last proved in this browser who they are: at the sign-in, or when asked again before a sensitive change.</summary>
    public DateTimeOffset ProvedAt { get; set; }

    public DateTimeOffset LastSeenAt { get; set; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What a member of staff sees the portal by as somebody of a customer; null for a session of one's own.</summary>
    public long? ViewingId { get; init; }

    public Viewing? Viewing { get; init; }

    /// <summary>The session it was opened in, with which it ends; of views only.</summary>
    public long? ParentId { get; init; }

    public Session? Parent { get; init; }

    [MaxLength(200), Personal("Recognising one's own devices", OnErasure.Clear)]
    public string Device { get; init; } = "";
}

/// <summary>A single-use secret sent by mail, kept as its hash. A newer one for the same purpose replaces it.</summary>
internal sealed class AccountToken
{
    public long Id { get; init; }

    public long UserId { get; init; }

    public TokenPurpose Purpose { get; init; }

    [MaxLength(64), Impersonal]
    public required string Hash { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The address to be confirmed, for <see cref="TokenPurpose.EmailChange"/>.</summary>
    [MaxLength(254), Personal("Changing the address to sign in with", OnErasure.Clear)]
    public string? NewEmail { get; init; }
}

internal enum TokenPurpose { PasswordReset, EmailChange }
