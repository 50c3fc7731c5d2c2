using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.Staff;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.People;

/// <inheritdoc cref="IPeopleDesk"/>
internal sealed partial class PeopleDesk(Databases databases, CurrentActor current, Clock clock, AuditLog audit, AccountPost post) : IPeopleDesk
{
    public async Task<IReadOnlyList<PersonRow>> List(bool alsoLeft, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(await current.Staff(cancel));
        return await PeopleReading.List(db, alsoLeft, clock.Today, cancel);
    }

    public async Task<PersonFile?> Read(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        return await PeopleReading.Read(db, number, actor, clock.Today, cancel);
    }

    public async Task<string> Myself(CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        return await db.Staff.Where(s => s.Id == actor.StaffId).Select(s => s.Number).SingleAsync(cancel);
    }

    public async Task<Outcome> Save(string number, PersonForm form, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await RefusesSaving(actor, number, form, cancel) is { } refused) return refused;
        return await Change(number, form.Version, false, (db, person, _) => Save(db, person, form, actor, cancel), cancel);
    }

    /// <summary>Everybody keeps her own data; a role, and the data of others, are administered.</summary>
    private async Task<Problem?> RefusesSaving(StaffActor actor, string number, PersonForm form, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(actor);
        var me = await db.Staff.AsNoTracking().SingleAsync(s => s.Id == actor.StaffId, cancel);
        if (me.Number != number) return await audit.RefusesOver(databases, actor, number, cancel);
        if (actor.May(StaffRight.AdministerPeople) || await GivenRole.Named(db, form.Role, form.OwnRole, cancel) == await GivenRole.Of(db, me, cancel)) return null;
        return await audit.Refuse(actor, StaffRight.AdministerPeople, number, cancel);
    }

    private async Task<Outcome> Save(StaffDb db, StaffMember person, PersonForm form, StaffActor actor, CancellationToken cancel)
    {
        var (had, gets) = (await GivenRole.Of(db, person, cancel), await GivenRole.Named(db, form.Role, form.OwnRole, cancel));
        if (gets is null) return GivenRole.Unknown(nameof(form.Role));
        if (gets != had)
        {
            if (person.Id == actor.StaffId) return Outcome.Invalid(nameof(form.Role), T("You cannot change your own role: another administrator can.", "Die eigene Rolle können Sie nicht ändern: Das kann jemand anderes aus der Administration."));
            if (!actor.Rights.Covers(gets.Rights)) return GivenRole.TooHigh(nameof(form.Role));
            // The audit first: its counter makes two who take the role from each other wait for one another. A refusal takes the line back.
            await audit.Append(db, "staff.role-changed", actor, new { staff = person.Number, from = had.Name, to = gets.Name }, cancel);
            if (await IsLastAdministrator(db, person, cancel)) return LastOne(nameof(form.Role));
            gets.GiveTo(person);
            await EndSessions(db, person, cancel);
        }
        (person.Name, person.Position, person.Phone, person.Language) = (form.Name.Trim(), form.Position.Trim(), form.Phone.Trim(), form.Language == English ? English : German);
        await db.Users.Where(u => u.StaffId == person.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.DisplayName, person.Name).SetProperty(u => u.Language, person.Language), cancel);
        return Outcome.Done;
    }

    public Task<Outcome> Leave(string number, LeavingForm form, CancellationToken cancel) => Change(number, form.Version, true, async (db, person, actor) =>
    {
        if (person.LeftAt is not null) return Outcome.Done;
        if (person.Id == actor.StaffId) return Outcome.Refused(T("You cannot take away your own sign-in: another administrator can.", "Die eigene Anmeldung können Sie nicht beenden: Das kann jemand anderes aus der Administration."));
        // The audit first, for the same reason as a role that is taken.
        await audit.Append(db, "staff.left", actor, new { staff = number, handTo = form.HandTo }, cancel);
        if (await IsLastAdministrator(db, person, cancel)) return LastOne(null);
        if (await HandOver(db, person, form.HandTo, actor, cancel) is { } problem) return problem;
        person.LeftAt = clock.Now;
        await EndSessions(db, person, cancel);
        await db.Users.Where(u => u.StaffId == person.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.ClosedAt, person.LeftAt), cancel);
        await db.AccountTokens.Where(t => db.Users.Any(u => u.Id == t.UserId && u.StaffId == person.Id)).ExecuteDeleteAsync(cancel);
        return Outcome.Done;
    }, cancel);

    public Task<Outcome> ComeBack(string number, int version, CancellationToken cancel) => Change(number, version, true, async (db, person, actor) =>
    {
        if (person.LeftAt is null) return Outcome.Done;
        person.LeftAt = null;
        // What opened before opens nothing any more: no password, passkey or account elsewhere, and no session that began while she left.
        await EndSessions(db, person, cancel);
        await db.Passkeys.Where(p => db.Users.Any(u => u.Id == p.UserId && u.StaffId == person.Id)).ExecuteDeleteAsync(cancel);
        await db.ClearCodeApp(db.Users.Where(u => u.StaffId == person.Id), cancel);
        await db.LinkedSignIns.Where(l => db.Users.Any(u => u.Id == l.UserId && u.StaffId == person.Id)).ExecuteDeleteAsync(cancel);
        await db.Users.Where(u => u.StaffId == person.Id).ExecuteUpdateAsync(set => set
            .SetProperty(u => u.PasswordHash, (string?)null)
            .SetProperty(u => u.SecurityStamp, Guid.NewGuid().ToString("N")).SetProperty(u => u.ClosedAt, (DateTimeOffset?)null), cancel);
        await audit.Append(db, "staff.came-back", actor, new { staff = number }, cancel);
        return Outcome.Done;
    }, cancel);

    /// <summary>Changes a person who is still as the form showed her; what is administered only by those who may.</summary>
    private async Task<Outcome> Change(string number, int version, bool administers, Func<StaffDb, StaffMember, StaffActor, Task<Outcome>> change, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (administers && await audit.RefusesOver(databases, actor, number, cancel) is { } refused) return refused;
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var person = await db.Staff.SingleOrDefaultAsync(s => s.Number == number, cancel);
            if (person is null) return Outcome.NotFound;
            if (person.Version != version) return Outcome.Stale;
            var outcome = await change(db, person, actor);
            return outcome.Succeeded ? true : (List<Problem>)[.. outcome.Problems];
        }, cancel);
    }

    /// <summary>Gives what she is in charge of to a colleague; each complaint says so in its history.</summary>
    private async Task<Problem?> HandOver(StaffDb db, StaffMember person, string to, StaffActor actor, CancellationToken cancel)
    {
        var open = await ComplaintViews.InChargeOf(db, [person.Id]).ToListAsync(cancel);
        var colleague = await db.Staff.Where(s => s.Number == to && s.LeftAt == null && s.Id != person.Id && db.Users.Any(u => u.StaffId == s.Id)).Select(s => (long?)s.Id).SingleOrDefaultAsync(cancel);
        if (colleague is null && (open.Count > 0 || to.Length > 0))
        {
            return Outcome.Invalid(nameof(LeavingForm.HandTo), T(
                $"Open complaints of this person: {open.Count}. Choose who takes over.", $"Offene Beschwerden dieser Person: {open.Count}. Wählen Sie, wer übernimmt."));
        }
        foreach (var complaint in open) complaint.Assign(actor, clock.Now, colleague!.Value);
        // A closed one that may be opened again must not wait for somebody who is gone then. Its history still says who it was.
        var since = clock.Now - Steps.ReopenWithin;
        var closed = await db.Complaints.Where(c => c.AssigneeId == person.Id && c.Stage == Stage.Closing && c.ClosedAt > since).ToListAsync(cancel);
        foreach (var complaint in closed) complaint.Leave(colleague);
        return null;
    }

    internal static async Task<bool> IsLastAdministrator(StaffDb db, StaffMember person, CancellationToken cancel) =>
        person is { Role: StaffRole.Administrator, LeftAt: null } && !await db.Staff.AnyAsync(
            s => s.Role == StaffRole.Administrator && s.LeftAt == null && s.Id != person.Id && db.Users.Any(u => u.StaffId == s.Id), cancel);

    private static Problem LastOne(string? field)
    {
        var words = T("This is the last administrator: appoint another one first.", "Das ist die letzte Person in der Administration: Bestimmen Sie erst eine weitere.");
        return field is null ? Outcome.Refused(words) : Outcome.Invalid(field, words);
    }

    private Task EndSessions(StaffDb db, StaffMember person, CancellationToken cancel) =>
        db.Sessions.Where(s => s.User!.StaffId == person.Id).End(clock.Now, cancel);
}
