using System.Globalization;

namespace Portal.Server.Hosting;

/// <summary>How well two colours tell apart (WCAG 2.2, contrast ratio).</summary>
internal static class Contrast
{
    /// <summary>The least ratio for text of normal size (WCAG 2.2, 1.4.3).</summary>
    public const double Readable = 4.5;

    /// <param name="colour">As #rrggbb.</param>
    public static double WithWhite(string colour) => 1.05 / (Luminance(colour) + 0.05);

    private static double Luminance(string colour) => 0.2126 * Channel(colour, 1) + 0.7152 * Channel(colour, 3) + 0.0722 * Channel(colour, 5);

    private static double Channel(string colour, int at)
    {
        var share = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
