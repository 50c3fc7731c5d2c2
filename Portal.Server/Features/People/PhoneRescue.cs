using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Staff;

namespace Portal.Server.Features.People;

/// <inheritdoc cref="IPhoneRescue"/>
internal sealed class PhoneRescue(Databases databases, CurrentActor current, AuditLog audit, SignInRescue rescue) : IPhoneRescue
{
    public async Task<Outcome> Take(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.RefusesOver(databases, actor, number, cancel) is { } refused) return refused;
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var user = await (from s in db.Staff where s.Number == number join u in db.Users on s.Id equals u.StaffId select (long?)u.Id).SingleOrDefaultAsync(cancel);
            if (user is not { } id) return Outcome.NotFound;
            await rescue.Take(db, id, actor, cancel);
            return true;
        }, cancel);
    }
}
