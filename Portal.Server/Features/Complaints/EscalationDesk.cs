using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <inheritdoc cref="IEscalationDesk"/>
internal sealed partial class EscalationDesk(Databases databases, CurrentActor current, Clock clock, AuditLog audit, EscalationReading reading) : IEscalationDesk
{
    public async Task<EscalationBook> Read(CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var world = await reading.World(db, cancel);
        var (newest, names) = (world.Rules.Newest(RuleKind.Escalation), world.Staffing.Names);
        return new EscalationBook(
            newest?.Number ?? 0, world.Rules.Escalation(newest), names,
            RuleShelf.Changes(world.Rules, RuleKind.Escalation, v => world.Rules.Escalation(v).Select(r => EscalationWords.Of(r, names.GetValueOrDefault))));
    }

    public async Task<Outcome> Save(EscalationForm form, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.SetComplaintRules, "escalation", cancel) is { } refused) return refused;
        if (EscalationRules.Problems(form.Rules).FirstOrDefault() is { } wrong) return Outcome.Invalid(nameof(form.Rules), wrong);
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var world = await reading.World(db, cancel);
            var newest = world.Rules.Newest(RuleKind.Escalation);
            if ((newest?.Number ?? 0) != form.Version) return Outcome.Stale;
            foreach (var rule in form.Rules)
            {
                (rule.Tell, rule.Person) = ([.. rule.Tell.Distinct().Order()], rule.Tell.Contains(Audience.Person) ? rule.Person : "");
                if (rule.Person.Length > 0 && world.Staffing.Numbered(rule.Person) is null)
                {
                    return Outcome.Invalid(nameof(form.Rules), T($"Rule {form.Rules.IndexOf(rule) + 1}: this person does not work here.", $"Regel {form.Rules.IndexOf(rule) + 1}: Diese Person arbeitet hier nicht."));
                }
            }
            var to = RuleBooks.Write<EscalationRule>(form.Rules);
            if (to == RuleBooks.Write(world.Rules.Escalation(newest))) return true;
            db.RuleVersions.Add(RuleShelf.Next(RuleKind.Escalation, newest, actor, clock.Now, to));
            await audit.Append(db, "rules.escalation-changed", actor, new { version = form.Version + 1, rules = form.Rules.Count, sha256 = Sha256.Hex(to) }, cancel);
            return true;
        }, cancel);
    }
}
