using Portal.Shared.Common;

namespace Portal.Shared.Account;

/// <summary>
/// The second step of signing in with a password, for whoever is signed in: six digits that an app on the phone shows. Everything
/// that changes it asks for a proof within the last five minutes (<see cref="IProof"/>), ends the other sessions and is mailed.
/// </summary>
public interface ICodeApp
{
    Task<CodeAppState> Read(CancellationToken cancel = default);

    /// <summary>A new secret for the app. It counts once <see cref="SwitchOn"/> has seen a code of it, within ten minutes.</summary>
    /// <returns>Null without a proof.</returns>
    Task<NewCodeApp?> Begin(CancellationToken cancel = default);

    /// <summary>The same secret again, after a wrong code. Its seal carries the proof.</summary>
    /// <returns>Null where the seal is not ours, not this session's, or older than ten minutes.</returns>
    Task<NewCodeApp?> Again(string seal, CancellationToken cancel = default);

    /// <summary>Needs no other proof than the seal.</summary>
    /// <returns>The recovery codes, readable this once.</returns>
    Task<Outcome<RecoverySheet>> SwitchOn(CodeAppForm form, CancellationToken cancel = default);

    /// <summary>Takes the second step away, and the recovery codes with it.</summary>
    Task<Outcome<bool>> SwitchOff(CancellationToken cancel = default);

    /// <returns>New recovery codes, readable this once; the old ones end.</returns>
    Task<Outcome<RecoverySheet>> RenewRecoveryCodes(CancellationToken cancel = default);
}

/// <param name="RecoveryCodes">How many are left.</param>
public sealed record CodeAppState(bool IsOn, int RecoveryCodes);

/// <summary>Codes that each take the place of the app's once.</summary>
public sealed record RecoverySheet(IReadOnlyList<string> Codes);

/// <param name="Seal">The secret as the form carries it: only the server reads it, and only for the session it was made for.</param>
/// <param name="Key">The secret for typing, in groups of four.</param>
/// <param name="Picture">The QR code, as a data address of a PNG.</param>
public sealed record NewCodeApp(string Seal, string Key, string Picture);

/// <summary>The first code of a new app.</summary>
public sealed class CodeAppForm
{
    [AtMost(1000)]
    public string Seal { get; set; } = "";

    [Needed("Enter the six digits that the app shows.", "Geben Sie die sechs Ziffern ein, die die App zeigt.")]
    [AtMost(20)]
    public string Code { get; set; } = "";
}
