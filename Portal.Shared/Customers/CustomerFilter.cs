using System.Globalization;

namespace Portal.Shared.Customers;

/// <summary>Which customers a list shows; the same for the list, its count and its export. An empty part leaves all in.</summary>
/// <param name="Search">Beginnings of words of the number, name, e-mail, VAT ID or digits of the phone number.</param>
/// <param name="Manager">The name of the one who cares for them, or <see cref="Me"/> or <see cref="Nobody"/>.</param>
/// <param name="Since">Last ordered on that day or later.</param>
/// <param name="Until">Last ordered on that day or earlier; who never ordered is left out.</param>
/// <param name="Overdue">Only those who owe something past its due date.</param>
public sealed record CustomerFilter(
    string? Search = null, CustomerClass? Class = null, string? Country = null, string? Manager = null, CustomerStage? Stage = null,
    DateOnly? Since = null, DateOnly? Until = null, bool Overdue = false)
{
    public const string Me = "me";
    public const string Nobody = "nobody";

    /// <summary>Longest search that is read.</summary>
    public const int MaxSearch = 100;

    public bool IsEmpty => this == new CustomerFilter();

    /// <summary>The filter as an address carries it: what cannot be read is left out, for addresses are typed and cut.</summary>
    public static CustomerFilter Of(Func<string, string?> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new(
            Text(read("q")), Choice<CustomerClass>(read("class")), Text(read("country")), Text(read("manager")), Choice<CustomerStage>(read("stage")),
            Day(read("since")), Day(read("until")), read("overdue") is "1" or "true");
    }

    /// <summary>The parts that are set, as an address carries them: "class=a&amp;country=DE"; empty for all customers.</summary>
    public string ToQuery() => string.Join('&', Parts().Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));

    private IEnumerable<(string Name, string? Value)> Parts() =>
    [
        ("q", Search), ("class", Class?.ToString().ToLowerInvariant()), ("country", Country), ("manager", Manager), ("stage", Stage?.ToString().ToLowerInvariant()),
        ("since", Say(Since)), ("until", Say(Until)), ("overdue", Overdue ? "1" : null),
    ];

    private static string? Say(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : value.Trim() is var text && text.Length > MaxSearch ? text[..MaxSearch] : value.Trim();

    private static T? Choice<T>(string? value) where T : struct, Enum =>
        value is { Length: > 0 } && char.IsLetter(value[0]) && Enum.TryParse<T>(value, ignoreCase: true, out var choice) && Enum.IsDefined(choice) ? choice : null;

    private static DateOnly? Day(string? value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
