using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Auth.OpenId;
using Portal.Server.Data;
using Portal.Server.Features.Staff;
using Portal.Shared.Account;

namespace Portal.Server.Features.People;

/// <inheritdoc cref="IStaffEntry"/>
internal sealed class StaffEntry(AuditLog audit, Clock clock) : IStaffEntry
{
    public async Task<PortalUser?> Enter(StaffDb db, string email, string name, string language, StaffRole role, CancellationToken cancel)
    {
        if (await PeopleDesk.IsTaken(db, email, cancel)) return null;
        var member = new StaffMember { Name = name, Email = email, Role = role, Language = language };
        db.Staff.Add(member);
        // The user needs the person's key, and the session the user's.
        await db.SaveChangesAsync(cancel);
        var user = PortalUser.For(email, name, UserKind.Staff, member.Id);
        user.Language = language;
        db.Users.Add(user);
        await db.SaveChangesAsync(cancel);
        await audit.Append(db, "staff.entered", Actor.System, new { staff = member.Number, role = role.ToString() }, cancel);
        return user;
    }

    public async Task Appoint(StaffDb db, PortalUser user, StaffRole role, string provider, CancellationToken cancel)
    {
        var member = await db.Staff.SingleAsync(s => s.Id == user.StaffId, cancel);
        if (member.Role == role) return;
        var (staff, from, to) = (member.Number, member.Role.ToString(), role.ToString());
        // The audit first: its counter makes two who lose the role at once wait for one another.
        await audit.Append(db, "staff.role-claimed", Actor.System, new { staff, from, to, provider }, cancel);
        if (await PeopleDesk.IsLastAdministrator(db, member, cancel)) return;
        member.Role = role;
        await db.Sessions.Where(s => s.UserId == user.Id).End(clock.Now, cancel);
        await audit.Append(db, "staff.role-changed", Actor.System, new { staff, from, to, provider }, cancel);
    }
}
