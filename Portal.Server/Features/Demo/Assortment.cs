using System.Globalization;
using Portal.Server.Features.Orders;

namespace Portal.Server.Features.Demo;

/// <summary>An article of the range.</summary>
internal sealed record Article(Product Product, string Group);

/// <summary>Who carries the goods, and how often late compared with the others.</summary>
internal sealed record Carrier(string Name, double Lateness);

/// <summary>What the company sells, who buys what, and who brings it.</summary>
internal sealed class Assortment
{
    private readonly Dictionary<string, Article[]> byTrade;
    private readonly ILookup<string, Article> byGroup;

    public Assortment()
    {
        var sections = BookFile.Sections("products.txt");
        var gone = sections["discontinued"].ToHashSet();
        Articles = [.. sections["products"].Select(l => l.Split('|')).Select(p => new Article(
            new Product { Number = p[0], Name = p[1], Unit = p[2], ListPrice = decimal.Parse(p[3], CultureInfo.InvariantCulture), Discontinued = gone.Contains(p[0]), TaxRate = decimal.Parse(p[4], CultureInfo.InvariantCulture) / 100 },
            p[5]))];
        byGroup = Articles.ToLookup(a => a.Group);
        byTrade = sections["trades"].Select(l => l.Split('|')).ToDictionary(p => p[0], p => p[1].Split(',').SelectMany(g => byGroup[g]).ToArray());
        Carriers = [.. sections["carriers"].Select(l => l.Split('|')).Select(p => new Carrier(p[0], double.Parse(p[1], CultureInfo.InvariantCulture)))];
    }

    public IReadOnlyList<Article> Articles { get; }

    public IReadOnlyList<Carrier> Carriers { get; }

    public IReadOnlyList<string> Trades => [.. byTrade.Keys];

    /// <summary>What a trade buys.</summary>
    public IReadOnlyList<Article> For(string trade) => byTrade[trade];

    /// <summary>Another article of the same group.</summary>
    public Article Neighbour(Article of, Dice dice)
    {
        var others = byGroup[of.Group].Where(a => a != of).ToList();
        return dice.Of(others);
    }

    /// <summary>What it cost then: about three per cent less a year, to five cents.</summary>
    public static decimal PriceOn(Article article, DateOnly day, DateOnly today)
    {
        var years = (today.DayNumber - day.DayNumber) / 365;
        return Math.Round(article.Product.ListPrice * (1 - 0.03m * years) * 20, MidpointRounding.AwayFromZero) / 20;
    }
}
