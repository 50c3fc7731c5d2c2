using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;

namespace Portal.Server.Features.Account;

/// <summary>What somebody changed about her own sign-in, as an event of the company she acts for.</summary>
internal static class ProfileEvent
{
    /// <param name="fields">The names of what changed; empty where the kind says it all.</param>
    public static async Task<Event> Make(PortalDb db, CustomerActor actor, string kind, DateTimeOffset at, string fields, CancellationToken cancel)
    {
        var number = await db.Customers.Where(c => c.Id == actor.CustomerId).Select(c => c.Number).SingleAsync(cancel);
        (string, string)[] arguments = fields.Length > 0 ? [("fields", fields)] : [];
        return EventLog.OfCustomer(actor.CustomerId, SubjectKind.Customer, number, kind, actor, at, visible: true, arguments);
    }
}
