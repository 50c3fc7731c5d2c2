using Portal.Shared.Orders;

namespace Portal.Server.Features.Orders;

/// <summary>What orders need.</summary>
internal static class OrderSetup
{
    public static void AddOrders(this IServiceCollection services)
    {
        services.AddScoped<IMyOrders, MyOrders>();
        services.AddScoped<IOrderDesk, OrderDesk>();
    }
}
