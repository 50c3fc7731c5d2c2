using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;

namespace Portal.Server.Features.Staff;

/// <summary>
/// Who answers for whom on a day. A deputy may be away, too: then her deputy answers, and nobody where the chain ends or runs in a
/// circle. Found out at the moment of asking, so that an absence entered a minute ago counts.
/// </summary>
internal sealed class StandIns
{
    private readonly Dictionary<long, Absence> away;

    private StandIns(Dictionary<long, Absence> away) => this.away = away;

    /// <summary>Reads the absences of the day: a few rows, however many people work here.</summary>
    public static async Task<StandIns> On(PortalDb db, DateOnly day, CancellationToken cancel)
    {
        return Of(await db.Set<Absence>().AsNoTracking().Where(a => a.From <= day && a.Until >= day).ToListAsync(cancel), day);
    }

    /// <summary>The same of absences that were read already, on any of their days.</summary>
    public static StandIns Of(IEnumerable<Absence> absences, DateOnly day) =>
        // Of two absences at once the longer one counts.
        new(absences.Where(a => a.From <= day && a.Until >= day).OrderBy(a => a.Until).GroupBy(a => a.StaffId).ToDictionary(g => g.Key, g => g.Last()));

    /// <summary>The absence that holds; null for who is there.</summary>
    public Absence? AbsenceOf(long staff) => away.GetValueOrDefault(staff);

    /// <summary>Whoever answers for somebody: herself while she is there; null where nobody does.</summary>
    public long? For(long staff)
    {
        var asked = new HashSet<long>();
        long? at = staff;
        while (at is { } someone && away.TryGetValue(someone, out var absence)) at = asked.Add(someone) ? absence.DeputyId : null;
        return at;
    }

    /// <summary>For whom somebody answers today, herself not counted.</summary>
    public IReadOnlyList<long> AnsweredBy(long staff) => [.. away.Keys.Where(absent => absent != staff && For(absent) == staff)];
}
