using Portal.Shared.Common;

namespace Portal.Server.Data;

/// <summary>For changes that do not depend on what they change: the later word counts, and nobody is asked.</summary>
internal static class StaleReads
{
    private const int Tries = 4;

    /// <summary>Does it again where somebody else changed the same row in between.</summary>
    public static async Task<Outcome<T>> Again<T>(Func<Task<Outcome<T>>> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await change();
            if (attempt == Tries || !outcome.Problems.Any(p => p.Kind == ProblemKind.Stale)) return outcome;
        }
    }
}
