using Portal.Server.Data;
using Portal.Shared.Account;

namespace Portal.Server.Auth.OpenId;

/// <summary>Who works here, as far as a provider decides it. Building blocks know no feature: this is how they ask for it.</summary>
internal interface IStaffEntry
{
    /// <summary>
    /// Makes a sign-in that no password opens: for the one colleague who is named with this address and never had one, else for a
    /// new member of staff.
    /// </summary>
    /// <param name="provider">Its name, for the audit.</param>
    /// <returns>Or why not: somebody signs in with this address already, several are named with it, or whoever is has left.</returns>
    Task<(PortalUser? User, ProviderRefusal? Refusal)> Enter(StaffDb db, Newcomer who, StaffRole role, string provider, CancellationToken cancel);

    /// <summary>Gives the role that the provider's groups say, and ends what was opened under another. The last administrator stays one.</summary>
    /// <param name="provider">Its name, for the audit.</param>
    Task Appoint(StaffDb db, PortalUser user, StaffRole role, string provider, CancellationToken cancel);

    /// <summary>Ends all that is open of somebody whose groups there give no role any more, and tells her. What else opens her account stays.</summary>
    Task Dismiss(StaffDb db, PortalUser user, Provider provider, CancellationToken cancel);
}

/// <summary>Somebody who comes for the first time, as a provider tells of her.</summary>
/// <param name="Email">As the provider has confirmed it.</param>
/// <param name="Language">"de" or "en".</param>
internal sealed record Newcomer(string Email, string Name, string Language);
