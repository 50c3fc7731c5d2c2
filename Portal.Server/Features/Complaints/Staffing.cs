using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Staff;
using Portal.Server.Mail;
using Portal.Shared.Account;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

/// <summary>Who has to do with a complaint.</summary>
internal sealed record Carers(long? InCharge, long? AccountManager, long? Deputy);

/// <summary>Somebody of the staff who is told.</summary>
/// <param name="StandingInFor">The colleague who is away, where she stands in; else null.</param>
internal sealed record Told(long StaffId, MailRecipient To, string? StandingInFor);

/// <summary>Who works here, and who is away on which days: what an escalation needs to find those it tells. It reads nothing by itself.</summary>
internal sealed class Staffing(IReadOnlyList<Staffing.Member> members, IReadOnlyList<Absence> absences, Clock clock)
{
    private readonly Dictionary<long, Member> known = members.ToDictionary(m => m.Id);
    private readonly Dictionary<DateOnly, StandIns> days = [];

    internal sealed record Member(long Id, string Number, string Name, string Email, string Language, StaffRole Role, bool IsHere);

    /// <summary>Everybody, with the absences from a day on.</summary>
    public static async Task<Staffing> Read(StaffDb db, Clock clock, CancellationToken cancel)
    {
        var members = await db.Staff.OrderBy(s => s.Name).ThenBy(s => s.Id).Select(s => new Member(s.Id, s.Number, s.Name, s.Email, s.Language, s.Role, s.LeftAt == null)).ToListAsync(cancel);
        var today = clock.Today;
        return new Staffing(members, await db.Absences.AsNoTracking().Where(a => a.Until >= today).ToListAsync(cancel), clock);
    }

    /// <summary>Where a mail reaches one of the staff; null for who has left, and for who has no address.</summary>
    public static Task<MailRecipient?> Reach(StaffDb db, long staff, CancellationToken cancel) =>
        db.Staff.Where(s => s.Id == staff && s.Email != "" && s.LeftAt == null).Select(s => new MailRecipient(s.Email, s.Name, s.Language)).SingleOrDefaultAsync(cancel);

    /// <summary>The same of whoever answers for her on a day; she herself where nobody does.</summary>
    public static async Task<MailRecipient?> ReachOn(StaffDb db, long staff, DateOnly day, CancellationToken cancel) =>
        await Reach(db, (await StandIns.On(db, day, cancel)).For(staff) ?? staff, cancel);

    public string? NameOf(long? staff) => staff is { } id && known.TryGetValue(id, out var member) ? member.Name : null;

    public Member? Numbered(string number) => members.FirstOrDefault(m => m.Number == number && m.IsHere);

    public IReadOnlyDictionary<string, string> Names => members.Where(m => m.IsHere).ToDictionary(m => m.Number, m => m.Name);

    /// <summary>Whom a rule tells at a moment: whoever is away then is stood in for; where nobody is left the managers are told, or administrators where there is none.</summary>
    public IReadOnlyList<Told> Of(EscalationRule rule, Carers carers, DateTimeOffset at)
    {
        var standIns = On(clock.DayOf(at));
        var told = rule.Tell.SelectMany(audience => Of(audience, rule.Person, carers, standIns)).ToList();
        if (told.Count == 0) told = [.. Role(StaffRole.Manager, standIns)];
        if (told.Count == 0) told = [.. Role(StaffRole.Administrator, standIns)];
        return [.. told.DistinctBy(t => t.StaffId).OrderBy(t => t.StaffId)];
    }

    private IEnumerable<Told> Of(Audience audience, string person, Carers carers, StandIns standIns) => audience switch
    {
        Audience.InCharge => One(carers.InCharge ?? carers.AccountManager, standIns),
        Audience.Deputy => One(carers.Deputy, standIns),
        Audience.AccountManager => One(carers.AccountManager, standIns),
        Audience.Person => One(members.FirstOrDefault(m => m.Number == person)?.Id, standIns),
        _ => Role(StaffRole.Manager, standIns),
    };

    private IEnumerable<Told> One(long? staff, StandIns standIns)
    {
        if (staff is not { } wanted || standIns.For(wanted) is not { } answers || !known.TryGetValue(answers, out var member) || !IsReached(member)) yield break;
        yield return new Told(member.Id, new MailRecipient(member.Email, member.Name, member.Language), answers == wanted ? null : NameOf(wanted));
    }

    /// <summary>A manager for whom nobody stands in is told all the same: better late than nobody.</summary>
    private IEnumerable<Told> Role(StaffRole role, StandIns standIns) => members.Where(m => m.Role == role && IsReached(m)).SelectMany(m =>
        One(m.Id, standIns).DefaultIfEmpty(new Told(m.Id, new MailRecipient(m.Email, m.Name, m.Language), null)));

    private static bool IsReached(Member member) => member.IsHere && member.Email.Length > 0;

    private StandIns On(DateOnly day)
    {
        if (!days.TryGetValue(day, out var standIns)) days[day] = standIns = StandIns.Of(absences, day);
        return standIns;
    }
}
