using System.Reflection;
using Portal.Server.Data;
using Portal.Shared.Complaints;

namespace Portal.Tests.Architecture;

/// <summary>The rules hold; and each reports the violation that stands below it, for a rule nobody saw fail is no rule.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly Assembly Server = typeof(PortalDb).Assembly, Client = typeof(Client.App).Assembly, Shared = typeof(IMyComplaints).Assembly;

    private static readonly HashSet<string> WideConstructors =
    [
        "MailWorker", // ledger, outbox, status, settings, signal and log are its whole trade
    ];

    [Fact]
    public void Shared_uses_nothing_but_the_runtime() =>
        Assert.All(Shared.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name));

    [Fact]
    public void Features_and_building_blocks_use_each_other_in_one_direction()
    {
        Empty(Rules.Directions(Server.GetTypes(), AreaOf));
        Assert.NotEmpty(Rules.Directions([typeof(CustomersUsingOrders)], t => t == typeof(CustomersUsingOrders) ? "Features.Customers" : AreaOf(t)));
        Assert.NotEmpty(Rules.Directions([typeof(CustomersUsingOrders)], t => t == typeof(CustomersUsingOrders) ? "Mail" : AreaOf(t)));
    }

    [Fact]
    public void Customer_and_staff_pages_never_use_each_other()
    {
        Empty(Rules.Sides(Client.GetTypes(), SideOf));
        Assert.NotEmpty(Rules.Sides([typeof(CustomerPageUsingStaff)], t => t == typeof(CustomerPageUsingStaff) ? "Customer" : SideOf(t)));
        Assert.NotEmpty(Rules.Sides([typeof(CustomerPageNamingADesk)], t => t == typeof(CustomerPageNamingADesk) ? "Customer" : SideOf(t)));
    }

    [Fact]
    public void Every_page_says_who_may_open_it_and_runs_in_the_right_mode()
    {
        Empty(Rules.Access(Client.GetTypes()));
        Assert.NotEmpty(Rules.Access([typeof(PageWithoutAccess)]));
        Assert.NotEmpty(Rules.Access([typeof(StaffPageThatIsStatic)]));
    }

    [Fact]
    public void No_contract_of_a_customer_takes_a_customer()
    {
        Empty(Rules.MyContracts(Shared.GetTypes()));
        Assert.NotEmpty(Rules.MyContracts([typeof(IMyLeak)]));
    }

    [Fact]
    public void No_bulk_statement_touches_what_a_customer_owns()
    {
        Empty(Rules.BulkStatements(Server.GetTypes()));
        Assert.NotEmpty(Rules.BulkStatements(typeof(BulkUpdate).GetNestedTypes(BindingFlags.NonPublic).Append(typeof(BulkUpdate))));
    }

    [Fact]
    public void Only_Data_passes_by_the_query_filters()
    {
        Empty(Rules.Unfiltered(Server.GetTypes()));
        Assert.NotEmpty(Rules.Unfiltered([typeof(Unfiltered)]));
    }

    [Fact]
    public void Every_text_column_says_what_it_is_for()
    {
        using var db = Portal.Server.Data.Providers.DatabaseProvider.Sqlite.OpenForMigration("Data Source=:memory:");
        var entities = db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.Assembly == Server).ToList();
        Assert.NotEmpty(entities);
        Empty(Rules.Purposes(entities));
        Assert.NotEmpty(Rules.Purposes([typeof(ColumnWithoutPurpose)]));
    }

    [Fact]
    public void Nothing_needs_more_than_five_things_to_be_made()
    {
        Empty(Rules.Constructors(Server.GetTypes(), WideConstructors));
        Assert.NotEmpty(Rules.Constructors([typeof(WideConstructor)], new HashSet<string>()));
    }

    private static void Empty(IEnumerable<string> findings)
    {
        var all = findings.Distinct().ToList();
        Assert.True(all.Count == 0, string.Join(Environment.NewLine, all));
    }

    private static string? AreaOf(Type type)
    {
        if (type.Assembly != Server || type.Namespace is not { } space || !space.StartsWith("Portal.Server.", StringComparison.Ordinal)) return null;
        var parts = space.Split('.');
        return parts[2] == "Features" ? $"Features.{parts[3]}" : parts[2];
    }

    private static string? SideOf(Type type) =>
        type.Assembly != Client ? null : type.Namespace?.Split('.') is [_, _, var side, ..] && side is "Customer" or "Staff" ? type.Namespace.Split('.')[2] : null;
}
