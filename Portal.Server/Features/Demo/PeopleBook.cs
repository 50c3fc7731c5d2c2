using System.Globalization;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Demo;

/// <summary>What companies and people are called, and how they are reached: never a number or an address that anybody has.</summary>
internal sealed class PeopleBook
{
    private const string Mailboxes = "post.example";

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> addresses = new(StringComparer.Ordinal);

    public List<Person> People(CustomerPlan plan, Dice dice)
    {
        var country = plan.Country;
        var count = plan.IsPerson ? 1 : plan.Class switch { CustomerClass.A => dice.Between(2, 4), CustomerClass.B => dice.Between(1, 3), _ => dice.Chance(0.3) ? 2 : 1 };
        var general = country.Positions["any"];
        var positions = country.Positions.GetValueOrDefault(plan.Trade, []).Concat(general.Take(2)).ToList();
        var (start, people) = (dice.Below(positions.Count), new List<Person>());
        while (people.Count < count)
        {
            var woman = dice.Chance(0.5);
            var (first, last) = (dice.Of(woman ? country.Women : country.Men), dice.Of(country.Surnames));
            if (people.Exists(p => p.Last == last) || plan is { IsPerson: true, IsHead: true } && !names.Add($"{first} {last}")) continue;
            // With more than one, the last keeps the books.
            var position = people.Count > 0 && people.Count == count - 1 ? general[2] : positions[(start + people.Count) % positions.Count];
            people.Add(new Person(first, last, woman, plan.IsPerson ? "" : position.Replace("{in}", woman ? "in" : "", StringComparison.Ordinal)));
        }
        return people;
    }

    public string CompanyName(CustomerPlan plan, Town town, Dice dice)
    {
        var country = plan.Country;
        for (var tries = 0; ; tries++)
        {
            var (pattern, house) = (Any(country.Names, plan.Trade, dice), Any(country.Houses, plan.Trade, dice));
            var name = pattern.Replace("{last}", dice.Of(country.Surnames), StringComparison.Ordinal)
                .Replace("{house}", house, StringComparison.Ordinal).Replace("{town}", town.Name, StringComparison.Ordinal);
            // A house of the same name in two towns is possible, and looks like a mistake while there are other names.
            var isTaken = pattern.Contains("{house}", StringComparison.Ordinal) && plan.Trade != "shop" && names.Contains($"{country.Code} {house}");
            if (plan.IsHead && tries < 30 && (isTaken || !names.Add(name))) continue;
            if (plan.IsHead && !names.Add($"{country.Code} {house}") && tries == 30 && pattern.Contains("{house}", StringComparison.Ordinal)) name += $" {town.Name}";
            return $"{name} {Any(country.Forms, plan.Trade, dice)}".TrimEnd();
        }
    }

    /// <summary>The head has the plain ones; further down the number tells them apart.</summary>
    public string Domain(CustomerPlan plan, string name)
    {
        if (plan.IsPerson) return Mailboxes;
        var domain = Naming.Domain(name);
        return (plan.IsHead && names.Add(domain) ? domain : string.Create(CultureInfo.InvariantCulture, $"{domain}-{plan.Index}")) + ".example";
    }

    public string Email(string person, string domain)
    {
        var local = Naming.Local(person);
        var address = $"{local}@{domain}";
        if (domain != Mailboxes) return address;
        for (var i = 2; !addresses.Add(address); i++) address = string.Create(CultureInfo.InvariantCulture, $"{local}{i}@{domain}");
        return address;
    }

    public static string Phone(Country country, Town town, Dice dice) =>
        town.Phone is { } pattern ? dice.Digits(pattern) : country.Phones.Count > 0 ? dice.Digits(dice.Of(country.Phones)) : "";

    public static string Street(Country country, Dice dice) =>
        dice.Of(country.Streets).Replace("#", dice.Between(1, 98).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    public static string Greeting(Country country, Person person) =>
        Words.Of(country.Language).Greetings[person.IsWoman ? 0 : 1].Replace("{last}", person.Last, StringComparison.Ordinal);

    private static string Any(IReadOnlyDictionary<string, string[]> choices, string trade, Dice dice) =>
        choices.TryGetValue(trade, out var own) || choices.TryGetValue("any", out own) ? dice.Of(own) : "";
}
