using Portal.Server.Data;
using Portal.Shared.Account;

namespace Portal.Server.Auth.OpenId;

/// <summary>Who works here, as far as a provider decides it. Building blocks know no feature: this is how they ask for it.</summary>
internal interface IStaffEntry
{
    /// <summary>Makes a member of staff with a sign-in that no password opens.</summary>
    /// <param name="language">"de" or "en".</param>
    /// <returns>Null where somebody signs in with this address already.</returns>
    Task<PortalUser?> Enter(StaffDb db, string email, string name, string language, StaffRole role, CancellationToken cancel);

    /// <summary>Gives the role that the provider's groups say, and ends what was opened under another. The last administrator stays one.</summary>
    /// <param name="provider">Its name, for the audit.</param>
    Task Appoint(StaffDb db, PortalUser user, StaffRole role, string provider, CancellationToken cancel);
}
