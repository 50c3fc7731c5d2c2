using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Auth.OpenId;
using Portal.Server.Data;
using Portal.Server.Features.Staff;
using Portal.Shared.Account;

namespace Portal.Server.Features.People;

/// <inheritdoc cref="IStaffEntry"/>
internal sealed class StaffEntry(AuditLog audit, Clock clock, AccountPost post) : IStaffEntry
{
    public async Task<(PortalUser? User, ProviderRefusal? Refusal)> Enter(StaffDb db, Newcomer who, StaffRole role, string provider, CancellationToken cancel)
    {
        if (await PeopleDesk.IsTaken(db, who.Email, cancel)) return (null, ProviderRefusal.EmailTaken);
        var named = await Named(db, who.Email, cancel);
        // Several may be meant, or one who signs in with another address: whoever it is links the account herself.
        if (named.Count > 1 || named.Any(n => n.SignsIn)) return (null, ProviderRefusal.EmailTaken);
        if (named.Any(n => n.Member.LeftAt is not null)) return (null, ProviderRefusal.Closed);
        var member = named.Count == 1 ? named[0].Member : new StaffMember { Name = who.Name, Email = who.Email, Language = who.Language };
        var from = named.Count == 1 ? (await GivenRole.Of(db, member, cancel)).Name : null;
        if (named.Count == 0) db.Staff.Add(member);
        (member.Role, member.OwnRoleId) = (role, null);
        // The user needs the person's key, and the session the user's.
        await db.SaveChangesAsync(cancel);
        var user = PortalUser.For(who.Email, member.Name, UserKind.Staff, member.Id);
        user.Language = member.Language;
        db.Users.Add(user);
        await db.SaveChangesAsync(cancel);
        await audit.Append(db, from is null ? "staff.entered" : "staff.sign-in-given", Actor.System, new { staff = member.Number, from, role = role.ToString(), provider }, cancel);
        return (user, null);
    }

    public async Task Appoint(StaffDb db, PortalUser user, StaffRole role, string provider, CancellationToken cancel)
    {
        var member = await db.Staff.SingleAsync(s => s.Id == user.StaffId, cancel);
        if (member.Role == role) return;
        var (staff, from, to) = (member.Number, (await GivenRole.Of(db, member, cancel)).Name, role.ToString());
        // The audit first: its counter makes two who lose the role at once wait for one another.
        await audit.Append(db, "staff.role-claimed", Actor.System, new { staff, from, to, provider }, cancel);
        if (await PeopleDesk.IsLastAdministrator(db, member, cancel)) return;
        (member.Role, member.OwnRoleId) = (role, null);
        await db.Sessions.Where(s => s.UserId == user.Id).End(clock.Now, cancel);
        await audit.Append(db, "staff.role-changed", Actor.System, new { staff, from, to, provider }, cancel);
    }

    public async Task Dismiss(StaffDb db, PortalUser user, Provider provider, CancellationToken cancel)
    {
        var now = clock.Now;
        // Of those that ran out by themselves there is nothing to tell.
        var ended = await db.Sessions.Where(s => s.UserId == user.Id && s.ExpiresAt > now).End(now, cancel);
        if (ended == 0) return;
        await audit.Append(db, "staff.role-lost", Actor.System, new { user = user.Id, provider = provider.Name, ended }, cancel);
        post.Write(db, user, settings => new RoleLostMail(provider.Title, new Uri(settings.PublicUri, "/account/sign-in")));
    }

    /// <summary>Those who are named with an address, however it is written. Staff are few enough to be looked through.</summary>
    private static async Task<List<(StaffMember Member, bool SignsIn)>> Named(StaffDb db, string email, CancellationToken cancel)
    {
        var all = await db.Staff.Where(s => s.Email != "").Select(s => new { Member = s, SignsIn = db.Users.Any(u => u.StaffId == s.Id) }).ToListAsync(cancel);
        return [.. all.Where(s => string.Equals(s.Member.Email, email, StringComparison.OrdinalIgnoreCase)).Select(s => (s.Member, s.SignsIn))];
    }
}
