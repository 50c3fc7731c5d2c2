using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Account;

namespace Portal.Server.Features.Orders;

/// <summary>Whether whoever reads a document may open its order, too.</summary>
internal static class SeenOrder
{
    /// <param name="of">The scope of the document's own kind: where orders have the same, nothing is asked.</param>
    public static async Task<bool> SeesOrder(this PortalDb db, string? number, Func<DocumentScopes, MemberScope> of, CancellationToken cancel) =>
        db.Actor is not CustomerActor actor || of(actor.Scopes) == actor.Scopes.Orders || await db.Orders.AnyAsync(o => o.Number == number, cancel);
}
