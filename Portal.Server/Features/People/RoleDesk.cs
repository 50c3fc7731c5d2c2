using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Staff;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.People;

/// <inheritdoc cref="IRoleDesk"/>
internal sealed class RoleDesk(Databases databases, CurrentActor current, Clock clock, AuditLog audit) : IRoleDesk
{
    private const int Most = 100;

    public async Task<IReadOnlyList<RoleEntry>> List(CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var holders = await db.Staff.Where(s => s.LeftAt == null).GroupBy(s => new { s.Role, s.OwnRoleId })
            .Select(g => new { g.Key.Role, g.Key.OwnRoleId, Count = g.Count() }).ToListAsync(cancel);
        var own = await db.OwnRoles.AsNoTracking().OrderBy(r => r.Name).ThenBy(r => r.Id).Take(Most).ToListAsync(cancel);
        int Count(StaffRole role, long? key) => holders.Where(h => h.Role == role && h.OwnRoleId == key).Sum(h => h.Count);
        return
        [
            .. StaffRights.BuiltIn.Select(r => new RoleEntry(r.ToString(), r, PeopleWords.Of(r), PeopleWords.About(r), StaffRights.Of(r), Count(r, null), MayGive(actor, StaffRights.Of(r)))),
            .. own.Select(r => Entry(r, actor, Count(StaffRole.Own, r.Id))),
        ];
    }

    public async Task<RoleEntry?> Read(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var role = await db.OwnRoles.AsNoTracking().SingleOrDefaultAsync(r => r.Number == number, cancel);
        return role is null ? null : Entry(role, actor, await db.Staff.CountAsync(s => s.OwnRoleId == role.Id && s.LeftAt == null, cancel));
    }

    public async Task<Outcome<string>> Add(RoleForm form, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await Refuses(actor, form, cancel) is { } refused) return refused;
        return await databases.WriteOnce(actor, form.FormKey, clock, async open =>
        {
            var db = (StaffDb)open;
            var role = new OwnRole { Name = form.Name.Trim(), Rights = new RightSet(form.Rights).ToString() };
            await audit.Append(db, "role.added", actor, new { role = role.Name, rights = role.Rights }, cancel);
            if (await IsTaken(db, role, cancel)) return Taken;
            if (await db.OwnRoles.CountAsync(cancel) >= Most) return Outcome.Refused(T($"There are {Most} own roles already: delete one first.", $"Es gibt schon {Most} eigene Rollen: Löschen Sie erst eine."));
            db.OwnRoles.Add(role);
            return role.Number;
        }, cancel);
    }

    public async Task<Outcome> Save(string number, RoleForm form, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await Refuses(actor, form, cancel) is { } refused) return refused;
        return await Change(number, form.Version, actor, async (db, role) =>
        {
            await audit.Append(db, "role.changed", actor, new { role = form.Name.Trim(), was = role.Name, from = role.Rights, to = new RightSet(form.Rights).ToString() }, cancel);
            (role.Name, role.Rights) = (form.Name.Trim(), new RightSet(form.Rights).ToString());
            return await IsTaken(db, role, cancel) ? Taken : true;
        }, cancel);
    }

    public async Task<Outcome> Delete(string number, int version, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.AdministerPeople, number, cancel) is { } refused) return refused;
        return await Change(number, version, actor, async (db, role) =>
        {
            // The audit first: its counter makes whoever gives the role meanwhile wait.
            await audit.Append(db, "role.deleted", actor, new { role = role.Name, rights = role.Rights }, cancel);
            // Those who left keep it in their file: whoever comes back comes back with it.
            if (await db.Staff.Where(s => s.OwnRoleId == role.Id).OrderBy(s => s.Name).Select(s => s.Name).FirstOrDefaultAsync(cancel) is { } holder)
            {
                return Outcome.Refused(T($"{holder} has this role: give another one first.", $"{holder} hat diese Rolle: Geben Sie erst eine andere."));
            }
            db.OwnRoles.Remove(role);
            return true;
        }, cancel);
    }

    private Task<Outcome<bool>> Change(string number, int version, StaffActor actor, Func<StaffDb, OwnRole, Task<Outcome<bool>>> change, CancellationToken cancel) =>
        databases.WriteAsStaff<bool>(actor, async db =>
        {
            var role = await db.OwnRoles.SingleOrDefaultAsync(r => r.Number == number, cancel);
            if (role is null) return Outcome.NotFound;
            if (role.Version != version) return Outcome.Stale;
            if (!actor.Rights.Covers(RightSet.Parse(role.Rights))) return GivenRole.TooHigh(nameof(RoleForm.Rights));
            if (await db.Staff.AnyAsync(s => s.Id == actor.StaffId && s.OwnRoleId == role.Id, cancel))
            {
                return Outcome.Refused(T("This is your own role: somebody else who administers people can change it.", "Das ist Ihre eigene Rolle: Ändern kann sie jemand anderes, der Mitarbeiter verwaltet."));
            }
            return await change(db, role);
        }, cancel);

    private async Task<Problem?> Refuses(StaffActor actor, RoleForm form, CancellationToken cancel)
    {
        if (await audit.Refuses(actor, StaffRight.AdministerPeople, form.Name, cancel) is { } refused) return refused;
        if (form.Validate(new ValidationContext(form)).FirstOrDefault() is { ErrorMessage: { } wrong }) return Outcome.Invalid(nameof(form.Rights), wrong);
        return actor.Rights.Covers(new RightSet(form.Rights)) ? null : GivenRole.TooHigh(nameof(form.Rights));
    }

    /// <summary>Own roles are few enough to be looked through; a name that another one has, or one of the portal's, would be mistaken.</summary>
    private static async Task<bool> IsTaken(StaffDb db, OwnRole role, CancellationToken cancel)
    {
        var others = await db.OwnRoles.Where(r => r.Id != role.Id).Select(r => r.Name).ToListAsync(cancel);
        return others.Concat(StaffRights.BuiltIn.Select(PeopleWords.Of)).Concat(Enum.GetNames<StaffRole>()).Contains(role.Name, StringComparer.CurrentCultureIgnoreCase);
    }

    private static Problem Taken => Outcome.Invalid(nameof(RoleForm.Name), T("Another role has this name.", "Eine andere Rolle heißt schon so."));

    private static RoleEntry Entry(OwnRole role, StaffActor reader, int holders)
    {
        var rights = RightSet.Parse(role.Rights);
        return new RoleEntry(role.Number, StaffRole.Own, role.Name, "", rights, holders, MayGive(reader, rights), role.Version);
    }

    private static bool MayGive(StaffActor reader, RightSet rights) => reader.May(StaffRight.AdministerPeople) && reader.Rights.Covers(rights);
}
