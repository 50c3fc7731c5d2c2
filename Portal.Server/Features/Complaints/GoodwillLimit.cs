using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Customers;
using Portal.Shared.Staff;

namespace Portal.Server.Features.Complaints;

/// <summary>How much a role may give on its own to put one complaint of a customer of a class right. Kept once somebody changed what it comes with.</summary>
internal sealed class GoodwillLimit : Record
{
    public StaffRole Role { get; init; }

    public CustomerClass Class { get; init; }

    /// <summary>In the portal's currency, for all remedies of a complaint together.</summary>
    public decimal Amount { get; set; }
}
