using Portal.Server.Data;
using Quartz;

namespace Portal.Server.Jobs;

/// <summary>The one Quartz job: finds ours by its name, runs it, and writes down how it went.</summary>
[DisallowConcurrentExecution]
internal sealed partial class JobRunner(IEnumerable<IPortalJob> jobs, Databases databases, Clock clock, ILogger<JobRunner> log) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => new(Run(context.JobDetail.Key.Name, cancellationToken));

    /// <summary>Runs a job now, as its schedule would.</summary>
    public async Task<int> Run(string name, CancellationToken cancel)
    {
        var job = jobs.Single(j => j.Name == name);
        var started = clock.Now;
        try
        {
            var count = await job.Run(cancel);
            await Record(new JobRun { Job = name, StartedAt = started, EndedAt = clock.Now, Succeeded = true, Count = count });
            return count;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            Broke(log, name, e);
            await Record(new JobRun { Job = name, StartedAt = started, EndedAt = clock.Now, Error = e.GetType().Name });
            return 0;
        }
    }

    private Task Record(JobRun run) => databases.WriteAsStaff<bool>(Actor.System, db =>
    {
        db.JobRuns.Add(run);
        return Task.FromResult<Portal.Shared.Common.Outcome<bool>>(true);
    }, CancellationToken.None);

    [LoggerMessage(LogLevel.Error, "The job {Job} broke; its next run tries again")]
    private static partial void Broke(ILogger log, string job, Exception e);
}
