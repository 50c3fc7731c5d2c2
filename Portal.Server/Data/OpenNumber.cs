using System.Security.Cryptography;

namespace Portal.Server.Data;

/// <summary>
/// The number of a record that is nobody's business to count: it stands in addresses of pages and tells neither how many there
/// are nor what the next one is called. Without vowels and look-alikes, so that it can be read out.
/// </summary>
internal static class OpenNumber
{
    public const string Letters = "23456789bcdfghjkmnpqrstvwxz";

    /// <summary>57 bits.</summary>
    public const int Length = 12;

    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>One that comes out the same each time, for records that must.</summary>
    /// <param name="below">Draws a number below the one it is given.</param>
    public static string From(Func<int, int> below) => string.Create(Length, below, static (text, below) =>
    {
        for (var i = 0; i < text.Length; i++) text[i] = Letters[below(Letters.Length)];
    });
}
