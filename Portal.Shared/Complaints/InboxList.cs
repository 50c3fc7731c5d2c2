using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Complaints;

/// <summary>What the inbox is sorted by, each in its natural direction: the next date first, the newest first, names from A to Z, the gravest first.</summary>
public enum InboxSort { Received, Due, LastWord, Customer, Severity }

/// <summary>What the inbox shows of a complaint besides its subject and number.</summary>
[Flags]
public enum InboxColumns { None = 0, Customer = 1, Class = 2, State = 4, InCharge = 8, Due = 16, Received = 32, LastWord = 64, Order = 128, Severity = 256 }

/// <summary>A view of the inbox: which complaints, in which order, with which columns. List, count, search and export are made of it.</summary>
/// <param name="Search">In the language of <see cref="InboxQuery"/>.</param>
/// <param name="Turned">Against the sort's natural direction.</param>
public sealed record InboxList(
    string Search, InboxSort Sort = InboxSort.Received, bool Turned = false, InboxColumns Columns = InboxList.Usual)
{
    public const InboxColumns Usual = InboxColumns.Customer | InboxColumns.State | InboxColumns.InCharge | InboxColumns.Due | InboxColumns.Received;

    /// <summary>
    /// The views everybody has: searches like any other. A snoozed complaint rests until its moment; what we promised a customer does not
    /// rest with it, so it stays where dates are watched.
    /// </summary>
    public static IReadOnlyList<(string Slug, string Name, InboxList List)> BuiltIn =>
    [
        ("open", T("Open", "Offen"), Of("is:open -is:snoozed")),
        ("mine", T("Mine", "Meine"), Of("is:open assignee:me -is:snoozed")),
        ("unassigned", T("Unassigned", "Unvergeben"), Of("is:open is:unassigned -is:snoozed")),
        ("overdue", T("Overdue", "Überfällig"), Of("is:overdue", InboxSort.Due)),
        ("today", T("Due today", "Heute fällig"), Of("due:today", InboxSort.Due)),
        ("waiting", T("Waiting for the customer", "Wartet auf den Kunden"), Of("is:waiting -is:snoozed", InboxSort.LastWord)),
        ("class-a", T("Class A", "Klasse A"), Of("is:open class:A -is:snoozed", InboxSort.Due)),
        ("followed", T("Followed", "Beobachtet"), Of("is:open is:followed", InboxSort.LastWord)),
        ("snoozed", T("Snoozed", "Zurückgestellt"), Of("is:snoozed")),
        ("closed", T("Closed", "Abgeschlossen"), Of("is:closed", InboxSort.LastWord)),
    ];

    /// <summary>The list as an address carries it; what cannot be read is left out, for addresses are typed and cut.</summary>
    public static InboxList Of(Func<string, string?> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var asked = read("q");
        var view = BuiltIn.FirstOrDefault(v => v.Slug == read("view")).List ?? BuiltIn[0].List;
        var list = asked is null ? view : new InboxList(asked.Length > InboxQuery.MaxLength ? asked[..InboxQuery.MaxLength] : asked);
        var sort = read("sort") ?? "";
        if (Enum.TryParse<InboxSort>(sort.TrimStart('-'), ignoreCase: true, out var by) && Enum.IsDefined(by)) list = list with { Sort = by, Turned = sort.StartsWith('-') };
        // Names only: Enum.TryParse would take any number, too.
        if (read("columns") is { Length: > 0 } columns && columns.All(c => char.IsLetter(c) || c == ',') && Enum.TryParse<InboxColumns>(columns, ignoreCase: true, out var shown)) list = list with { Columns = shown };
        return list;
    }

    /// <summary>The list as an address carries it: "view=mine", or "q=klasse%3AA&amp;sort=due".</summary>
    public string ToQuery() => BuiltIn.FirstOrDefault(v => v.List == this).Slug is { } slug ? $"view={slug}" : string.Join('&', Parts());

    /// <summary>The same list with its search in the reader's language.</summary>
    public InboxList InWords() => InboxQuery.Of(Search) is { Problems.Count: 0 } query ? this with { Search = query.Write() } : this;

    public bool Shows(InboxColumns column) => (Columns & column) != 0;

    private IEnumerable<string> Parts()
    {
        yield return $"q={Uri.EscapeDataString(Search)}";
        if (Sort != InboxSort.Received || Turned) yield return $"sort={(Turned ? "-" : "")}{Sort.ToString().ToLowerInvariant()}";
        if (Columns != Usual) yield return $"columns={Uri.EscapeDataString(Columns.ToString().Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant())}";
    }

    private static InboxList Of(string search, InboxSort sort = InboxSort.Received) => new InboxList(search, sort).InWords();
}
