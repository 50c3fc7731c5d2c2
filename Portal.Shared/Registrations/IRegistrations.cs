using Portal.Shared.Common;
using Portal.Shared.Customers;

namespace Portal.Shared.Registrations;

/// <summary>
/// Asking for access without having any. Every answer is the same, whether the address is known here or not; what is to be told
/// goes to the address itself, at most once an hour.
/// </summary>
public interface IRegistrations
{
    /// <summary>False where the operator lets nobody register: setting Portal:Registration:Open.</summary>
    bool IsOpen { get; }

    /// <summary>An empty form, in the reader's language, with the country of the company whose portal it is.</summary>
    RegistrationForm Begin();

    /// <summary>
    /// Keeps what was typed and mails a link that confirms it: single use, 24 hours. Somebody who signs in here already is told so
    /// by mail instead. Registered again before the link was used, the later words count.
    /// </summary>
    Task<Outcome<bool>> Register(RegistrationForm form, CancellationToken cancel = default);

    /// <summary>What a link would confirm; looking changes nothing.</summary>
    /// <returns>Null where the link was used, is too old, or never was.</returns>
    Task<AwaitedRegistration?> Awaited(string token, CancellationToken cancel = default);

    /// <summary>Brings the registration before the staff. Changed since it was looked at: <see cref="ProblemKind.Stale"/>.</summary>
    Task<Outcome<bool>> Confirm(string token, ConfirmRegistrationForm form, CancellationToken cancel = default);
}

/// <summary>What somebody registers with, as the owner of the address sees it before she confirms.</summary>
/// <param name="Company">Empty for a person.</param>
/// <param name="Country">Its name in the reader's language.</param>
public sealed record AwaitedRegistration(
    string Company, string Name, string Email, string Phone, string Street, string PostalCode, string City, string Region, string Country, string Interest, int Version);

/// <summary>Which version was seen.</summary>
public sealed class ConfirmRegistrationForm
{
    public int Version { get; set; }
}
