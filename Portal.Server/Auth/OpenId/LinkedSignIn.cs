using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;

namespace Portal.Server.Auth.OpenId;

/// <summary>
/// A person's account at a provider that opens her account here. Known by issuer and subject alone: an e-mail address says at a
/// provider only what somebody typed there.
/// </summary>
internal sealed class LinkedSignIn
{
    public long Id { get; init; }

    public long UserId { get; init; }

    /// <summary>The name of the provider in the settings it was linked by.</summary>
    [MaxLength(40), Impersonal]
    public required string Provider { get; init; }

    [MaxLength(300), Impersonal]
    public required string Issuer { get; init; }

    [MaxLength(MostSubject), Personal("Signing in with another account", OnErasure.Clear)]
    public required string Subject { get; init; }

    public DateTimeOffset LinkedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>The address as the provider last told it; only shown, never looked for.</summary>
    [MaxLength(254), Personal("Telling one's own accounts apart", OnErasure.Clear)]
    public string Email { get; set; } = "";

    /// <summary>Longer is none, by the standard.</summary>
    public const int MostSubject = 255;
}

/// <summary>That a session was opened by a provider, and what ending it there takes.</summary>
internal sealed class SessionOrigin
{
    public long SessionId { get; init; }

    public Session? Session { get; init; }

    [MaxLength(40), Impersonal]
    public required string Provider { get; init; }

    [MaxLength(300), Impersonal]
    public required string Issuer { get; init; }

    [MaxLength(LinkedSignIn.MostSubject), Personal("Ending the session when it is ended at the provider", OnErasure.Clear)]
    public required string Subject { get; init; }

    /// <summary>The provider's own session, where it names one.</summary>
    [MaxLength(255), Impersonal]
    public string? Sid { get; init; }

    /// <summary>The provider's token, sealed: it is shown there again at the sign-out.</summary>
    [Personal("Signing out at the provider, too", OnErasure.Clear)]
    public required string IdToken { get; init; }
}
