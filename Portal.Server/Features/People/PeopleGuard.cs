using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.People;

/// <summary>Who administers somebody has the right, and all of her rights: else whoever may invite could throw out the administrators.</summary>
internal static class PeopleGuard
{
    /// <returns>The problem, recorded; null where the actor may, and where there is nobody of that number.</returns>
    public static async Task<Problem?> RefusesOver(this AuditLog audit, Databases databases, StaffActor actor, string number, CancellationToken cancel)
    {
        if (await audit.Refuses(actor, StaffRight.AdministerPeople, number, cancel) is { } refused) return refused;
        await using var db = databases.OpenStaff(actor);
        var person = await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Number == number, cancel);
        if (person is null || actor.Rights.Covers((await GivenRole.Of(db, person, cancel)).Rights)) return null;
        await audit.Write("staff.refused", actor, new { right = nameof(StaffRight.AdministerPeople), about = number, why = "more-rights" }, cancel);
        return Outcome.Refused(T("This person may more than you: only somebody with all of these rights can do this.", "Diese Person darf mehr als Sie: Das kann nur, wer alle diese Rechte hat."));
    }
}
