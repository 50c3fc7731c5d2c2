namespace Portal.Server.Jobs;

/// <summary>
/// Work that is done on a schedule. What is due is read from the records each time, so a missed run is made up for by the next
/// and a second run finds nothing left.
/// </summary>
internal interface IPortalJob
{
    /// <summary>"complaint-reminders"</summary>
    string Name { get; }

    /// <summary>What it does, for people.</summary>
    string Title { get; }

    /// <returns>How many records it acted on.</returns>
    Task<int> Run(CancellationToken cancel);

    /// <summary>How many records it would act on now.</summary>
    Task<int> Preview(CancellationToken cancel);
}
