using System.Globalization;
using System.Text.RegularExpressions;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Complaints;

/// <summary>One condition of a search; all of them hold.</summary>
/// <param name="Value">The value's key, a period as "&lt;2h", or the words themselves.</param>
/// <param name="Not">What fits is left out.</param>
public sealed record InboxTerm(InboxField Field, string Value, bool Not);

/// <summary>A part of a search that says nothing the inbox understands.</summary>
/// <param name="At">Where it begins in what was typed, from 1.</param>
public sealed record InboxProblem(int At, string Typed, string Message);

/// <summary>A search of the inbox, read from what somebody typed: a pure function of the text, in either language.</summary>
public sealed partial record InboxQuery(IReadOnlyList<InboxTerm> Terms, IReadOnlyList<InboxProblem> Problems)
{
    /// <summary>Longest search that is read.</summary>
    public const int MaxLength = 300;

    private const int MostTerms = 20;

    public static InboxQuery Of(string? typed)
    {
        var (terms, problems) = (new List<InboxTerm>(), new List<InboxProblem>());
        foreach (Match part in Part().Matches(Plain(typed)))
        {
            var not = part.Groups["not"].Success;
            var value = part.Groups["value"].Value.Replace("\"", "", StringComparison.Ordinal).Trim();
            if (!part.Groups["name"].Success)
            {
                if (value.Length > 0) terms.Add(new InboxTerm(InboxField.Word, value, not));
            }
            else if (InboxSyntax.Find(part.Groups["name"].Value) is not { } found)
            {
                problems.Add(new(part.Index + 1, part.Value, Unknown(part.Groups["name"].Value, part.Index + 1)));
            }
            else if (Key(found, value) is { } key)
            {
                terms.Add(new InboxTerm(found.Field, key, not));
            }
            else
            {
                problems.Add(new(part.Index + 1, part.Value, WrongValue(found, value, part.Index + 1)));
            }
        }
        return terms.Count <= MostTerms ? new(terms, problems) : new([], [new(1, "", T($"Ask for at most {MostTerms} things at once.", $"Fragen Sie höchstens {MostTerms} Dinge auf einmal ab."))]);
    }

    /// <summary>The search as the reader would type it in her language; empty where nothing is asked.</summary>
    public string Write() => string.Join(' ', Terms.Select(t => (t.Not ? "-" : "") + Write(t)));

    /// <summary>A period in hours: "&lt;2d" is 48.</summary>
    public static TimeSpan Period(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var number = int.Parse(value.AsSpan(1, value.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture);
        return value[^1] switch { 'h' => TimeSpan.FromHours(number), 'w' => TimeSpan.FromDays(7 * number), _ => TimeSpan.FromDays(number) };
    }

    private static string Write(InboxTerm term)
    {
        if (term.Field == InboxField.Word) return term.Value.Any(c => char.IsWhiteSpace(c) || c == ':') || term.Value.StartsWith('-') ? $"\"{term.Value}\"" : term.Value;
        var known = InboxSyntax.Operators.First(o => o.Field == term.Field);
        var value = known.Values.FirstOrDefault(v => v.Key == term.Value)?.Word
            ?? (known.Rest == InboxRest.Period && IsGerman ? term.Value.Replace('d', 't') : term.Value);
        return $"{known.Word}:{(value.Any(char.IsWhiteSpace) ? $"\"{value}\"" : value)}";
    }

    private static string? Key(InboxOperator of, string value)
    {
        if (of.Value(value) is { } known) return known.Key;
        if (value.Length == 0) return null;
        if (of.Rest == InboxRest.Text) return value;
        if (of.Rest == InboxRest.Nothing || PeriodText().Match(value) is not { Success: true } period) return null;
        var unit = char.ToLowerInvariant(period.Groups["unit"].Value[0]) switch { 'h' or 's' => 'h', 'w' => 'w', _ => 'd' };
        return $"{period.Groups["sign"].Value}{period.Groups["number"].Value}{unit}";
    }

    private static string Unknown(string name, int at) => T(
        $"There is no operator \"{name}:\" (character {at}). There are: {Names()}. Words that hold a colon go in quotes.",
        $"Den Operator „{name}:“ gibt es nicht (Zeichen {at}). Es gibt: {Names()}. Wörter mit Doppelpunkt stehen in Anführungszeichen.");

    private static string WrongValue(InboxOperator of, string value, int at)
    {
        var values = string.Join(", ", of.Values.Select(v => v.Word));
        if (of.Rest == InboxRest.Text)
        {
            return T($"\"{of.Word}:\" needs a value behind the colon (character {at}).", $"„{of.Word}:“ braucht einen Wert hinter dem Doppelpunkt (Zeichen {at}).");
        }
        return T(
            $"\"{of.Word}:\" does not know \"{value}\" (character {at}). It knows: {values}{(of.Rest == InboxRest.Period ? ", and other numbers of h, d or w" : "")}.",
            $"„{of.Word}:“ kennt „{value}“ nicht (Zeichen {at}). Möglich sind: {values}{(of.Rest == InboxRest.Period ? " und andere Zahlen mit h, t oder w" : "")}.");
    }

    private static string Names() => string.Join(", ", InboxSyntax.Operators.Select(o => o.Word));

    /// <summary>One kind of quotes, one kind of dash; U+0000 is nothing anybody typed.</summary>
    private static string Plain(string? typed)
    {
        var text = (typed ?? "").Replace('\u201E', '"').Replace('\u201C', '"').Replace('\u201D', '"').Replace('\u2013', '-').Replace('\0', ' ');
        return text.Length > MaxLength ? text[..MaxLength] : text;
    }

    // A quote that nobody closed reaches to the end.
    [GeneratedRegex("""(?<not>-)?(?:(?<name>\p{L}+):)?(?<value>(?:"[^"]*(?:"|$)|[^\s"])+|(?<=:))""")]
    private static partial Regex Part();

    [GeneratedRegex(@"^(?<sign>[<>])(?<number>\d{1,3})(?<unit>h|std|d|t|w)$", RegexOptions.IgnoreCase)]
    private static partial Regex PeriodText();
}
