using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

// Who was told, and who would be.
internal sealed partial class EscalationDesk
{
    public async Task<Forecast?> OfComplaint(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        return await Of(db, number, cancel);
    }

    public async Task<Outcome<Forecast>> Try(TrialForm form, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var number = form.Number.Trim();
        if (number.Length > 0)
        {
            return await Of(db, number, cancel) is { } known ? known
                : Outcome.Invalid(nameof(form.Number), T("There is no complaint of this number.", "Eine Beschwerde mit dieser Nummer gibt es nicht."));
        }
        var world = await reading.World(db, cancel);
        var inCharge = form.InCharge.Length == 0 ? null : world.Staffing.Numbered(form.InCharge);
        if (form.InCharge.Length > 0 && inCharge is null) return Outcome.Invalid(nameof(form.InCharge), T("This person does not work here.", "Diese Person arbeitet hier nicht."));
        var receivedAt = Clock.MomentOf(clock.Zone, form.ReceivedAt);
        var madeUp = new EscalationCase(form.Severity, form.Class, receivedAt, null, [new Happening(1, ComplaintEvents.Filed, receivedAt)], new Carers(inCharge?.Id, null, null));
        return Show(null, madeUp, [], world, receivedAt, isHistory: false);
    }

    private async Task<Forecast?> Of(StaffDb db, string number, CancellationToken cancel)
    {
        if (await EscalationReading.Of(db, number, cancel) is not { } watched) return null;
        var world = await reading.World(db, cancel);
        var done = await db.Events.Where(e => e.SubjectKind == SubjectKind.Complaint && e.SubjectNumber == watched.Facts.Number && e.Kind == ComplaintEvents.Escalated)
            .OrderBy(e => e.Id).Select(e => new { e.At, e.Arguments }).ToListAsync(cancel);
        return Show(watched.Facts.Number, watched.Case, done.ConvertAll(e => Done(e.At, e.Arguments, world.Staffing)), world, clock.Now, watched.IsHistory);
    }

    private static Forecast Show(string? number, EscalationCase watched, IReadOnlyList<ForecastStep> done, EscalationWorld world, DateTimeOffset now, bool isHistory)
    {
        var clocks = EscalationPlan.Clocks(watched, world, now);
        var running = Enum.GetValues<ClockKind>().Where(k => clocks[k].IsRunning).Select(k => new ForecastClock(k, clocks[k].Target, clocks[k].Start, clocks[k].Reaches(1)));
        var ahead = isHistory ? [] : EscalationPlan.Of(watched, world, now).Select(s => new ForecastStep(
            s.At, s.Target, s.Share, s.Level, [.. s.To.Select(t => new ToldPerson(t.To.Name, t.StandingInFor))], IsDone: false, s.How));
        return new Forecast(number, watched.Severity, watched.Class, world.Staffing.NameOf(watched.Carers.InCharge), [.. running], [.. done, .. ahead], isHistory);
    }

    private static ForecastStep Done(DateTimeOffset at, string arguments, Staffing staffing)
    {
        int Number(string key) => int.TryParse(EventLog.Argument(arguments, key), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
        var told = EscalationEvent.Told(arguments).Select(id => new ToldPerson(staffing.NameOf(id) ?? T("somebody", "jemand"), null));
        return new ForecastStep(at, Enum.TryParse<ClockKind>(EventLog.Argument(arguments, "target"), out var target) ? target : default, Number("share"), Number("level"), [.. told], IsDone: true);
    }
}

/// <summary>What an event of an escalation says of itself.</summary>
internal static class EscalationEvent
{
    /// <summary>The keys of those who were told.</summary>
    public static IEnumerable<long> Told(string arguments) => (EventLog.Argument(arguments, "told") ?? "").Split(',')
        .Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : 0).Where(key => key > 0);
}
