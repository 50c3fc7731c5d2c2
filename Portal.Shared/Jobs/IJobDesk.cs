namespace Portal.Shared.Jobs;

/// <summary>The jobs, for staff: the answer to "why did nothing happen?".</summary>
public interface IJobDesk
{
    Task<IReadOnlyList<JobEntry>> List(CancellationToken cancel = default);

    /// <summary>Runs a job now, beside its schedule.</summary>
    /// <returns>How many records it acted on; null where there is no such job.</returns>
    Task<int?> RunNow(string name, CancellationToken cancel = default);
}

/// <param name="NextRun">By its schedule; null where it has none.</param>
/// <param name="DueNow">How many records it would act on if it ran now.</param>
/// <param name="Runs">The last runs, newest first.</param>
public sealed record JobEntry(string Name, string Title, DateTimeOffset? NextRun, int DueNow, IReadOnlyList<RunEntry> Runs);

/// <param name="Error">What went wrong; empty where it went well.</param>
public sealed record RunEntry(DateTimeOffset StartedAt, TimeSpan Took, bool Succeeded, int Count, string Error);
