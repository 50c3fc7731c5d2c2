using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.Orders;
using Portal.Shared.Complaints;

namespace Portal.Tests.Architecture;

// One deliberate violation of each rule.
public sealed partial class ArchitectureTests
{
    private sealed class CustomersUsingOrders
    {
        public Order? Order { get; set; }
    }

    private sealed class CustomerPageUsingStaff
    {
        public static string Word() => Portal.Client.Staff.Complaints.DeskWords.Of(InboxColumns.State);
    }

    private sealed class CustomerPageNamingADesk
    {
        public IComplaintDesk? Desk { get; set; }
    }

    [Route("/violation")]
    private sealed class PageWithoutAccess : ComponentBase;

    [Route("/violation"), Authorize(Policy = "staff"), ExcludeFromInteractiveRouting]
    private sealed class StaffPageThatIsStatic : ComponentBase;

    private interface IMyLeak
    {
        Task Read(long customerId);
    }

    private static class BulkUpdate
    {
        public static Task Run(PortalDb db) => db.Complaints.Where(c => c.Id == 1).ExecuteDeleteAsync();
    }

    private static class Unfiltered
    {
        public static IQueryable<Complaint> All(PortalDb db) => db.Complaints.IgnoreQueryFilters();
    }

    private sealed class ColumnWithoutPurpose
    {
        public string Name { get; set; } = "";
    }

    private sealed class WideConstructor
    {
        public WideConstructor(int a, int b, int c, int d, int e, int f) => Sum = a + b + c + d + e + f;

        public int Sum { get; }
    }
}
