using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Staff;

namespace Portal.Server.Features.Staff;

/// <summary>What somebody may now, who is not the one that acts.</summary>
internal static class HeldRights
{
    /// <param name="staff">The key of a member of staff; null for nobody.</param>
    /// <returns>No right for nobody, and for whoever left.</returns>
    public static async Task<RightSet> Of(StaffDb db, long? staff, CancellationToken cancel)
    {
        var found = await db.Staff.Where(s => s.Id == staff && s.LeftAt == null)
            .Select(s => new { s.Role, Own = db.OwnRoles.Where(r => r.Id == s.OwnRoleId).Select(r => r.Rights).FirstOrDefault() }).SingleOrDefaultAsync(cancel);
        return found is null ? RightSet.Empty : StaffRights.Of(found.Role, found.Own);
    }
}
