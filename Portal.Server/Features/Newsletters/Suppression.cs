using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Mail;
using Portal.Shared.Newsletters;

namespace Portal.Server.Features.Newsletters;

/// <summary>An address that no campaign reaches, whoever subscribed it. Only the hash is kept, so that it outlives the erasure of the person.</summary>
internal sealed class Suppression
{
    [MaxLength(AddressKey.Length), Personal("Sending no advertising to this address", OnErasure.Keep, Ground = "Article 21 (3) GDPR")]
    public required string EmailHash { get; init; }

    public SuppressionReason Reason { get; init; }

    /// <summary>Of the mail server, or the note of whoever entered it.</summary>
    [MaxLength(500), Personal("Saying why this address gets no advertising", OnErasure.Clear)]
    public string Words { get; init; } = "";

    /// <summary>Who of the staff entered it; empty where the person herself or a server did.</summary>
    [MaxLength(200), Personal("Saying who entered it", OnErasure.Replace)]
    public string ByName { get; init; } = "";

    public DateTimeOffset At { get; init; }

    /// <summary>What somebody herself said is hers to take back.</summary>
    public bool IsOwnWord => Reason == SuppressionReason.Objection && ByName.Length == 0;

    /// <summary>Writes an address down, once: of two reasons the weightier stands, of two equal ones the first.</summary>
    /// <returns>False where it was written down with as much weight.</returns>
    public static async Task<bool> Add(StaffDb db, Suppression suppression, CancellationToken cancel)
    {
        var known = db.Suppressions.Local.FirstOrDefault(s => s.EmailHash == suppression.EmailHash)
            ?? await db.Suppressions.AsNoTracking().SingleOrDefaultAsync(s => s.EmailHash == suppression.EmailHash, cancel);
        if (known is not null && (known.IsOwnWord || known.Reason <= suppression.Reason && !suppression.IsOwnWord)) return false;
        if (known is not null) await Lift(db, suppression.EmailHash, cancel);
        db.Suppressions.Add(suppression);
        return true;
    }

    /// <summary>Campaigns reach it again.</summary>
    public static async Task Lift(StaffDb db, string emailHash, CancellationToken cancel)
    {
        if (db.Suppressions.Local.FirstOrDefault(s => s.EmailHash == emailHash) is { } waiting) db.Entry(waiting).State = EntityState.Detached;
        await db.Suppressions.Where(s => s.EmailHash == emailHash).ExecuteDeleteAsync(cancel);
    }
}
