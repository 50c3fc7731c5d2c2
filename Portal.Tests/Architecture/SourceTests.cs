using System.Text.RegularExpressions;
using Portal.Tests.Support;

namespace Portal.Tests.Architecture;

/// <summary>What is read from the source itself: budgets, and that no word of a page exists in one language only.</summary>
public sealed partial class SourceTests
{
    private static readonly string Root = Repository.Root;

    // Larger than the budget, each with its reason.
    private static readonly Dictionary<string, string> LongFiles = new()
    {
        ["Portal.Server/Data/PortalModel.cs"] = "keys, relations and indexes of all records read best in one place",
    };

    [Fact]
    public void Files_stay_within_their_budget()
    {
        var findings = from file in Sources("*.cs", "*.razor")
                       let budget = file.EndsWith(".razor", StringComparison.Ordinal) ? 130 : 150
                       let lines = File.ReadLines(Path.Combine(Root, file)).Count()
                       where lines > budget && !LongFiles.ContainsKey(file)
                       select $"{file} has {lines} lines, its budget is {budget}";
        Empty(findings);
    }

    [Fact]
    public void Exceptions_from_the_budget_are_still_needed() =>
        Assert.All(LongFiles.Keys, file => Assert.True(File.ReadLines(Path.Combine(Root, file)).Count() > 150, $"{file} fits its budget again"));

    [Fact]
    public void Pages_have_no_words_in_one_language_only()
    {
        Empty(Sources("*.razor").SelectMany(file => Untranslated(File.ReadAllText(Path.Combine(Root, file))).Select(words => $"{file}: {words}")));
        Assert.NotEmpty(Untranslated("<h1>Orders</h1>"));
        Assert.NotEmpty(Untranslated("<input placeholder=\"Search\" />"));
        Assert.Empty(Untranslated("<h1>@T(\"Orders\", \"Aufträge\") @order.Number</h1>"));
    }

    /// <summary>Letters that would reach the reader: text between tags, and attributes that are read out.</summary>
    private static IEnumerable<string> Untranslated(string razor)
    {
        var markup = Comment().Replace(razor.Split("@code {")[0], "");
        markup = Expression().Replace(Control().Replace(markup, ""), "");
        foreach (Match attribute in ReadOut().Matches(markup))
        {
            if (attribute.Groups[1].Value.Any(char.IsLetter)) yield return attribute.Value;
        }
        foreach (Match text in Between().Matches(markup))
        {
            var words = Directive().Replace(text.Groups[1].Value, "").Trim();
            if (Letters().IsMatch(words)) yield return words;
        }
    }

    private static IEnumerable<string> Sources(params string[] patterns) =>
        from project in new[] { "Portal.Server", "Portal.Client", "Portal.Shared", "Portal.Tests" }
        from pattern in patterns
        from file in Directory.EnumerateFiles(Path.Combine(Root, project), pattern, SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/Migrations/", StringComparison.Ordinal)
        select path;

    private static void Empty(IEnumerable<string> findings)
    {
        var all = findings.ToList();
        Assert.True(all.Count == 0, string.Join(Environment.NewLine, all));
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    // @if (...), else if (...), @foreach (...) with balanced parentheses, and what stands in a style element.
    [GeneratedRegex(@"(?:@|else\s+)(?:if|foreach|for|while|switch)\s*\((?>[^()]+|\((?<d>)|\)(?<-d>))*(?(d)(?!))\)|<style.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Control();

    // @(...) and @Name(...) with balanced parentheses, and @name.Name.
    [GeneratedRegex(@"@(?:[A-Za-z_][\w.!?]*)?(?:\((?>[^()]+|\((?<d>)|\)(?<-d>))*(?(d)(?!))\))?(?:\.[A-Za-z]\w*(?:\((?>[^()]+|\((?<e>)|\)(?<-e>))*(?(e)(?!))\))?)*", RegexOptions.Singleline)]
    private static partial Regex Expression();

    [GeneratedRegex(@"\b(?:placeholder|title|alt|aria-label|Label|Hint)=""([^""]*)""")]
    private static partial Regex ReadOut();

    [GeneratedRegex(@">([^<>]*)<")]
    private static partial Regex Between();

    [GeneratedRegex(@"^\s*(?:\{|\}|else\b.*|\w+\s*\(.*\)\s*|using .*|case .*)\s*$", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Letters();
}
