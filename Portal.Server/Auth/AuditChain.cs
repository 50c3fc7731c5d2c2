using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;

namespace Portal.Server.Auth;

/// <summary>What a walk along the audit found.</summary>
/// <param name="Erased">Lines whose personal half was erased; that breaks nothing.</param>
/// <param name="Problems">In order; at most <see cref="AuditChain.MostProblems"/>.</param>
internal sealed record AuditReport(long Lines, long Erased, IReadOnlyList<string> Problems);

/// <summary>
/// Walks the audit from its first line: each must follow the one before it, carry the hash of it, and its payload must be what was
/// written. A line that was removed, changed or inserted shows; so does a missing end, for the counter knows how many there were.
/// </summary>
internal sealed class AuditChain(Databases databases)
{
    public const int MostProblems = 20;

    private const int AtOnce = 2000;

    public async Task<AuditReport> Verify(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        // Read before the lines: those that are written meanwhile are not missed.
        var next = await db.Counters.Where(c => c.Name == AuditLog.Series).Select(c => (long?)c.Next).SingleOrDefaultAsync(cancel) ?? 1;
        var (problems, lines, erased, previous, expected) = (new List<string>(), 0L, 0L, AuditLog.Beginning, 1L);
        while (problems.Count < MostProblems)
        {
            var from = expected;
            var batch = await db.Audit.AsNoTracking().Include(a => a.Payload).Where(a => a.Id >= from).OrderBy(a => a.Id).Take(AtOnce).ToListAsync(cancel);
            foreach (var line in batch)
            {
                problems.AddRange(Look(line, previous, expected));
                (lines, previous, expected) = (lines + 1, line.Hash, line.Id + 1);
                if (line.Payload is null) erased++;
            }
            if (batch.Count < AtOnce) break;
        }
        if (expected < next) problems.Add($"Lines {expected} to {next - 1} are missing at the end.");
        return new AuditReport(lines, erased, [.. problems.Take(MostProblems)]);
    }

    private static IEnumerable<string> Look(AuditEntry line, string previous, long expected)
    {
        if (line.Id != expected) yield return line.Id == expected + 1 ? $"Line {expected} is missing." : $"Lines {expected} to {line.Id - 1} are missing.";
        else if (line.Hash != AuditLog.HashOf(previous, line.Id, line.At, line.Kind, line.ActorKind, line.ActorUserId, line.PayloadHash))
        {
            yield return $"Line {line.Id} ({line.Kind}, {line.At:u}) was changed, or the line before it.";
        }
        if (line.Payload is { } payload && Sha256.Hex(payload.Json) != line.PayloadHash) yield return $"The payload of line {line.Id} ({line.Kind}, {line.At:u}) was changed.";
    }
}
