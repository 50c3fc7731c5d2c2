using Portal.Shared.Common;

namespace Portal.Shared.Account;

/// <summary>
/// The passkeys of whoever is signed in, customer or staff: keys that a device keeps and opens with a finger, a face or its PIN.
/// Changes ask for a proof within the last five minutes (<see cref="IProof"/>), end the other sessions and are mailed.
/// </summary>
public interface IMyPasskeys
{
    /// <summary>The oldest first.</summary>
    Task<IReadOnlyList<PasskeyEntry>> List(CancellationToken cancel = default);

    /// <returns>What the browser asks the device for a new passkey with (WebAuthn creation options, JSON); null where there can be none.</returns>
    Task<string?> Offer(CancellationToken cancel = default);

    /// <summary>Takes a new passkey in, for the offer that this browser got last; each offer counts once, for ten minutes.</summary>
    Task<Outcome<bool>> Add(PasskeyForm form, CancellationToken cancel = default);

    Task<Outcome<bool>> Rename(string number, PasskeyForm form, CancellationToken cancel = default);

    /// <summary>The last way into the account stays.</summary>
    Task<Outcome<bool>> Remove(string number, CancellationToken cancel = default);
}

/// <summary>Signing in with a passkey: without a name, a password or a code.</summary>
public interface IPasskeySignIn
{
    /// <returns>What the browser asks the device with (WebAuthn request options, JSON); null where the portal's address can have no passkeys.</returns>
    Task<string?> Offer(CancellationToken cancel = default);

    /// <summary>Opens a session for the owner of the passkey that answered this browser's last offer.</summary>
    Task<Outcome<UserKind>> SignIn(PasskeyForm form, CancellationToken cancel = default);

    /// <summary>Proves that it is still the person who is signed in.</summary>
    Task<Outcome<bool>> Prove(PasskeyForm form, CancellationToken cancel = default);
}

/// <param name="UsedAt">When somebody last signed in with it; null for never.</param>
public sealed record PasskeyEntry(string Number, string Name, DateTimeOffset CreatedAt, DateTimeOffset? UsedAt);

/// <summary>What a device answered, and what its passkey is called here.</summary>
public sealed class PasskeyForm
{
    [AtMost(60)]
    public string? Name { get; set; } = "";

    /// <summary>The credential as the browser writes it (JSON).</summary>
    [AtMost(20_000)]
    public string? Credential { get; set; } = "";
}
