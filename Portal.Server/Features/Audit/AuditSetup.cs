using Portal.Client;
using Portal.Shared.Audit;

namespace Portal.Server.Features.Audit;

/// <summary>Reading the security record; its writer and its chain are part of signing in.</summary>
internal static class AuditSetup
{
    public static void AddAuditPages(this IServiceCollection services)
    {
        services.AddScoped<IAuditDesk, AuditDesk>();
        services.AddScoped<AuditExport>();
    }

    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/staff/audit/export", (HttpContext context, AuditExport export, CancellationToken cancel) => export.Send(context, cancel))
            .RequireAuthorization(Areas.Auditing);
}
