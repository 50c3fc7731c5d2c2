using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;

namespace Portal.Server.Jobs;

/// <summary>One run of a job, kept so that "why did nothing happen?" has an answer.</summary>
internal sealed class JobRun
{
    public long Id { get; init; }

    [MaxLength(60), Impersonal]
    public required string Job { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset EndedAt { get; init; }

    public bool Succeeded { get; init; }

    /// <summary>How many records it acted on.</summary>
    public int Count { get; init; }

    /// <summary>What went wrong, without personal data.</summary>
    [MaxLength(500), Impersonal]
    public string Error { get; init; } = "";
}
