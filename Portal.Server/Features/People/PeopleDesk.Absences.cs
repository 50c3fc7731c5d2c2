using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Staff;
using Portal.Shared.Common;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.People;

// Absences.
internal sealed partial class PeopleDesk
{
    /// <summary>Longer is no absence but a mistyped year.</summary>
    private const int LongestDays = 731;

    public async Task<Outcome> BeAway(string number, AbsenceForm form, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await MayPlan(actor, number, cancel) is { } refused) return refused;
        if (form.Until < form.From) return Outcome.Invalid(nameof(form.Until), T("The last day is before the first.", "Der letzte Tag liegt vor dem ersten."));
        if (form.Until < clock.Today) return Outcome.Invalid(nameof(form.Until), T("Choose a day from today on.", "Wählen Sie einen Tag ab heute."));
        if (form.Until.DayNumber - form.From.DayNumber > LongestDays) return Outcome.Invalid(nameof(form.Until), T("That is more than two years. Is the year right?", "Das sind mehr als zwei Jahre. Stimmt das Jahr?"));
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var person = await db.Staff.Where(s => s.Number == number && s.LeftAt == null).Select(s => (long?)s.Id).SingleOrDefaultAsync(cancel);
            if (person is null) return Outcome.NotFound;
            var deputy = await db.Staff.Where(s => s.Number == form.Deputy && s.LeftAt == null).Select(s => (long?)s.Id).SingleOrDefaultAsync(cancel);
            if (form.Deputy.Length > 0 && deputy is null) return Outcome.Invalid(nameof(form.Deputy), T("Nobody of that name works here.", "Niemand dieses Namens arbeitet hier."));
            if (deputy == person) return Outcome.Invalid(nameof(form.Deputy), T("Nobody can stand in for themselves.", "Niemand vertritt sich selbst."));
            if (await db.Absences.AnyAsync(a => a.StaffId == person && a.From <= form.Until && a.Until >= form.From, cancel))
            {
                return Outcome.Invalid(nameof(form.From), T("Another absence lies within these days: take it back first.", "In diesen Tagen liegt schon eine Abwesenheit: Nehmen Sie sie erst zurück."));
            }
            if (deputy is not null && await db.Absences.Where(a => a.StaffId == deputy && a.From <= form.Until && a.Until >= form.From && a.DeputyId == person).AnyAsync(cancel))
            {
                return Outcome.Invalid(nameof(form.Deputy), T(
                    "This colleague is away on these days, too, and the two would stand in for each other.", "Diese Vertretung ist in diesen Tagen selbst abwesend, und beide würden einander vertreten."));
            }
            db.Absences.Add(new Absence { StaffId = person.Value, From = form.From, Until = form.Until, DeputyId = deputy });
            await audit.Append(db, "staff.away", actor, new { staff = number, form.From, form.Until, form.Deputy }, cancel);
            return true;
        }, cancel);
    }

    public async Task<Outcome> StayHere(string number, DateOnly from, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await MayPlan(actor, number, cancel) is { } refused) return refused;
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var absence = await (from a in db.Absences join s in db.Staff on a.StaffId equals s.Id where s.Number == number && a.From == @from select a).SingleOrDefaultAsync(cancel);
            if (absence is null) return Outcome.NotFound;
            db.Absences.Remove(absence);
            await audit.Append(db, "staff.here", actor, new { staff = number, from }, cancel);
            return true;
        }, cancel);
    }

    private async Task<Problem?> MayPlan(StaffActor actor, string number, CancellationToken cancel) =>
        await Myself(cancel) == number ? null : await audit.Refuses(actor, StaffRight.PlanAbsences, number, cancel);
}
