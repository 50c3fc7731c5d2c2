namespace Portal.Shared.Customers;

/// <summary>A number that people type, looked at.</summary>
/// <param name="Value">As it is kept: capital letters, without spaces, dots and dashes.</param>
/// <param name="Problem">What is wrong with it, in a sentence; null where nothing is.</param>
public readonly record struct CheckedText(string Value, string? Problem = null)
{
    /// <summary>Capital letters, without what people put in between.</summary>
    public static string Plain(string? typed) =>
        string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not '.' and not '-' and not '–' and not '/' and not ':')).ToUpperInvariant();
}
