using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Complaints;

/// <summary>A way to go on typing.</summary>
/// <param name="Text">The whole search once it is taken.</param>
/// <param name="Word">What is offered.</param>
/// <param name="About">What it is for.</param>
public sealed record InboxHint(string Text, string Word, string About);

/// <summary>What may follow what was typed: operators, then the values of the one being typed.</summary>
public static class InboxHints
{
    private const int Most = 12;

    /// <param name="names">Of those who can be in charge.</param>
    public static IReadOnlyList<InboxHint> For(string? typed, IReadOnlyList<string> names)
    {
        var text = typed ?? "";
        // Inside quotes stand words, nothing is completed there.
        if (text.Count(c => c == '"') % 2 == 1) return [];
        var from = text.LastIndexOf(' ') + 1;
        var (before, word) = (text[..from], text[from..]);
        if (word.StartsWith('-')) (before, word) = (before + "-", word[1..]);
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return [.. InboxSyntax.Operators.Where(o => Begins(o.English, word) || Begins(o.German, word)).Select(o => new InboxHint($"{before}{o.Word}:", $"{o.Word}:", About(o.Field)))];
        }
        if (InboxSyntax.Find(word[..colon]) is not { } known) return [];
        var begun = word[(colon + 1)..];
        // What stands there whole needs no offer.
        if (known.Value(begun) is not null) return [];
        var values = known.Values.Where(v => Begins(v.English, begun) || Begins(v.German, begun)).Select(v => v.Word);
        if (known.Field == InboxField.Assignee) values = values.Concat(names.Where(n => Begins(n, begun)).Select(n => n.Contains(' ', StringComparison.Ordinal) ? $"\"{n}\"" : n));
        return [.. values.Take(Most).Select(v => new InboxHint($"{before}{known.Word}:{v} ", $"{known.Word}:{v}", ""))];
    }

    private static bool Begins(string word, string begun) => InboxSyntax.Fold(word).StartsWith(InboxSyntax.Fold(begun), StringComparison.Ordinal);

    private static string About(InboxField field) => field switch
    {
        InboxField.Is => T("open, closed, overdue, snoozed …", "offen, abgeschlossen, überfällig, zurückgestellt …"),
        InboxField.Class => T("class of the customer", "Klasse des Kunden"),
        InboxField.Assignee => T("who is in charge: me, none or a name", "wer zuständig ist: ich, niemand oder ein Name"),
        InboxField.Due => T("our answer is due: today, within, later than", "unsere Antwort ist fällig: heute, binnen, später als"),
        InboxField.Received => T("came in: today, since, longer ago than", "ging ein: heute, seit, länger her als"),
        InboxField.Product => T("number of a product", "Nummer eines Artikels"),
        InboxField.Order => T("number of an order", "Nummer eines Auftrags"),
        InboxField.Customer => T("number of a customer", "Nummer eines Kunden"),
        InboxField.Cause => T("why it happened", "warum es geschah"),
        InboxField.Severity => T("how grave it is", "wie schwer sie wiegt"),
        InboxField.Kind => T("complaint, suggestion or question", "Beschwerde, Anregung oder Anfrage"),
        InboxField.Stage => T("where it stands", "wo sie steht"),
        _ => "",
    };
}
