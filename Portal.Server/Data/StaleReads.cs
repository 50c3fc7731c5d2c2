using Portal.Shared.Common;

namespace Portal.Server.Data;

/// <summary>For changes that do not depend on what they change: the later word counts, and nobody is asked.</summary>
internal static class StaleReads
{
    // Of ten who change one row at once, one comes through in each round: the last needs ten. About a second at the most.
    private const int Tries = 20;

    /// <summary>Does it again where somebody else changed the same row in between.</summary>
    public static async Task<Outcome<T>> Again<T>(Func<Task<Outcome<T>>> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await change();
            if (attempt == Tries || !outcome.Problems.Any(p => p.Kind == ProblemKind.Stale)) return outcome;
            await Task.Delay(Random.Shared.Next(1, 10 * attempt));
        }
    }
}
