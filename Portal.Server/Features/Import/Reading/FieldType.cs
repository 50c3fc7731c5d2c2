using System.Globalization;

namespace Portal.Server.Features.Import;

/// <summary>How a source writes its values.</summary>
/// <param name="Dates">The formats a date may have, as .NET writes them.</param>
internal sealed record SourceFormat(IReadOnlyList<string> Dates, string DecimalSeparator)
{
    /// <summary>The one of our own files.</summary>
    public static readonly SourceFormat Own = new(["yyyy-MM-dd"], ".");
}

/// <summary>A value as the import keeps and compares it, or what is wrong with it.</summary>
internal readonly record struct Reading(string Text, string? Problem)
{
    public static Reading Bad(string text, string problem) => new("", $"'{Short(text)}' {problem}");

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}

/// <summary>
/// What a field holds. Every value has one spelling ("14.00" and "14" are both "14"), by which the file, the last import and
/// the portal are compared.
/// </summary>
internal abstract class FieldType
{
    /// <summary>The spelling of a value that is not there.</summary>
    public virtual string Empty => "";

    /// <summary>Brings a text of the source, trimmed and not empty, into its one spelling.</summary>
    public abstract Reading Read(string text, SourceFormat format);

    /// <summary>The value as a record holds it.</summary>
    public virtual object? ValueOf(string spelling) => spelling;

    /// <summary>The spelling of a record's value.</summary>
    public virtual string SpellingOf(object? value) => value as string ?? "";
}

internal sealed class TextType(int most) : FieldType
{
    public override Reading Read(string text, SourceFormat format) =>
        text.Length <= most ? new(text, null) : Reading.Bad(text, $"has {text.Length:N0} characters; there is room for {most:N0}");
}

/// <summary>A number with at most four decimals.</summary>
internal sealed class NumberType(decimal least = 0, decimal most = NumberType.Most, bool isWhole = false, string empty = "0") : FieldType
{
    /// <summary>No single number is larger, so that sums of many fit into the database's eighteen digits.</summary>
    public const decimal Most = 1_000_000_000_000m;

    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public override string Empty => empty;

    public override Reading Read(string text, SourceFormat format)
    {
        var notation = new NumberFormatInfo { NumberDecimalSeparator = format.DecimalSeparator };
        if (!decimal.TryParse(text, Style, notation, out var number)) return Reading.Bad(text, "is not a number");
        if (number < least) return Reading.Bad(text, least == 0 ? "is negative" : $"is less than {least}");
        if (number > most) return Reading.Bad(text, string.Create(CultureInfo.InvariantCulture, $"is more than {most:#,0.####}"));
        if (isWhole && number != decimal.Truncate(number)) return Reading.Bad(text, "is not a whole number");
        return number == Math.Round(number, 4) ? new(SpellingOf(number), null) : Reading.Bad(text, "has more than four decimals");
    }

    public override object? ValueOf(string spelling) => decimal.Parse(spelling, Style, CultureInfo.InvariantCulture);

    public override string SpellingOf(object? value) =>
        value is null ? empty : Convert.ToDecimal(value, CultureInfo.InvariantCulture).ToString("0.####", CultureInfo.InvariantCulture);
}

internal sealed class DateType : FieldType
{
    public const string Spelling = "yyyy-MM-dd";

    public override Reading Read(string text, SourceFormat format)
    {
        if (!DateTime.TryParseExact(text, [.. format.Dates], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return Reading.Bad(text, $"is not a date of the form {string.Join(" or ", format.Dates)}");
        }
        return date.Year is >= 1900 and < 2200 ? new(SpellingOf(DateOnly.FromDateTime(date)), null) : Reading.Bad(text, "is not between 1900 and 2199");
    }

    public override object? ValueOf(string spelling) =>
        spelling.Length == 0 ? null : DateOnly.ParseExact(spelling, Spelling, CultureInfo.InvariantCulture);

    public override string SpellingOf(object? value) => value is DateOnly date ? date.ToString(Spelling, CultureInfo.InvariantCulture) : "";
}

internal sealed class FlagType : FieldType
{
    public override string Empty => "no";

    public override Reading Read(string text, SourceFormat format) => text.ToUpperInvariant() switch
    {
        "YES" or "TRUE" or "1" => new("yes", null),
        "NO" or "FALSE" or "0" => new("no", null),
        _ => Reading.Bad(text, "is neither yes nor no"),
    };

    public override object? ValueOf(string spelling) => spelling == "yes";

    public override string SpellingOf(object? value) => value is true ? "yes" : "no";
}

/// <summary>One of some words.</summary>
internal class ChoiceType(IReadOnlyList<string> words, string empty) : FieldType
{
    public override string Empty => empty;

    public override Reading Read(string text, SourceFormat format) =>
        words.FirstOrDefault(w => w.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } word
            ? new(word, null)
            : Reading.Bad(text, $"is not one of {string.Join(", ", words)}");
}

/// <summary>A value of an enumeration, by its name.</summary>
internal sealed class ChoiceType<TEnum>(TEnum empty, params TEnum[] except)
    : ChoiceType([.. Enum.GetValues<TEnum>().Except(except).Select(v => v.ToString())], empty.ToString()) where TEnum : struct, Enum
{
    public override object? ValueOf(string spelling) => Enum.Parse<TEnum>(spelling);

    public override string SpellingOf(object? value) => value?.ToString() ?? Empty;
}

internal sealed class CurrencyType(string own) : FieldType
{
    public override string Empty => own;

    public override Reading Read(string text, SourceFormat format) =>
        Currencies.IsKnown(text.ToUpperInvariant()) ? new(text.ToUpperInvariant(), null) : Reading.Bad(text, "is not a currency of ISO 4217");
}

internal sealed class MailType : FieldType
{
    public override Reading Read(string text, SourceFormat format) =>
        text.Length <= 254 && Mail.Smtp.MailboxAddress.TryParse(text, out _) ? new(text, null) : Reading.Bad(text, "is not an e-mail address");
}
