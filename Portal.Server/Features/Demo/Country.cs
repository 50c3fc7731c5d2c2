using System.Globalization;

namespace Portal.Server.Features.Demo;

/// <summary>A place, with the right postal code. The phone pattern is one of numbers that are never given out.</summary>
internal sealed record Town(string PostalCode, string Name, string? Phone);

/// <summary>What companies and people of a country are called and where they live.</summary>
internal sealed class Country
{
    private readonly ILookup<string, string> sections;
    private readonly Dictionary<string, string> facts;

    private Country(string file)
    {
        sections = BookFile.Sections(file);
        facts = sections["country"].Select(l => l.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
        Towns = [.. sections["towns"].Select(l => l.Split('|')).Select(p => new Town(p[0], p[1], p.Length > 2 ? p[2] : null))];
        (Streets, Women, Men, Surnames, Phones) = (List("streets"), List("women"), List("men"), List("surnames"), List("phones"));
        (Houses, Names, Forms, Positions) = (ByTrade("house", false), ByTrade("names", true), ByTrade("forms", true), ByTrade("positions", false));
        Share = int.Parse(facts["share"], CultureInfo.InvariantCulture);
    }

    public static IReadOnlyList<Country> All { get; } =
        [.. new[] { "de", "at", "ch", "nl", "dk", "fr", "be", "pl", "gb", "ie", "se", "it" }.Select(c => new Country(c + ".txt"))];

    public string Code => facts["code"];

    public string Language => facts["language"];

    public string VatPattern => facts["vat"];

    public bool IsInUnion => facts["union"] == "yes";

    /// <summary>Customers of a hundred.</summary>
    public int Share { get; }

    public IReadOnlyList<Town> Towns { get; }

    public IReadOnlyList<string> Streets { get; }

    public IReadOnlyList<string> Women { get; }

    public IReadOnlyList<string> Men { get; }

    public IReadOnlyList<string> Surnames { get; }

    /// <summary>Patterns of mobile numbers that are never given out; empty where the country keeps none free.</summary>
    public IReadOnlyList<string> Phones { get; }

    /// <summary>Signs over doors, name patterns, legal forms and positions, by trade; "any" where the trade has none of its own.</summary>
    public IReadOnlyDictionary<string, string[]> Houses { get; }

    public IReadOnlyDictionary<string, string[]> Names { get; }

    public IReadOnlyDictionary<string, string[]> Forms { get; }

    public IReadOnlyDictionary<string, string[]> Positions { get; }

    private List<string> List(string section) => [.. sections[section]];

    /// <summary>Lines "trade|weight|value"; a weight puts the value in so often.</summary>
    private Dictionary<string, string[]> ByTrade(string section, bool weighted) => sections[section].Select(l => l.Split('|'))
        .SelectMany(p => Enumerable.Repeat((Trade: p[0], Value: p[^1]), weighted ? int.Parse(p[1], CultureInfo.InvariantCulture) : 1))
        .GroupBy(p => p.Trade, p => p.Value).ToDictionary(g => g.Key, g => g.ToArray());
}
