using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Jobs;
using Portal.Shared.Registrations;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Registrations;

/// <summary>
/// Forgets registrations that nobody confirmed within seven days, refused ones after thirty, and after a year those that were let in:
/// by then the customer's own records say who it is, and the audit who let them in.
/// </summary>
internal sealed class ClearedRegistrations(Databases databases, Clock clock) : IPortalJob
{
    public string Name => "registrations";

    public string Title => T("Forgetting registrations: unconfirmed, refused, long since let in", "Registrierungen vergessen: unbestätigte, abgelehnte, längst angenommene");

    public async Task<int> Run(CancellationToken cancel) =>
        (await databases.WriteAsStaff<int>(Actor.System, async db => await Due(db).ExecuteDeleteAsync(cancel), cancel)).Value;

    public async Task<int> Preview(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        return await Due(db).CountAsync(cancel);
    }

    private IQueryable<Registration> Due(StaffDb db)
    {
        var (week, month, year) = (clock.Now.AddDays(-7), clock.Now.AddDays(-30), clock.Now.AddDays(-365));
        return db.Registrations.Where(r => r.State == RegistrationState.Unconfirmed && r.CreatedAt < week || r.State == RegistrationState.Refused && r.DecidedAt < month
            || (r.State == RegistrationState.Approved || r.State == RegistrationState.Linked) && r.DecidedAt < year);
    }
}
