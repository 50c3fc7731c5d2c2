using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Jobs;
using Quartz;

namespace Portal.Server.Jobs;

/// <inheritdoc cref="IJobDesk"/>
internal sealed class JobDesk(Databases databases, CurrentActor current, IEnumerable<IPortalJob> jobs, JobRunner runner, IServiceProvider services) : IJobDesk
{
    private const int RunsShown = 5;

    public async Task<IReadOnlyList<JobEntry>> List(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(await current.Staff(cancel));
        var entries = new List<JobEntry>();
        foreach (var job in jobs)
        {
            var runs = await db.JobRuns.Where(r => r.Job == job.Name).OrderByDescending(r => r.StartedAt).Take(RunsShown).ToListAsync(cancel);
            entries.Add(new JobEntry(job.Name, job.Title, await NextRun(job.Name, cancel), await job.Preview(cancel),
                [.. runs.Select(r => new RunEntry(r.StartedAt, r.EndedAt - r.StartedAt, r.Succeeded, r.Count, r.Error))]));
        }
        return entries;
    }

    public async Task<int?> RunNow(string name, CancellationToken cancel)
    {
        await current.Staff(cancel);
        return jobs.Any(j => j.Name == name) ? await runner.Run(name, cancel) : null;
    }

    private async Task<DateTimeOffset?> NextRun(string name, CancellationToken cancel)
    {
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(cancel);
        return (await scheduler.GetTrigger(new TriggerKey(name), cancel))?.NextFireTimeUtc;
    }
}
