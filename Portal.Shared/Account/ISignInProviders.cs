namespace Portal.Shared.Account;

/// <summary>Sign-in with an account elsewhere, by OpenID Connect.</summary>
public interface ISignInProviders
{
    /// <summary>By title; empty where the settings name none.</summary>
    IReadOnlyList<SignInProvider> List();

    /// <summary>Where the form that was just posted leads.</summary>
    /// <param name="signsOut">A sign-out that goes on at the provider, and no sign-in.</param>
    /// <returns>Null where this browser began nothing, or too long ago, or the provider is away.</returns>
    Task<Onward?> Onward(bool signsOut, CancellationToken cancel = default);
}

/// <param name="Name">As addresses name it: "/account/sign-in/with/{Name}".</param>
public sealed record SignInProvider(string Name, string Title);

/// <param name="Address">At the provider.</param>
public sealed record Onward(string Title, Uri Address);

/// <summary>The accounts elsewhere that open the reader's own. Linking and unlinking are posted to "security/link/{name}" and "security/unlink/{name}".</summary>
public interface ILinkedSignIns
{
    /// <summary>Every provider for people like the reader, linked or not, and what is linked to one that is not in use any more.</summary>
    Task<IReadOnlyList<LinkedProvider>> List(CancellationToken cancel = default);
}

/// <param name="Email">As the provider told it last; empty where nothing is linked or it told none.</param>
/// <param name="LinkedAt">Null while it is not linked.</param>
/// <param name="LastUsedAt">When it last signed the reader in.</param>
/// <param name="IsInUse">False for one that the settings do not name any more: it opens and proves nothing.</param>
public sealed record LinkedProvider(string Name, string Title, string Email, DateTimeOffset? LinkedAt, DateTimeOffset? LastUsedAt, bool IsInUse = true)
{
    public bool IsLinked => LinkedAt is not null;
}
