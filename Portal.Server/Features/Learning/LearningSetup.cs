using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Jobs;
using Portal.Shared.Learning;

namespace Portal.Server.Features.Learning;

/// <summary>What is learned of complaints, and what is done about it.</summary>
internal static class LearningSetup
{
    public static void AddLearning(this IServiceCollection services)
    {
        services.AddScoped<IMeasureDesk, MeasureDesk>();
        services.AddScoped<IClusterDesk, ClusterDesk>();
        services.AddScoped<IProcessDesk, ProcessDesk>();
        services.AddScoped<ReportDesk>();
        services.AddScoped<IReportDesk>(provider => provider.GetRequiredService<ReportDesk>());
        services.AddSingleton<MeasurePost>();
        services.AddSingleton<IPortalJob, MeasureChecks>();
        services.AddSingleton<IPortalJob, MeasureNewsJob>();
        services.AddSingleton<IPortalJob, DeliveryCounts>();
    }

    public static void MapLearning(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/staff/learning/report.csv", async (HttpContext context, ReportDesk report, Clock clock, string? quarter, CancellationToken cancel) =>
            await report.Send(context, Quarter.Asked(quarter, clock.Today), cancel)).RequireAuthorization(AuthSetup.Staff);
}
