namespace Portal.Server.Features.Customers;

/// <summary>
/// The digits by which a phone number is found, however it is typed: from the country code, from the area code with and without
/// its zero, and from each later group on.
/// </summary>
internal static class PhoneWords
{
    private const int Shortest = 3;

    public static IEnumerable<string> Of(string phone)
    {
        var groups = Groups(phone);
        if (groups.Count == 0) yield break;
        var isInternational = phone.TrimStart().StartsWith('+');
        for (var from = 0; from < groups.Count; from++)
        {
            var rest = string.Concat(groups.Skip(from));
            if (rest.Length >= Shortest) yield return rest;
            if (from == 0 && isInternational) yield return "00" + rest;
            if (from == 1 && isInternational) yield return "0" + rest;
        }
    }

    /// <summary>What is compared to tell whether two numbers are one: the digits after country code and leading zeros.</summary>
    public static string Key(string phone)
    {
        var digits = string.Concat(Groups(phone)).TrimStart('0');
        return digits.Length > 8 ? digits[^8..] : digits;
    }

    private static List<string> Groups(string phone)
    {
        // "(0)" between country and area code is for those who call from inside.
        var text = phone.Replace("(0)", " ", StringComparison.Ordinal);
        return [.. new string([.. text.Select(c => char.IsAsciiDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
