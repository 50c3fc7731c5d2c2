using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.Staff;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Staff;

namespace Portal.Server.Features.People;

/// <summary>Reads the people who work here.</summary>
internal static class PeopleReading
{
    private const int Most = 500, Absences = 20;

    public static async Task<IReadOnlyList<PersonRow>> List(StaffDb db, bool alsoLeft, DateOnly today, CancellationToken cancel)
    {
        var people = await db.Staff.Where(s => alsoLeft || s.LeftAt == null).OrderBy(s => s.LeftAt != null).ThenBy(s => s.Name).ThenBy(s => s.Id).Take(Most)
            .Select(s => new
            {
                s.Id, s.Number, s.Name, s.Position, s.Role, s.Email, s.LeftAt, OwnRole = db.OwnRoles.Where(r => r.Id == s.OwnRoleId).Select(r => r.Name).FirstOrDefault(),
                CanSignIn = db.Users.Any(u => u.StaffId == s.Id),
                SeenAt = db.Sessions.Where(x => x.User!.StaffId == s.Id).Max(x => (DateTimeOffset?)x.LastSeenAt),
            }).ToListAsync(cancel);
        var standIns = await StandIns.On(db, today, cancel);
        var names = people.ToDictionary(p => p.Id, p => p.Name);
        return [.. people.Select(p => new PersonRow(
            p.Number, p.Name, p.Position, p.OwnRole ?? PeopleWords.Of(p.Role), p.Email, standIns.AbsenceOf(p.Id)?.Until,
            standIns.AbsenceOf(p.Id) is not null && standIns.For(p.Id) is { } deputy ? names.GetValueOrDefault(deputy) : null, p.CanSignIn, p.SeenAt, p.LeftAt is not null))];
    }

    public static async Task<PersonFile?> Read(StaffDb db, string number, StaffActor reader, DateOnly today, CancellationToken cancel)
    {
        var person = await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Number == number, cancel);
        if (person is null) return null;
        var absences = await (from a in db.Absences
                              where a.StaffId == person.Id && a.Until >= today
                              from deputy in db.Staff.Where(s => s.Id == a.DeputyId).DefaultIfEmpty()
                              orderby a.From
                              select new AbsenceEntry(a.From, a.Until, deputy == null ? null : deputy.Name)).Take(Absences).ToListAsync(cancel);
        var open = await ComplaintViews.InChargeOf(db, [person.Id]).Take(Tally.Limit + 1).CountAsync(cancel);
        var role = await GivenRole.Of(db, person, cancel);
        var own = role.OwnId is null ? "" : await db.OwnRoles.Where(r => r.Id == role.OwnId).Select(r => r.Number).SingleAsync(cancel);
        return new PersonFile(
            person.Number, person.Version, person.Name, person.Position, person.Email, person.Phone, person.Role, own, role.OwnId is null ? PeopleWords.Of(person.Role) : role.Name,
            person.Language, await db.Users.AnyAsync(u => u.StaffId == person.Id, cancel), person.LeftAt, new Tally(open), absences, person.Id == reader.StaffId,
            reader.May(StaffRight.AdministerPeople) && reader.Rights.Covers(role.Rights));
    }
}
