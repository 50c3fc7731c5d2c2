using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;

namespace Portal.Server.Auth;

/// <summary>
/// The one writer of the audit chain. A line's place is a counter taken in the transaction, so lines are written one after the
/// other, each over the hash of the one before.
/// </summary>
internal sealed class AuditLog(Databases databases, Clock clock)
{
    public const string Series = "audit";
    public static readonly string Beginning = new('0', 64);

    /// <param name="payload">What may be personal: it can be erased later, its hash stays.</param>
    public Task Write(string kind, Actor by, object payload, CancellationToken cancel = default) =>
        databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            await Append(db, kind, by, payload, cancel);
            return true;
        }, cancel);

    /// <summary>The same, inside a transaction that does what the line tells.</summary>
    public async Task Append(StaffDb db, string kind, Actor by, object payload, CancellationToken cancel = default)
    {
        var json = JsonSerializer.Serialize(payload);
        var id = await Numbers.Next(db, Series, cancel);
        // Of two lines in one transaction, the first is not in the database yet.
        var previous = db.Audit.Local.FirstOrDefault(a => a.Id == id - 1)?.Hash ?? await db.Audit.Where(a => a.Id == id - 1).Select(a => a.Hash).SingleOrDefaultAsync(cancel) ?? Beginning;
        var payloadHash = Sha256.Hex(json);
        var now = clock.Now;
        db.Audit.Add(new AuditEntry
        {
            Id = id, At = now, Kind = kind, ActorKind = by.Kind, ActorUserId = by.UserId, PayloadHash = payloadHash,
            Hash = HashOf(previous, id, now, kind, by.Kind, by.UserId, payloadHash),
            Payload = new AuditPayload { AuditEntryId = id, Json = json },
        });
    }

    public static string HashOf(string previous, long id, DateTimeOffset at, string kind, ActorKind actor, long? user, string payloadHash) =>
        Sha256.Hex(string.Create(CultureInfo.InvariantCulture, $"{previous}|{id}|{at.UtcTicks}|{kind}|{actor}|{user}|{payloadHash}"));
}
