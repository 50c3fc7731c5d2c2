using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Customers;

/// <summary>Optional fields as people write them, and as they are stored: the same for every language.</summary>
internal static class TraitText
{
    /// <summary>What was typed, as it is stored.</summary>
    /// <param name="own">The number of the customer it is about, who is not their own parent company.</param>
    public static async Task<Outcome<string>> Read(StaffDb db, string own, TraitField field, string typed, CancellationToken cancel)
    {
        var text = typed.Trim();
        if (text.Length == 0) return "";
        var type = OptionalFields.TypeOf(field);
        if (text.Length > OptionalFields.MaxLength || text.Contains('\0')) return Outcome.Invalid(field.ToString(), FieldWords.Wrong(TraitType.Text));
        if (type == TraitType.Customer)
        {
            var number = text.ToUpperInvariant();
            return number != own && await db.Customers.AnyAsync(c => c.Number == number, cancel) ? number : Outcome.Invalid(field.ToString(), FieldWords.Wrong(type));
        }
        return Stored(type, text) is { } stored ? stored : Outcome.Invalid(field.ToString(), FieldWords.Wrong(type));
    }

    /// <summary>A stored value as the form shows it.</summary>
    public static string Edit(TraitField field, string stored) => OptionalFields.TypeOf(field) switch
    {
        TraitType.Number or TraitType.Amount when decimal.TryParse(stored, NumberStyles.Number, CultureInfo.InvariantCulture, out var n) =>
            n.ToString("#,0.##", CultureInfo.CurrentCulture),
        _ => stored,
    };

    /// <summary>A stored value as people read it.</summary>
    public static TraitEntry Show(TraitField field, string stored, DateOnly today) => OptionalFields.TypeOf(field) switch
    {
        TraitType.Date when DateOnly.TryParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => new(field, Dates.Write(day, today)),
        TraitType.Web => new(field, stored, stored),
        TraitType.Customer => new(field, stored, $"/staff/customers/{stored}"),
        _ => new(field, Edit(field, stored)),
    };

    /// <summary>An opinion about somebody's credit without source and date is worth nothing, and may not be kept.</summary>
    public static IEnumerable<Problem> CheckCredit(Dictionary<TraitField, string> typed)
    {
        if (Has(TraitField.CreditRating) || Has(TraitField.CreditLimit))
        {
            foreach (var field in new[] { TraitField.CreditSource, TraitField.CreditDate }.Where(f => !Has(f)))
            {
                yield return Outcome.Invalid(field.ToString(), FieldWords.CreditNeedsBoth);
            }
        }

        bool Has(TraitField field) => !string.IsNullOrWhiteSpace(typed.GetValueOrDefault(field));
    }

    private static string? Stored(TraitType type, string text) => type switch
    {
        TraitType.Number => long.TryParse(text, NumberStyles.AllowThousands, CultureInfo.CurrentCulture, out var n) && n >= 0 ? n.ToString(CultureInfo.InvariantCulture) : null,
        TraitType.Amount => Amounts.Read(text) is { } n and >= 0 ? n.ToString("0.##", CultureInfo.InvariantCulture) : null,
        TraitType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null,
        TraitType.Web => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? text : null,
        TraitType.List => string.Join(", ", text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.CurrentCultureIgnoreCase)),
        _ => text,
    };
}
