using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <inheritdoc cref="IGoodwillDesk"/>
internal sealed class GoodwillDesk(Databases databases, CurrentActor current, AuditLog audit, PortalSettings settings) : IGoodwillDesk
{
    public async Task<GoodwillTable?> Read(CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (!actor.May(StaffRight.SetComplaintRules)) return null;
        await using var db = databases.OpenStaff(actor);
        var kept = await db.GoodwillLimits.AsNoTracking().ToListAsync(cancel);
        return new(settings.Currency, [.. from role in Goodwill.Roles
                                          from @class in Enum.GetValues<CustomerClass>()
                                          select new GoodwillRow { Role = role, Class = @class, Amount = In(kept, role, @class) }]);
    }

    public async Task<Outcome> Save(GoodwillTable table, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.SetComplaintRules, "goodwill", cancel) is { } refused) return refused;
        if (table.Rows.Any(r => r.Amount is < 0 or > Goodwill.Most)) return Outcome.Invalid("", T($"An amount is between 0 and {Goodwill.Most:N0}.", $"Ein Betrag liegt zwischen 0 und {Goodwill.Most:N0}."));
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var kept = await db.GoodwillLimits.ToListAsync(cancel);
            foreach (var row in table.Rows.Where(r => Goodwill.Roles.Contains(r.Role) && Enum.IsDefined(r.Class)))
            {
                var before = In(kept, row.Role, row.Class);
                if (before == row.Amount) continue;
                if (kept.Find(k => k.Role == row.Role && k.Class == row.Class) is { } limit) limit.Amount = row.Amount;
                else db.GoodwillLimits.Add(new GoodwillLimit { Role = row.Role, Class = row.Class, Amount = row.Amount });
                await audit.Append(db, "rules.goodwill-changed", actor, new { role = row.Role.ToString(), @class = row.Class.ToString(), from = before, to = row.Amount }, cancel);
            }
            return true;
        }, cancel);
    }

    /// <summary>How much somebody may give to put one complaint right; null where there is no limit.</summary>
    public static async Task<decimal?> Of(StaffDb db, StaffActor actor, CustomerClass @class, CancellationToken cancel) => actor.May(StaffRight.ApproveGoodwill) ? null
        : In(await db.GoodwillLimits.AsNoTracking().Where(l => l.Role == actor.Role && l.Class == @class).ToListAsync(cancel), actor.Role, @class);

    private static decimal In(List<GoodwillLimit> kept, StaffRole role, CustomerClass @class) =>
        kept.Find(k => k.Role == role && k.Class == @class)?.Amount ?? Goodwill.Usual(role, @class);
}
