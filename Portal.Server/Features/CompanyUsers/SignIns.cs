using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Customers;
using Portal.Shared.Registrations;

namespace Portal.Server.Features.CompanyUsers;

/// <summary>What an address opens here already, for staff who wonder whose it is.</summary>
internal static class SignIns
{
    private const int Shown = 10;

    public static async Task<IReadOnlyList<KnownSignIn>> Of(StaffDb db, string email, CancellationToken cancel)
    {
        var normalized = email.ToUpperInvariant();
        var user = await db.Users.Where(u => u.NormalizedEmail == normalized).Select(u => new { u.Id, u.Kind }).SingleOrDefaultAsync(cancel);
        if (user is null) return [];
        if (user.Kind == UserKind.Staff) return [new KnownSignIn("", "", AccessState.Active, IsStaff: true)];
        var companies = await (from m in db.Memberships
                               join c in db.Customers on m.CustomerId equals c.Id
                               where m.UserId == user.Id
                               orderby m.Id
                               select new { c.Number, c.Name, m.SuspendedAt, m.AcceptedAt }).Take(Shown).ToListAsync(cancel);
        return companies.Count == 0
            ? [new KnownSignIn("", "", AccessState.Suspended, IsStaff: false)]
            : companies.ConvertAll(c => new KnownSignIn(
                c.Number, c.Name, c.SuspendedAt is not null ? AccessState.Suspended : c.AcceptedAt is null ? AccessState.Invited : AccessState.Active, IsStaff: false));
    }
}
