using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Learning;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Learning;

/// <inheritdoc cref="IMeasureDesk"/>
internal sealed partial class MeasureDesk(Databases databases, CurrentActor current, Clock clock, AuditLog audit, ComplaintRules rules) : IMeasureDesk
{
    public const string Series = "MN";

    public async Task<Outcome<string>> Plan(MeasureDraft draft, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.SetComplaintRules, "measure", cancel) is { } refused) return refused;
        return await databases.WriteOnce(actor, draft.FormKey, clock, async open =>
        {
            var db = (StaffDb)open;
            if (await Problem(db, draft, cancel) is { } problem) return problem;
            var measure = Measure.Plan(await Numbers.Take(db, Series, clock.Today, cancel), actor.Name, draft);
            db.Measures.Add(measure);
            await audit.Append(db, "measure.planned", actor, new { measure = measure.Number, cause = measure.CauseRef.ToString() }, cancel);
            return measure.Number;
        }, cancel);
    }

    public Task<Outcome> Change(string number, int version, MeasureDraft draft, CancellationToken cancel) => Take(number, version, "measure.changed", async (db, measure, _) =>
        await Problem(db, draft, cancel) is { } problem ? problem : measure.Change(draft), cancel);

    public Task<Outcome> CarryOut(string number, int version, MeasureDone done, CancellationToken cancel) => Take(number, version, "measure.carried-out", (_, measure, _) =>
        Task.FromResult<Outcome>(done.On is not { } day ? Outcome.Invalid(nameof(done.On), T("Say from which day on.", "Sagen Sie, ab welchem Tag."))
            : day > clock.Today ? Outcome.Invalid(nameof(done.On), T("That day is still to come: say it when it is in place.", "Dieser Tag kommt erst noch: Sagen Sie es, wenn sie umgesetzt ist."))
            : day < clock.Today.AddDays(-MeasureDraft.MostDays) ? Outcome.Invalid(nameof(done.On), T($"Choose a day of the last {MeasureDraft.MostDays:N0}.", $"Wählen Sie einen der letzten {MeasureDraft.MostDays:N0} Tage."))
            : measure.CarryOut(day, done.How)), cancel, byOwner: true);

    public Task<Outcome> Drop(string number, int version, string reason, CancellationToken cancel) => Take(number, version, "measure.dropped", (_, measure, _) =>
        Task.FromResult<Outcome>(string.IsNullOrWhiteSpace(reason) ? Outcome.Invalid("Reason", T("Say why it is dropped.", "Sagen Sie, warum sie gestrichen wird."))
            : reason.Trim().Length > 1000 ? Outcome.Invalid("Reason", T("At most 1,000 characters.", "Höchstens 1.000 Zeichen.")) : measure.Drop(reason)), cancel);

    public Task<Outcome> Tell(string number, int version, MeasureNews news, CancellationToken cancel) => Take(number, version, "measure.told", (_, measure, actor) =>
        Task.FromResult(measure.Tell(actor.Name, clock.Now, news.Text)), cancel);

    /// <param name="byOwner">Whoever sees to the measure may do it without the right.</param>
    private async Task<Outcome> Take(
        string number, int version, string what, Func<StaffDb, Measure, StaffActor, Task<Outcome>> change, CancellationToken cancel, bool byOwner = false)
    {
        var actor = await current.Staff(cancel);
        if (!byOwner && await audit.Refuses(actor, StaffRight.SetComplaintRules, number, cancel) is { } refused) return refused;
        var owns = byOwner && !actor.May(StaffRight.SetComplaintRules);
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var measure = await db.Measures.SingleOrDefaultAsync(m => m.Number == number, cancel);
            if (measure is null) return Outcome.NotFound;
            if (owns && measure.OwnerId != actor.StaffId) return Outcome.Refused(T("Whoever sees to the measure says that it is in place.", "Dass sie umgesetzt ist, sagt, wer sich um die Maßnahme kümmert."));
            if (measure.Version != version) return Outcome.Stale;
            var outcome = await change(db, measure, actor);
            if (!outcome.Succeeded) return (List<Problem>)[.. outcome.Problems];
            await audit.Append(db, what, actor, new { measure = number }, cancel);
            return true;
        }, cancel);
    }

    private async Task<Problem?> Problem(StaffDb db, MeasureDraft draft, CancellationToken cancel)
    {
        var most = draft.CheckAfter == CheckAfter.Days ? MeasureDraft.MostDays : MeasureDraft.MostDeliveries;
        if (!(await rules.Read(db, cancel)).Causes().Knows(new CauseRef(draft.Cause, draft.CauseKey))) return Outcome.Invalid(nameof(draft.Cause), T("Choose the cause it is against.", "Wählen Sie die Ursache, gegen die sie hilft."));
        if (!await db.Staff.AnyAsync(s => s.Id == draft.OwnerId && s.LeftAt == null, cancel)) return Outcome.Invalid(nameof(draft.OwnerId), T("Choose who sees to it.", "Wählen Sie, wer sich darum kümmert."));
        return draft.DueOn is not { } day ? Outcome.Invalid(nameof(draft.DueOn), T("Say by when.", "Sagen Sie, bis wann."))
            : day < clock.Today ? Outcome.Invalid(nameof(draft.DueOn), T("That day is over: choose a later one.", "Dieser Tag ist vorbei: Wählen Sie einen späteren."))
            : !Enum.IsDefined(draft.CheckAfter) || draft.CheckCount is not { } count || count < 1 || count > most
                ? Outcome.Invalid(nameof(draft.CheckCount), T($"Enter a whole number from 1 to {most:N0}.", $"Geben Sie eine ganze Zahl von 1 bis {most:N0} ein.")) : null;
    }
}
