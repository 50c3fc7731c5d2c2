using System.ComponentModel.DataAnnotations;

namespace Portal.Server.Data;

/// <summary>
/// A line of the security record: sign-ins, refusals, rights, exports. Each line carries the hash of the one before it and of
/// its own payload, so that a removed, changed or inserted line shows; the payload itself can be erased.
/// </summary>
internal sealed class AuditEntry
{
    /// <summary>Its place in the chain: 1, 2, 3 ... without a gap.</summary>
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    [MaxLength(60), Impersonal]
    public required string Kind { get; init; }

    public ActorKind ActorKind { get; init; }

    public long? ActorUserId { get; init; }

    /// <summary>SHA-256 of the payload, in hexadecimal.</summary>
    [MaxLength(64), Impersonal]
    public required string PayloadHash { get; init; }

    /// <summary>SHA-256 over the previous line's hash and this line's facts, in hexadecimal.</summary>
    [MaxLength(64), Impersonal]
    public required string Hash { get; init; }

    public AuditPayload? Payload { get; init; }
}

/// <summary>The erasable half of an audit line: address, device, account, as JSON.</summary>
internal sealed class AuditPayload
{
    public long AuditEntryId { get; init; }

    [MaxLength(2000), Personal("Tracing misuse of accounts", OnErasure.Clear)]
    public required string Json { get; init; }
}
