using System.Globalization;

namespace Portal.Shared.Common;

/// <summary>
/// Amounts as people type them. Some write 1.234,50 and some 1,234.50, whatever language the page has; a framework's reader takes
/// "1234,50" in an English page for 123,450.
/// </summary>
public static class Amounts
{
    private const int Decimals = 2, Group = 3;

    /// <returns>Null where it is no amount, has more than two decimals, or could be two different amounts and the page's language does not decide it.</returns>
    public static decimal? Read(string? typed)
    {
        var text = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not '\'' and not '’')).Replace('−', '-');
        var mark = DecimalMark(text);
        var plain = string.Concat(text.Where(c => c is not '.' and not ',' || c == mark)).Replace(',', '.');
        if (mark is not null && text.Length - 1 - text.LastIndexOf(mark.Value) > Decimals) return null;
        return WellGrouped(text, mark) && decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? amount : null;
    }

    /// <summary>The one of point and comma that parts the decimals: the last where both stand; alone before three digits it is the language's choice.</summary>
    private static char? DecimalMark(string text)
    {
        var last = text.LastIndexOfAny(['.', ',']);
        if (last < 0) return null;
        var mark = text[last];
        if (text.Contains(mark == '.' ? ',' : '.')) return mark;
        if (text.Count(c => c == mark) > 1) return null;
        return text.Length - 1 - last == Group && CultureInfo.CurrentCulture.NumberFormat.NumberGroupSeparator == mark.ToString() ? null : mark;
    }

    /// <summary>Between the marks of thousands stand three digits each.</summary>
    private static bool WellGrouped(string text, char? mark)
    {
        var whole = (mark is { } m ? text[..text.LastIndexOf(m)] : text).TrimStart('-', '+');
        var groups = whole.Split('.', ',');
        return groups.Length == 1 || (groups[0].Length is > 0 and <= Group && groups.Skip(1).All(g => g.Length == Group));
    }
}
