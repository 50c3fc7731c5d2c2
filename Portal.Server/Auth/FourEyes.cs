using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Shared.Staff;

namespace Portal.Server.Auth;

/// <summary>What somebody's approval is worth.</summary>
internal enum Approval
{
    /// <summary>It decides.</summary>
    Decides,

    /// <summary>It waits for a second person's.</summary>
    First,

    /// <summary>The first one's own, once more: it counts for nothing.</summary>
    Again,
}

/// <summary>Which approvals take two different people (Portal:FourEyes), and what one of them is worth. Who may approve at all is asked elsewhere.</summary>
internal sealed class FourEyes(PortalSettings settings)
{
    /// <summary>The rights behind which an approval can wait for a second one. Whoever builds another one adds it here.</summary>
    public static readonly IReadOnlyList<StaffRight> Offered = [StaffRight.DecideOnCustomers, StaffRight.DecideOnBankData, StaffRight.RunCampaigns];

    private readonly HashSet<string> named = [.. Names(settings.FourEyes)];

    /// <summary>The names of a setting: "DecideOnBankData, DecideOnCustomers".</summary>
    public static IEnumerable<string> Names(string setting) => setting.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Whether one of these rights takes two people.</summary>
    public bool Needs(params IEnumerable<StaffRight> rights) => rights.Any(r => named.Contains(r.ToString()));

    /// <param name="rights">All that the decision takes.</param>
    /// <param name="first">The key of the member of staff who approved before; null where nobody did.</param>
    public Approval Weigh(IEnumerable<StaffRight> rights, long? first, StaffActor by) =>
        !Needs(rights) ? Approval.Decides : first is null ? Approval.First : first == by.StaffId ? Approval.Again : Approval.Decides;
}
