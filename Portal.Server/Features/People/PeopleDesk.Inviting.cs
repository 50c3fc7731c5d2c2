using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Staff;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.People;

// Inviting.
internal sealed partial class PeopleDesk
{
    public async Task<Outcome<string>> Invite(NewPerson person, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.AdministerPeople, person.Email, cancel) is { } refused) return refused;
        return await databases.WriteOnce(actor, person.FormKey, clock, async open =>
        {
            var db = (StaffDb)open;
            var email = person.Email.Trim();
            if (await IsTaken(db, email, cancel)) return Taken(nameof(person.Email));
            if (await GivenRole.Named(db, person.Role, person.OwnRole, cancel) is not { } role) return GivenRole.Unknown(nameof(person.Role));
            if (!actor.Rights.Covers(role.Rights)) return GivenRole.TooHigh(nameof(person.Role));
            var member = new StaffMember
            {
                Name = person.Name.Trim(), Email = email, Position = person.Position.Trim(), Phone = person.Phone.Trim(),
                Language = person.Language == English ? English : German,
            };
            role.GiveTo(member);
            db.Staff.Add(member);
            // The user needs the person's key.
            await db.SaveChangesAsync(cancel);
            await SendLink(db, member, cancel);
            await audit.Append(db, "staff.invited", actor, new { staff = member.Number, role = role.Name }, cancel);
            return member.Number;
        }, cancel);
    }

    public async Task<Outcome> InviteAgain(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.RefusesOver(databases, actor, number, cancel) is { } refused) return refused;
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var member = await db.Staff.SingleOrDefaultAsync(s => s.Number == number, cancel);
            if (member is null) return Outcome.NotFound;
            if (member.LeftAt is not null) return Outcome.Refused(T("This person does not work here any more: reinstate them first.", "Diese Person arbeitet nicht mehr hier: Nehmen Sie sie erst wieder auf."));
            if (member.Email.Length == 0) return Outcome.Refused(T("There is no e-mail address to write to.", "Es gibt keine E-Mail-Adresse, an die geschrieben werden kann."));
            if (!await db.Users.AnyAsync(u => u.StaffId == member.Id, cancel) && await IsTaken(db, member.Email, cancel)) return Taken(null);
            await SendLink(db, member, cancel);
            await audit.Append(db, "staff.invited", actor, new { staff = number, role = member.Role.ToString() }, cancel);
            return true;
        }, cancel);
    }

    /// <summary>Mails a link that sets the password; a link from before stops working.</summary>
    private async Task SendLink(StaffDb db, StaffMember member, CancellationToken cancel)
    {
        var user = await db.Users.SingleOrDefaultAsync(u => u.StaffId == member.Id, cancel);
        if (user is null)
        {
            user = PortalUser.For(member.Email, member.Name, UserKind.Staff, member.Id);
            user.Language = member.Language;
            db.Users.Add(user);
            await db.SaveChangesAsync(cancel);
        }
        var token = await RecoveryToken.Renew(db, user.Id, clock.Now, RecoveryToken.Invited, cancel);
        post.Write(db, user, settings => new InvitationMail(RecoveryToken.Link(settings, token), settings.Company.Name));
    }

    internal static Task<bool> IsTaken(StaffDb db, string email, CancellationToken cancel)
    {
        var name = email.ToUpperInvariant();
        return db.Users.AnyAsync(u => u.NormalizedEmail == name, cancel);
    }

    private static Problem Taken(string? field) => new(ProblemKind.Invalid, T(
        "Somebody signs in with this address already.", "Mit dieser Adresse meldet sich schon jemand an."), field);
}
