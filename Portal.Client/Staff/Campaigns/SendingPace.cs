using Portal.Shared.Newsletters;
using static Portal.Shared.Common.Texts;

namespace Portal.Client.Staff.Campaigns;

/// <summary>How long a sending still takes, from what was seen of it: nothing is said before ten seconds are over, or where nothing moves.</summary>
public sealed class SendingPace
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(10);

    private (DateTimeOffset At, int Done)? first;

    public string? Say(DateTimeOffset now, Progress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var done = progress.Recipients - progress.Remaining;
        if (!progress.IsCounted || progress.Remaining == 0) return null;
        if (first is not { } start || done < start.Done) (first, start) = ((now, done), (now, done));
        var (span, moved) = (now - start.At, done - start.Done);
        if (span < Least || moved == 0) return null;
        var minutes = Math.Max(1, (int)Math.Ceiling(progress.Remaining * span.TotalMinutes / moved));
        return T($"At the pace of the last {span.TotalSeconds:N0} seconds it takes about {minutes:N0} min more.", $"Im Tempo der letzten {span.TotalSeconds:N0} Sekunden dauert es noch etwa {minutes:N0} min.");
    }
}
