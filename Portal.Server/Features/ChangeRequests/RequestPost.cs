using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.ChangeRequests;

namespace Portal.Server.Features.ChangeRequests;

/// <summary>The mails of requests.</summary>
internal sealed class RequestPost(AccountPost post)
{
    /// <summary>Tells of a request for other bank data: everybody who administers the company, and whoever asked in its name.</summary>
    public async Task Asked(StaffDb db, ChangeRequest request, CancellationToken cancel)
    {
        if (!request.IsAboutBank) return;
        var company = await db.Customers.Where(c => c.Id == request.CustomerId).Select(c => c.Name).SingleAsync(cancel);
        var told = await Members(db, request.CustomerId).Where(m => m.Role == MemberRole.Administrator || m.UserId == request.AskedByUserId).Select(m => m.UserId).ToListAsync(cancel);
        foreach (var user in await db.Users.AsNoTracking().Where(u => told.Contains(u.Id) && u.ClosedAt == null).OrderBy(u => u.Id).ToListAsync(cancel))
        {
            post.Write(db, user, site => new BankChangeAskedMail(new Uri(site.PublicUri, "account/company/request"), request.Number, company, request.AskedByName, Shown(request)));
        }
    }

    /// <summary>Tells whoever asked how it was decided, if she still belongs to the company.</summary>
    public async Task Decided(StaffDb db, ChangeRequest request, CancellationToken cancel)
    {
        if (!await Members(db, request.CustomerId).AnyAsync(m => m.UserId == request.AskedByUserId, cancel)) return;
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == request.AskedByUserId, cancel);
        if (user.ClosedAt is not null) return;
        post.Write(db, user, site => new RequestDecidedMail(new Uri(site.PublicUri, "account/company"), request.Number, request.State, Shown(request), request.Answer));
    }

    /// <summary>IBANs masked.</summary>
    public static List<AskedChange> Shown(ChangeRequest request) => [.. request.Changes.OrderBy(c => c.Field)
        .Select(c => new AskedChange(c.Field, LegalValues.Shown(c.Field, c.Was), LegalValues.Shown(c.Field, c.Asked)))];

    private static IQueryable<Membership> Members(StaffDb db, long customer) =>
        db.Memberships.Where(m => m.CustomerId == customer && m.SuspendedAt == null && m.AcceptedAt != null);
}
