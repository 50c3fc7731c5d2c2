using Portal.Shared.Customers;

namespace Portal.Server.Features.Customers;

/// <summary>What customers need.</summary>
internal static class CustomerSetup
{
    public static void AddCustomers(this IServiceCollection services) => services.AddScoped<ICustomerDesk, CustomerDesk>();
}
