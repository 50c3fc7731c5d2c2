using Portal.Shared.Common;
using Portal.Shared.Customers;

namespace Portal.Shared.Account;

/// <summary>Who of a customer uses the portal, as staff see it: they let the first one in, and step in where the company cannot.</summary>
public interface ICompanyAccess
{
    /// <returns>Null where there is no such customer.</returns>
    Task<CompanyPeople?> Read(string number, CancellationToken cancel = default);

    /// <summary>Gives somebody access and mails the way in, as <see cref="ICompanyUsers.Invite"/> does.</summary>
    Task<Outcome<string>> Invite(string number, NewCompanyUser form, CancellationToken cancel = default);

    Task<Outcome<string>> InviteAgain(string number, string person, AccessForm form, CancellationToken cancel = default);

    Task<Outcome<string>> Save(string number, string person, AccessForm form, CancellationToken cancel = default);

    /// <summary>Takes the code app and the passkeys of somebody away who has lost them; the password stays.</summary>
    Task<Outcome<string>> Rescue(string number, string person, AccessForm form, CancellationToken cancel = default);

    /// <summary>Takes access away at once, or gives it back.</summary>
    Task<Outcome<string>> Suspend(string number, string person, AccessForm form, bool suspended, CancellationToken cancel = default);
}

/// <param name="Others">Contacts with an address who do not use the portal.</param>
public sealed record CompanyPeople(string Customer, IReadOnlyList<CompanyUser> Users, IReadOnlyList<ContactEntry> Others);
