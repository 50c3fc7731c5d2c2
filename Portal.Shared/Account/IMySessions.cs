using Portal.Shared.Common;

namespace Portal.Shared.Account;

/// <summary>The browsers in which the reader is signed in, customer or staff.</summary>
public interface IMySessions
{
    /// <summary>Last seen first; the reader's own is marked.</summary>
    Task<IReadOnlyList<SignedInBrowser>> List(CancellationToken cancel = default);

    /// <summary>Signs a browser out: its next click leads to the sign-in, its open pages close within a minute.</summary>
    /// <param name="number">One of the reader's own; any other is not found.</param>
    Task<Outcome<bool>> End(string number, CancellationToken cancel = default);

    /// <summary>Signs out every browser but this one.</summary>
    Task<Outcome<bool>> EndOthers(CancellationToken cancel = default);
}

/// <param name="Device">In words, such as "Firefox, Windows".</param>
/// <param name="IsThis">It is the one the list is read in.</param>
public sealed record SignedInBrowser(string Number, string Device, DateTimeOffset SignedInAt, DateTimeOffset LastSeenAt, bool IsThis);
