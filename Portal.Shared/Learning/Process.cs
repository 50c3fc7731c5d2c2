using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Shared.Learning;

/// <summary>On which steps deliveries break, for staff: complaints of a time, placed by their cause.</summary>
public interface IProcessDesk
{
    /// <param name="days">How far back they were received, from today.</param>
    Task<ProcessPicture> Read(int days, CancellationToken cancel = default);

    /// <summary>The complaints on a step, the newest first.</summary>
    /// <param name="step">Its key; <see cref="Chain.Nowhere"/> for those on none.</param>
    Task<Page<InboxRow>> Complaints(int days, string step, PageAt at, CancellationToken cancel = default);
}

/// <param name="Steps">In the order of the chain, then those on none.</param>
/// <param name="Causes">The most frequent first.</param>
/// <param name="Open">Complaints of the time that are not closed yet, and so have no cause.</param>
public sealed record ProcessPicture(IReadOnlyList<ProcessStep> Steps, IReadOnlyList<CauseShare> Causes, int Open)
{
    public int Placed => Steps.Sum(s => s.Count);
}

public sealed record ProcessStep(string Key, string Title, int Count);

/// <param name="Together">Its share and that of all more frequent ones, of those with a cause.</param>
public sealed record CauseShare(string Cause, string Name, int Count, double Together);
