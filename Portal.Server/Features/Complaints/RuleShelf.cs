using Portal.Server.Data;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

/// <summary>What all rules of complaints have in common: the next version of them, and what each version changed.</summary>
internal static class RuleShelf
{
    /// <summary>As many changes as a page shows.</summary>
    private const int Shown = 20;

    public static RuleVersion Next(RuleKind kind, RuleVersion? newest, StaffActor by, DateTimeOffset now, string content) =>
        new() { Kind = kind, Number = (newest?.Number ?? 0) + 1, ValidFrom = now, ByName = by.Name, Content = content };

    /// <summary>The versions, the newest first, each with the sentences that came and went.</summary>
    /// <param name="say">The sentences of a version; of null, those of what the portal comes with.</param>
    public static IReadOnlyList<RuleChange> Changes(RuleBooks books, RuleKind kind, Func<RuleVersion?, IEnumerable<string>> say)
    {
        var versions = books.Of(kind).TakeLast(Shown + 1).ToList();
        var all = versions.Prepend(versions is [{ Number: > 1 }, ..] ? versions[0] : null).Zip(versions).Where(pair => pair.First != pair.Second).Select(pair =>
        {
            var (before, after) = (say(pair.First).ToList(), say(pair.Second).ToList());
            return new RuleChange(pair.Second.Number, pair.Second.ValidFrom, pair.Second.ByName, [.. after.Except(before)], [.. before.Except(after)]);
        });
        return [.. all.Reverse()];
    }
}
