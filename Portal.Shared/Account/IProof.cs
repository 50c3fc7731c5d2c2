using Portal.Shared.Common;

namespace Portal.Shared.Account;

/// <summary>
/// Asks whoever is signed in to prove anew who they are, before something is changed that opens the account: an open browser on
/// a forgotten desk must not be enough.
/// </summary>
public interface IProof
{
    /// <summary>Whether the person proved it within the last five minutes.</summary>
    Task<bool> IsFresh(CancellationToken cancel = default);

    /// <summary>What the person who is signed in signs in with; null for a visitor.</summary>
    Task<OwnSignIn?> Mine(CancellationToken cancel = default);

    /// <summary>Proves it with the password. Tries count like those of a sign-in.</summary>
    Task<Outcome<bool>> Prove(ProofForm form, CancellationToken cancel = default);
}

/// <summary>What somebody signs in with.</summary>
/// <param name="HasPassword">False for whoever came by an account elsewhere, or uses passkeys alone.</param>
/// <param name="MayHavePassword">Whether one can be set by mail. Not for staff who come in by a provider: their groups there decide.</param>
public sealed record OwnSignIn(string Email, bool HasPassword, bool MayHavePassword);

/// <summary>The password, once more.</summary>
public sealed class ProofForm
{
    [Needed("Enter your password.", "Geben Sie Ihr Passwort ein.")]
    [AtMost(256)]
    public string Password { get; set; } = "";
}
