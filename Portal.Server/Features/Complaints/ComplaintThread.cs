using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <summary>The thread of a complaint: messages, what happened in between, and for staff the notes. One reading for all readers.</summary>
internal static class ComplaintThread
{
    // Messages speak for themselves; of the events only these add something.
    private static readonly string[] Told =
    [
        ComplaintEvents.Assigned, ComplaintEvents.Investigated, ComplaintEvents.Solved, ComplaintEvents.Closed,
        ComplaintEvents.Reopened, ComplaintEvents.CauseFound, ComplaintEvents.Reminded, ComplaintEvents.Assessed, ComplaintEvents.Decided, ComplaintEvents.Contested,
        ComplaintEvents.Rated, ComplaintEvents.RemedyDone, ComplaintEvents.RemedyDropped, ComplaintEvents.RemedyApproved, ComplaintEvents.Escalated, ComplaintEvents.ToldLate,
        ComplaintEvents.ToldProgress, ComplaintEvents.GivenBack, ComplaintEvents.Joined, ComplaintEvents.TookIn, ComplaintEvents.Parted, ComplaintEvents.PartedWaiting,
        ComplaintEvents.SplitOff,
    ];

    /// <param name="joined">Those that go on in it: what was said there stands in this thread.</param>
    public static async Task<IReadOnlyList<ThreadEntry>> Read(PortalDb db, long id, string number, IReadOnlyList<JoinedComplaint> joined, CancellationToken cancel)
    {
        List<long> ids = [id, .. joined.Select(j => j.Id)];
        var of = joined.ToDictionary(j => j.Id, j => j.Number);
        var messages = await db.ComplaintMessages.Where(m => ids.Contains(m.ComplaintId)).OrderBy(m => m.At).ThenBy(m => m.Id).Select(m => new
        {
            m.ComplaintId, m.FromStaff, m.AuthorName, m.At, m.Text,
            Files = db.Attachments.Where(a => a.MessageId == m.Id).OrderBy(a => a.FileNumber).Select(a => new FileEntry(a.FileNumber, a.Name, a.ContentType, a.Size)).ToList(),
        }).ToListAsync(cancel);
        var entries = messages.ConvertAll(m => new ThreadEntry(m.FromStaff ? EntryKind.FromStaff : EntryKind.FromCustomer, m.AuthorName, m.At, m.Text, m.Files) { Of = of.GetValueOrDefault(m.ComplaintId) });
        if (db is StaffDb staff)
        {
            var notes = await staff.ComplaintNotes.Where(n => ids.Contains(n.ComplaintId)).ToListAsync(cancel);
            entries.AddRange(notes.Select(n => new ThreadEntry(EntryKind.InternalNote, n.AuthorName, n.At, n.Text, []) { Of = of.GetValueOrDefault(n.ComplaintId) }));
        }
        entries.AddRange(await Happenings(db, number, cancel));
        return [.. entries.OrderBy(e => e.At)];
    }

    private static async Task<IEnumerable<ThreadEntry>> Happenings(PortalDb db, string number, CancellationToken cancel)
    {
        var events = await db.Events.Where(e => e.SubjectKind == SubjectKind.Complaint && e.SubjectNumber == number && Told.Contains(e.Kind))
            .Select(e => new { e.Kind, e.At, e.Arguments, Who = e.Person!.ActorName }).ToListAsync(cancel);
        var staffIds = events.SelectMany(e => EscalationEvent.Told(e.Arguments).Append(StaffId(e.Arguments) ?? 0)).Where(id => id > 0).Distinct().ToList();
        var names = staffIds.Count == 0 ? [] : await db.Staff.Where(s => staffIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, cancel);
        return events.Select(e => new ThreadEntry(EntryKind.Happening, e.Who ?? "", e.At, Say(e.Kind, e.Arguments, names), []));
    }

    private static string Say(string kind, string arguments, Dictionary<long, string> names) => kind switch
    {
        ComplaintEvents.Assigned => StaffId(arguments) is { } id && names.TryGetValue(id, out var name)
            ? T($"{name} takes care of it.", $"{name} kümmert sich darum.") : T("Somebody takes care of it.", "Jemand kümmert sich darum."),
        ComplaintEvents.Investigated => T("The investigation began.", "Die Untersuchung hat begonnen."),
        ComplaintEvents.Solved => T("Reported as settled.", "Als erledigt gemeldet."),
        ComplaintEvents.Assessed => T("Assessed: ", "Beurteilt: ") + AssessmentWords.Of(Value<Severity>(arguments, "severity")) + ".",
        ComplaintEvents.Decided => T("Decided: ", "Entschieden: ") + ComplaintWords.Of(Value<ComplaintOutcome>(arguments, "outcome")) + ".",
        ComplaintEvents.Contested => T("The decision was contested.", "Der Entscheidung wurde widersprochen."),
        ComplaintEvents.Rated => T("Said of how it was handled: ", "Zur Bearbeitung gesagt: ") + AssessmentWords.Of(Value<Contentment>(arguments, "contentment")) + ".",
        ComplaintEvents.RemedyApproved => T("Remedy approved: ", "Abhilfe genehmigt: ") + ComplaintWords.Of(Value<Remedy>(arguments, "remedy")) + ".",
        ComplaintEvents.RemedyDone => T("Carried out: ", "Ausgeführt: ") + ComplaintWords.Of(Value<Remedy>(arguments, "remedy")) + ".",
        ComplaintEvents.RemedyDropped => T("Not carried out after all: ", "Doch nicht ausgeführt: ") + ComplaintWords.Of(Value<Remedy>(arguments, "remedy")) + ".",
        ComplaintEvents.Reopened => T("Opened again.", "Wieder geöffnet."),
        ComplaintEvents.Closed => T("Closed: ", "Abgeschlossen: ") + ComplaintWords.Of(Value<ComplaintOutcome>(arguments, "outcome"), Value<ComplaintKind>(arguments, "kind")) + ".",
        ComplaintEvents.CauseFound => T("Cause: ", "Ursache: ") + ComplaintWords.Of(Value<Cause>(arguments, "cause")) + ".",
        ComplaintEvents.Escalated => Escalated(arguments, names),
        ComplaintEvents.ToldLate => T("The day of our answer has passed; that was said.", "Der Tag unserer Antwort ist vergangen; das wurde mitgeteilt."),
        ComplaintEvents.ToldProgress => T("Still in work: it is not forgotten.", "Noch in Arbeit: Es ist nicht vergessen."),
        ComplaintEvents.GivenBack => T("Nobody is in charge yet.", "Noch ist niemand zuständig."),
        ComplaintEvents.Reminded => T("A reminder went out: the answer is overdue.", "Eine Erinnerung ging hinaus: Die Antwort ist überfällig."),
        ComplaintEvents.Joined => T("It goes on in ", "Sie geht weiter in ") + EventLog.Argument(arguments, "into") + ".",
        ComplaintEvents.TookIn => EventLog.Argument(arguments, "from") + T(" goes on here.", " geht hier weiter."),
        ComplaintEvents.Parted or ComplaintEvents.PartedWaiting => T("It stands on its own again.", "Sie steht wieder für sich."),
        ComplaintEvents.SplitOff => T("Part of it is a complaint of its own: ", "Ein Teil davon ist jetzt eine eigene Beschwerde: ") + EventLog.Argument(arguments, "into") + ".",
        _ => kind,
    };

    private static string Escalated(string arguments, Dictionary<long, string> names)
    {
        var share = int.TryParse(EventLog.Argument(arguments, "share"), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) ? percent : 100;
        var told = EscalationWords.Of(EscalationEvent.Told(arguments).Select(id => new ToldPerson(names.GetValueOrDefault(id) ?? T("somebody", "jemand"), null)));
        return T($"Escalated, level {EventLog.Argument(arguments, "level")}, at ", $"Eskaliert, Stufe {EventLog.Argument(arguments, "level")}, bei ")
            + $"{EscalationWords.Of(Value<ClockKind>(arguments, "target"), share)}: {told}.";
    }

    private static long? StaffId(string arguments) =>
        long.TryParse(EventLog.Argument(arguments, "staff"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static TEnum Value<TEnum>(string arguments, string key) where TEnum : struct =>
        Enum.TryParse<TEnum>(EventLog.Argument(arguments, key), out var value) ? value : default;
}

/// <summary>A complaint that goes on in another one.</summary>
internal sealed record JoinedComplaint(long Id, string Number);
