using Portal.Server.Auth;
using Portal.Shared.Customers;

namespace Portal.Server.Features.CustomerFiles;

/// <summary>The two doors of the customers' list and file, which look over all features.</summary>
internal static class CustomerFilesSetup
{
    public static void AddCustomerFiles(this IServiceCollection services)
    {
        services.AddScoped<ICustomerListDesk, CustomerListDesk>();
        services.AddScoped<ICustomerFileDesk, CustomerFileDesk>();
        services.AddScoped<CustomerExport>();
    }

    public static void MapCustomerFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/staff/customers/export", (HttpContext context, CustomerExport export, CancellationToken cancel) => export.Send(context, cancel))
            .RequireAuthorization(AuthSetup.Staff);
}
