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

    /// <summary>Proves it with the password. Tries count like those of a sign-in.</summary>
    Task<Outcome<bool>> Prove(ProofForm form, CancellationToken cancel = default);
}

/// <summary>The password, once more.</summary>
public sealed class ProofForm
{
    [Needed("Enter your password.", "Geben Sie Ihr Passwort ein.")]
    [AtMost(256)]
    public string Password { get; set; } = "";
}
