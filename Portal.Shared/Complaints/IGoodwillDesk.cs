using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Staff;

namespace Portal.Shared.Complaints;

/// <summary>How much each role may give on its own; whoever approves goodwill has no limit.</summary>
public interface IGoodwillDesk
{
    /// <summary>The limits of all roles that have one, by role and class; null for who may not set rules.</summary>
    Task<GoodwillTable?> Read(CancellationToken cancel = default);

    /// <returns>A problem names the amount that cannot be used.</returns>
    Task<Outcome> Save(GoodwillTable table, CancellationToken cancel = default);
}

/// <param name="Currency">The portal's.</param>
public sealed record GoodwillTable(string Currency, IReadOnlyList<GoodwillRow> Rows);

/// <summary>What a role may give to a customer of a class.</summary>
public sealed class GoodwillRow
{
    public StaffRole Role { get; init; }

    public CustomerClass Class { get; init; }

    public decimal Amount { get; set; }
}

/// <summary>What the limits come with.</summary>
public static class Goodwill
{
    /// <summary>More than this nobody types on purpose.</summary>
    public const decimal Most = 1_000_000;

    /// <summary>Roles that answer complaints and do not approve goodwill; own roles share one limit.</summary>
    public static IEnumerable<StaffRole> Roles =>
        [.. StaffRights.RolesWith(StaffRight.AnswerComplaints).Where(r => !StaffRights.Of(r).May(StaffRight.ApproveGoodwill)), StaffRole.Own];

    public static decimal Usual(StaffRole role, CustomerClass @class)
    {
        var agent = @class switch { CustomerClass.A => 300m, CustomerClass.B => 150m, _ => 75m };
        return role == StaffRole.AccountManager ? 4 * agent : agent;
    }
}
