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
        services.AddSingleton<MeasurePost>();
        services.AddSingleton<IPortalJob, MeasureChecks>();
        services.AddSingleton<IPortalJob, MeasureNewsJob>();
        services.AddSingleton<IPortalJob, DeliveryCounts>();
    }
}
