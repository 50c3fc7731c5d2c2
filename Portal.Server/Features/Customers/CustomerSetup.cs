using Portal.Shared.Customers;

namespace Portal.Server.Features.Customers;

/// <summary>What customers need.</summary>
internal static class CustomerSetup
{
    public static void AddCustomers(this IServiceCollection services)
    {
        services.AddScoped<ICustomerDesk, CustomerDesk>();
        services.AddScoped<OwnData>();
        services.AddScoped<IMyCompany, OwnCompany>();
        services.AddScoped<IMyAddresses, MyAddresses>();
        services.AddScoped<IMyContacts, MyContacts>();
    }
}
