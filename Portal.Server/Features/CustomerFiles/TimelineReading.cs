using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Staff;

namespace Portal.Server.Features.CustomerFiles;

/// <summary>Reads a customer's timeline: events in words, with the notes of staff. Newest first, paged by moment and key.</summary>
internal static class TimelineReading
{
    /// <summary>The argument by which an event names its note.</summary>
    public const string NoteKey = "note";

    public static string Say(long key) => key.ToString(CultureInfo.InvariantCulture);

    public static async Task<Timeline> Read(StaffDb db, StaffActor reader, long customer, TimelineQuery query, CancellationToken cancel)
    {
        var events = db.Events.Where(e => e.CustomerId == customer);
        if (!reader.May(StaffRight.SeeInvoices)) events = events.Where(e => !e.Kind.StartsWith("invoice."));
        if (query.Area is { } area && TimelineWords.Areas.Contains(area))
        {
            var beginning = area + ".";
            events = events.Where(e => e.Kind.StartsWith(beginning));
        }
        if (Parse(query.After) is var (at, id) && at != default) events = events.Where(e => e.At <= at && (e.At < at || e.Id < id));
        var words = SearchWords.Asked(query.Search);
        // Sentences are not in the database: a search words the latest events and looks through them.
        var rows = await events.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(words.Count > 0 ? Timeline.Searched : PageAt.Size + 1)
            .Select(e => new Row(e.Id, e.At, e.Kind, e.SubjectKind, e.SubjectNumber, e.Arguments, e.Visible, e.Person!.ActorName)).ToListAsync(cancel);
        var entries = await Word(db, rows, cancel);
        if (words.Count > 0) entries = entries.FindAll(e => IsFound(e.Entry, words));
        var page = entries.Take(PageAt.Size).ToList();
        return new Timeline([.. page.Select(e => e.Entry)], entries.Count > PageAt.Size ? Cursor(page[^1].Entry.At, page[^1].Id) : null);
    }

    private static async Task<List<(long Id, TimelineEntry Entry)>> Word(StaffDb db, List<Row> rows, CancellationToken cancel)
    {
        var facts = rows.ConvertAll(r => JsonSerializer.Deserialize<Dictionary<string, string>>(r.Arguments) ?? []);
        var staff = await Names(db, facts, cancel);
        var notes = await Notes(db, facts, cancel);
        return [.. rows.Zip(facts, (row, arguments) =>
        {
            var text = TimelineWords.Of(new EventFacts(row.Kind, row.Number, arguments, key => staff.GetValueOrDefault(key))) ?? row.Kind;
            return (row.Id, new TimelineEntry(
                row.At, TimelineWords.AreaOf(row.Kind), text, row.Who ?? "", notes.GetValueOrDefault(arguments.GetValueOrDefault(NoteKey, "")), !row.Visible,
                row.Subject == SubjectKind.Customer ? null : row.Number, Address(row)));
        })];
    }

    private static async Task<Dictionary<string, string>> Names(StaffDb db, List<Dictionary<string, string>> facts, CancellationToken cancel)
    {
        var keys = Keys(facts.SelectMany(f => new[] { f.GetValueOrDefault("staff"), f.GetValueOrDefault("to") }));
        return keys.Length == 0 ? []
            : await db.Staff.Where(s => EF.Parameter(keys).Contains(s.Id)).Select(s => new { s.Id, s.Name }).ToDictionaryAsync(s => Say(s.Id), s => s.Name, cancel);
    }

    private static async Task<Dictionary<string, string>> Notes(StaffDb db, List<Dictionary<string, string>> facts, CancellationToken cancel)
    {
        var keys = Keys(facts.Select(f => f.GetValueOrDefault(NoteKey)));
        return keys.Length == 0 ? []
            : await db.CustomerNotes.Where(n => EF.Parameter(keys).Contains(n.Id)).Select(n => new { n.Id, n.Text }).ToDictionaryAsync(n => Say(n.Id), n => n.Text, cancel);
    }

    private static long[] Keys(IEnumerable<string?> values) =>
        [.. values.Select(v => long.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : 0).Where(k => k > 0).Distinct()];

    private static bool IsFound(TimelineEntry entry, IReadOnlyList<string> asked)
    {
        var words = SearchWords.Of($"{entry.Text} {entry.Who} {entry.Note} {entry.SubjectNumber}");
        return asked.All(a => words.Any(w => w.StartsWith(a, StringComparison.Ordinal)));
    }

    private static string? Address(Row row) => row.Subject switch
    {
        SubjectKind.Complaint => $"/staff/complaints/{row.Number}",
        SubjectKind.Order => $"/staff/orders/{row.Number}",
        SubjectKind.Request => $"/staff/requests/{row.Number}",
        _ => null,
    };

    private static string Cursor(DateTimeOffset at, long id) => string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks}~{id}");

    private static (DateTimeOffset At, long Id)? Parse(string? cursor) =>
        cursor?.Split('~') is [var at, var id] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? (new DateTimeOffset(ticks, TimeSpan.Zero), key) : null;

    private sealed record Row(long Id, DateTimeOffset At, string Kind, SubjectKind Subject, string Number, string Arguments, bool Visible, string? Who);
}
