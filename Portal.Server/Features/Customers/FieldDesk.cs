using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Customers;

/// <inheritdoc cref="IFieldDesk"/>
internal sealed class FieldDesk(Databases databases, CurrentActor current, Clock clock, AuditLog audit) : IFieldDesk
{
    private const int AtATime = 500;

    public async Task<IReadOnlyList<FieldGroupState>> Groups(CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var switches = await db.FieldSwitches.ToDictionaryAsync(s => s.Group, cancel);
        var counts = await db.CustomerTraits.GroupBy(t => t.Group).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return [.. Enum.GetValues<FieldGroup>().Select(group => switches.TryGetValue(group, out var s)
            ? new FieldGroupState(group, s.IsOn, counts.GetValueOrDefault(group), s.ByName, s.At)
            : new FieldGroupState(group, false, counts.GetValueOrDefault(group), null, null))];
    }

    public async Task<Outcome> SwitchOn(FieldGroup group, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.SwitchFields, group.ToString(), cancel) is { } refused) return refused;
        return await databases.WriteAsStaff<bool>(actor, db => Switch(db, group, true, actor, 0, cancel), cancel);
    }

    public async Task<Outcome> SwitchOff(FieldGroup group, int values, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.SwitchFields, group.ToString(), cancel) is { } refused) return refused;
        var off = await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var count = await db.CustomerTraits.CountAsync(t => t.Group == group, cancel);
            return count > values ? More(count) : await Switch(db, group, false, actor, count, cancel);
        }, cancel);
        // Off first: from here on nobody reads or writes them, however long the deleting takes.
        while (off.Succeeded && await Delete(group, actor, cancel))
        {
        }
        return off;
    }

    private async Task<Outcome<bool>> Switch(StaffDb db, FieldGroup group, bool isOn, StaffActor by, int values, CancellationToken cancel)
    {
        var known = await db.FieldSwitches.SingleOrDefaultAsync(s => s.Group == group, cancel);
        if (known is null) db.FieldSwitches.Add(known = new FieldSwitch { Group = group });
        (known.IsOn, known.ByName, known.At) = (isOn, by.Name, clock.Now);
        await audit.Append(db, isOn ? "fields.switched-on" : "fields.switched-off", by, new { group = group.ToString(), values }, cancel);
        return true;
    }

    /// <returns>True while there may be more.</returns>
    private async Task<bool> Delete(FieldGroup group, StaffActor actor, CancellationToken cancel)
    {
        var deleted = 0;
        await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var some = await db.CustomerTraits.Where(t => t.Group == group).OrderBy(t => t.Id).Take(AtATime).ToListAsync(cancel);
            db.CustomerTraits.RemoveRange(some);
            deleted = some.Count;
            return true;
        }, cancel);
        return deleted == AtATime;
    }

    private static Problem More(int count) => Outcome.Refused(T(
        $"There are {count:N0} values by now. Look at the number and decide again.", $"Inzwischen sind es {count:N0} Werte. Sehen Sie sich die Zahl an und entscheiden Sie neu."));
}
