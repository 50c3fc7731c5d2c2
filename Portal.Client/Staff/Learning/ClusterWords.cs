using System.Globalization;
using Portal.Shared.Customers;
using Portal.Shared.Learning;
using static Portal.Shared.Common.Texts;

namespace Portal.Client.Staff.Learning;

/// <summary>The words of groups of deliveries.</summary>
public static class ClusterWords
{
    public static string Of(ClusterBy by) => by switch
    {
        ClusterBy.Carrier => T("Carrier", "Spedition"),
        ClusterBy.Country => T("Country", "Land"),
        ClusterBy.Weekday => T("Weekday of arrival", "Wochentag der Ankunft"),
        ClusterBy.LeadTime => T("Days from order to arrival", "Tage vom Auftrag zur Ankunft"),
        _ => T("Product", "Artikel"),
    };

    /// <param name="key">Of an address: it may be anything.</param>
    public static string Name(ClusterBy by, string key, string name) => by switch
    {
        ClusterBy.Product => name.Length > 0 ? $"{name} ({key})" : key,
        ClusterBy.Weekday => int.TryParse(key, CultureInfo.InvariantCulture, out var day) && day is >= 0 and < 7 ? CultureInfo.CurrentCulture.DateTimeFormat.GetDayName((DayOfWeek)day) : key,
        ClusterBy.LeadTime => key.EndsWith('-') ? T($"{key.TrimEnd('-')} and more", $"{key.TrimEnd('-')} und mehr") : key.Replace("-", T(" to ", " bis "), StringComparison.Ordinal),
        _ => by == ClusterBy.Country ? Countries.NameOf(key) : key,
    };
}
