using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Jobs;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Newsletters;

/// <summary>Forgets addresses whose subscription was not confirmed in time: nobody knows whose they are.</summary>
internal sealed class ClearedRequests(Databases databases, Clock clock) : IPortalJob
{
    public string Name => "subscription-requests";

    public string Title => T("Forgetting subscriptions that nobody confirmed", "Nicht bestätigte Abonnements vergessen");

    public async Task<int> Run(CancellationToken cancel) =>
        (await databases.WriteAsStaff<int>(Actor.System, async db => await Expired(db).ExecuteDeleteAsync(cancel), cancel)).Value;

    public async Task<int> Preview(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        return await Expired(db).CountAsync(cancel);
    }

    private IQueryable<SubscriptionRequest> Expired(StaffDb db)
    {
        var now = clock.Now;
        return db.SubscriptionRequests.Where(r => r.ExpiresAt < now);
    }
}
