using Portal.Server.Data;
using Portal.Server.Data.Providers;
using Quartz;

namespace Portal.Server.Jobs;

/// <summary>Quartz keeps the schedules in the portal's own database and wakes the runner; what is due stands in our tables.</summary>
internal static class JobSetup
{
    /// <summary>All schedules, in one place.</summary>
    private static readonly (string Job, TimeSpan Every)[] Schedules =
    [
        ("complaint-reminders", TimeSpan.FromMinutes(5)),
        ("complaint-follow-ups", TimeSpan.FromMinutes(5)),
        ("complaint-follower-news", TimeSpan.FromMinutes(1)),
        ("remedy-reminders", TimeSpan.FromHours(1)),
        ("measure-checks", TimeSpan.FromHours(1)),
        ("delivery-counts", TimeSpan.FromHours(6)),
        ("measure-news", TimeSpan.FromMinutes(5)),
        ("ended-views", TimeSpan.FromMinutes(5)),
        ("returned-mail", TimeSpan.FromMinutes(1)),
        ("housekeeping", TimeSpan.FromHours(1)),
        ("subscription-requests", TimeSpan.FromHours(1)),
        ("registrations", TimeSpan.FromHours(1)),
        ("inquiries", TimeSpan.FromHours(1)),
        ("left-drafts", TimeSpan.FromHours(6)),
    ];

    // Not in the first seconds, which belong to whoever waits for the first page.
    private static readonly TimeSpan FirstRun = TimeSpan.FromSeconds(5);

    public static void AddJobs(this IServiceCollection services, DatabaseProvider provider, string connectionString)
    {
        services.AddSingleton<IPortalJob, Housekeeping>();
        services.AddTransient<JobRunner>();
        services.AddScoped<Portal.Shared.Jobs.IJobDesk, JobDesk>();
        services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                provider.KeepSchedules(store, connectionString);
                store.ProvisionSchema();
                store.UseSystemTextJsonSerializer();
                if (!provider.HasOneWriter) store.UseClustering();
            });
            foreach (var (job, every) in Schedules)
            {
                quartz.ScheduleJob<JobRunner>(
                    trigger => trigger.WithIdentity(job).StartAt(DateTimeOffset.UtcNow + FirstRun).WithSimpleSchedule(s => s.WithInterval(every).RepeatForever()),
                    detail => detail.WithIdentity(job));
            }
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
    }
}
