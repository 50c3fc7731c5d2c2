using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Audit;
using Portal.Shared.Common;

namespace Portal.Server.Features.Audit;

/// <summary>Reads the security record, newest first. A line's number is its key, so a page costs the same wherever it stands.</summary>
internal static class AuditReading
{
    /// <summary>How many people a part of a name may mean; whoever is meant is named better.</summary>
    private const int MostPeople = 200;

    public static async Task<Page<AuditLine>> Read(StaffDb db, Clock clock, AuditFilter filter, PageAt at, CancellationToken cancel)
    {
        var lines = await Of(db, clock, filter, cancel);
        var backwards = at is { After: null, Before: not null };
        var cursor = long.TryParse(backwards ? at.Before : at.After, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (long?)null;
        var query = (backwards, cursor) switch
        {
            (_, null) => lines.OrderByDescending(a => a.Id),
            (true, _) => lines.Where(a => a.Id > cursor).OrderBy(a => a.Id),
            _ => lines.Where(a => a.Id < cursor).OrderByDescending(a => a.Id),
        };
        var found = await Words(db, query.Take(PageAt.Size + 1), cancel);
        var more = found.Count > PageAt.Size;
        if (more) found.RemoveAt(PageAt.Size);
        if (backwards) found.Reverse();
        var (hasNext, hasPrevious) = (found.Count > 0 && (backwards || more), found.Count > 0 && (backwards ? more : cursor is not null));
        var total = new Tally(await lines.Take(Tally.Limit + 1).CountAsync(cancel));
        return new(found, hasNext ? Cursor(found[^1]) : null, hasPrevious ? Cursor(found[0]) : null, total);
    }

    /// <summary>The lines below a number, for a file; the first block where there is none.</summary>
    public static async Task<List<AuditLine>> Block(StaffDb db, Clock clock, AuditFilter filter, long? below, int size, CancellationToken cancel)
    {
        var lines = await Of(db, clock, filter, cancel);
        if (below is { } number) lines = lines.Where(a => a.Id < number);
        return await Words(db, lines.OrderByDescending(a => a.Id).Take(size), cancel);
    }

    private static async Task<IQueryable<AuditEntry>> Of(StaffDb db, Clock clock, AuditFilter filter, CancellationToken cancel)
    {
        IQueryable<AuditEntry> lines = db.Audit;
        if (filter.Area is { } area)
        {
            var beginning = area + ".";
            lines = lines.Where(a => a.Kind.StartsWith(beginning));
        }
        if (filter.From is { } from)
        {
            var start = clock.StartOf(from);
            lines = lines.Where(a => a.At >= start);
        }
        if (filter.Until is { } until && until < DateOnly.MaxValue)
        {
            var end = clock.StartOf(until.AddDays(1));
            lines = lines.Where(a => a.At < end);
        }
        if (filter.Who is { } who)
        {
            var users = await Users(db, who, cancel);
            lines = lines.Where(a => EF.Parameter(users).Contains(a.ActorUserId));
        }
        if (filter.Text is { } text)
        {
            // The facts are JSON: a letter beyond ASCII stands there as it was escaped.
            var part = JsonSerializer.Serialize(text)[1..^1];
            lines = lines.OrderByDescending(a => a.Id).Take(AuditFilter.Searched).Where(a => a.Payload!.Json.Contains(part));
        }
        return lines;
    }

    /// <summary>Whose address begins so, by its index; and colleagues by a part of the name, for they are few enough to be looked through.</summary>
    private static async Task<long?[]> Users(StaffDb db, string who, CancellationToken cancel)
    {
        var mail = who.ToUpperInvariant();
        var staff = await db.Staff.Select(s => new { s.Id, s.Name }).ToListAsync(cancel);
        var named = staff.Where(s => s.Name.Contains(who, StringComparison.OrdinalIgnoreCase)).Select(s => (long?)s.Id).Take(MostPeople).ToArray();
        return await db.Users.Where(u => u.NormalizedEmail!.StartsWith(mail) || EF.Parameter(named).Contains(u.StaffId))
            .OrderBy(u => u.Id).Take(MostPeople).Select(u => (long?)u.Id).ToArrayAsync(cancel);
    }

    private static async Task<List<AuditLine>> Words(StaffDb db, IQueryable<AuditEntry> lines, CancellationToken cancel)
    {
        var rows = await lines.Select(a => new
        {
            a.Id, a.At, a.Kind, a.ActorKind, Json = a.Payload == null ? null : a.Payload.Json,
            Name = db.Users.Where(u => u.Id == a.ActorUserId).Select(u => u.DisplayName + ", " + u.Email).FirstOrDefault(),
        }).ToListAsync(cancel);
        return rows.ConvertAll(r => new AuditLine(r.Id, r.At, r.Kind, r.Name ?? (r.ActorKind == ActorKind.System ? Actor.System.Name : ""), r.Json is null ? null : Facts(r.Json)));
    }

    private static List<KeyValuePair<string, string>> Facts(string json)
    {
        try
        {
            using var facts = JsonDocument.Parse(json);
            return [.. facts.RootElement.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null).Select(p => KeyValuePair.Create(p.Name, p.Value.ToString()))];
        }
        // Whoever changed a line in the database may have left anything there: it is shown, not stumbled over.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return [KeyValuePair.Create("?", json)];
        }
    }

    private static string Cursor(AuditLine line) => line.Number.ToString(CultureInfo.InvariantCulture);
}
