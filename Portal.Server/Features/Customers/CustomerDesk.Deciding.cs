using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Customers;

// Class, care and legal data: decided by hand, each change with its reason.
internal sealed partial class CustomerDesk
{
    public async Task<IReadOnlyList<DecisionEntry>> Decisions(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var customer = await db.Customers.Where(c => c.Number == number).Select(c => c.Id).SingleOrDefaultAsync(cancel);
        return await db.CustomerDecisions.Where(d => d.CustomerId == customer).OrderByDescending(d => d.At).ThenByDescending(d => d.Id).Take(Shown)
            .Select(d => new DecisionEntry(d.Kind, d.From, d.To, d.Reason, d.ByName, d.At)).ToListAsync(cancel);
    }

    public Task<Outcome> Decide(string number, Decision decision, CancellationToken cancel) =>
        Change(number, decision.Version, StaffRight.DecideOnCustomers, async (db, customer, actor) =>
        {
            var (manager, deputy) = (await Staff(db, decision.Manager, customer.ManagerId, cancel), await Staff(db, decision.Deputy, customer.DeputyId, cancel));
            if (Check(decision, manager, deputy) is { } problem) return problem;
            if (legal.Check(customer, decision, out var vatId) is { } wrong) return wrong;
            var were = await db.Staff.Where(s => s.Id == customer.ManagerId || s.Id == customer.DeputyId).ToDictionaryAsync(s => s.Id, s => s.Name, cancel);
            var note = new DecisionNote(db, customer, actor, clock.Now, decision.Reason.Trim());
            note.Write(DecisionKind.Class, CustomerEvents.Classified, customer.Class.ToString(), decision.Class.ToString(), true);
            note.Write(DecisionKind.Manager, CustomerEvents.ManagerNamed, Name(customer.ManagerId), decision.Manager.Trim(), false, Key(manager));
            note.Write(DecisionKind.Deputy, CustomerEvents.DeputyNamed, Name(customer.DeputyId), decision.Deputy.Trim(), false, Key(deputy));
            note.Rename(decision.Name.Trim(), vatId);
            if (note.Count == 0) return Outcome.Invalid(nameof(decision.Reason), T("Nothing was changed.", "Es wurde nichts geändert."));
            (customer.Class, customer.ManagerId, customer.DeputyId) = (decision.Class, manager, deputy);
            return Outcome.Done;

            string Name(long? staff) => staff is { } id && were.TryGetValue(id, out var name) ? name : "";
        }, cancel);

    /// <summary>0 for a name that nobody has, null for none. Whoever left is named no more, but may stay where she is.</summary>
    private static async Task<long?> Staff(StaffDb db, string name, long? now, CancellationToken cancel) => name.Trim() is { Length: > 0 } trimmed
        ? await db.Staff.Where(s => s.Name == trimmed && (s.LeftAt == null || s.Id == now)).OrderByDescending(s => s.Id == now).ThenBy(s => s.Id).Select(s => s.Id).FirstOrDefaultAsync(cancel)
        : null;

    private static Problem? Check(Decision decision, long? manager, long? deputy)
    {
        if (!Enum.IsDefined(decision.Class)) return Outcome.Invalid(nameof(decision.Class), T("Choose a class.", "Wählen Sie eine Klasse."));
        if (manager == 0) return Outcome.Invalid(nameof(decision.Manager), NoSuchStaff);
        if (deputy == 0) return Outcome.Invalid(nameof(decision.Deputy), NoSuchStaff);
        if (deputy is not null && deputy == manager)
        {
            return Outcome.Invalid(nameof(decision.Deputy), T("Somebody else must stand in.", "Die Vertretung muss jemand anderes sein."));
        }
        return null;
    }

    private static string Key(long? staff) => staff?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string NoSuchStaff => T("Nobody of the staff has that name.", "Niemand von den Mitarbeitern heißt so.");
}
