using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Customers;

/// <summary>A country or territory of ISO 3166-1.</summary>
/// <param name="Code">Two letters: "DE".</param>
/// <param name="CallingCode">Digits, without plus: "49".</param>
/// <param name="TrunkPrefix">What is dialled before a number within the country and dropped from abroad: "0"; empty where there is none.</param>
public sealed record Country(string Code, string CallingCode, string TrunkPrefix, string English, string German, AddressRule Address)
{
    public string Name => T(English, German);
}

/// <summary>All countries, read once from the table that ships with the program.</summary>
public static class Countries
{
    private static readonly Dictionary<string, Country> ByName = [];

    static Countries()
    {
        using var lines = new StreamReader(typeof(Countries).Assembly.GetManifestResourceStream("countries.txt")!);
        var all = new List<Country>();
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            var cells = line.Split('\t');
            string Cell(int at) => at < cells.Length ? cells[at] : "";
            all.Add(new Country(cells[0], cells[1], cells[2].Trim('-'), cells[3], cells[4], new AddressRule(Cell(5), Cell(6), Cell(7), Cell(8))));
        }
        All = all;
        foreach (var country in all)
        {
            foreach (var name in new[] { country.Code, country.English, country.German }) ByName.TryAdd(name.ToUpperInvariant(), country);
        }
        // As files and people write them.
        foreach (var (name, code) in new[] { ("USA", "US"), ("UK", "GB"), ("GREAT BRITAIN", "GB"), ("ENGLAND", "GB"), ("HOLLAND", "NL"), ("TURKEY", "TR") })
        {
            ByName.TryAdd(name, ByName[code]);
        }
    }

    public static IReadOnlyList<Country> All { get; }

    /// <summary>The country of a code or of a name in either language; null for what is neither.</summary>
    public static Country? Find(string? codeOrName) => codeOrName is not null && ByName.TryGetValue(codeOrName.Trim().ToUpperInvariant(), out var found) ? found : null;

    /// <summary>The name in the reader's language; what no country is called stays as it is.</summary>
    public static string NameOf(string codeOrName) => Find(codeOrName)?.Name ?? codeOrName;

    /// <summary>Sorted as the reader's language sorts.</summary>
    public static IReadOnlyList<Country> Sorted() => [.. All.OrderBy(c => c.Name, StringComparer.CurrentCulture)];
}
