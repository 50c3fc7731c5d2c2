using System.Globalization;
using System.Text;

namespace Portal.Server.Files;

/// <summary>The names that senders give their files.</summary>
internal static class FileName
{
    private const int Longest = 120, LongestExtension = 10;

    /// <summary>What Windows takes for a device, whatever the extension.</summary>
    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "COM¹", "COM²", "COM³", "LPT¹", "LPT²", "LPT³",
    };

    /// <summary>
    /// A name that can be shown and offered for saving: the part after the last slash of either kind, without control, direction
    /// and other invisible characters and those that file systems refuse, at most 120 characters with its extension kept.
    /// </summary>
    public static string Harmless(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var plain = Trimmed(string.Concat(last.EnumerateRunes().Where(IsVisible)));
        if (plain.Length > Longest)
        {
            var extension = Path.GetExtension(plain);
            if (extension.Length > LongestExtension) extension = "";
            plain = Trimmed(Cut(plain, Longest - extension.Length)) + extension;
        }
        if (plain.Length == 0) return "file";
        return Devices.Contains(plain.Split('.')[0].TrimEnd()) ? "_" + plain : plain;
    }

    /// <summary>The name with an extension that fits the content, or a picture saved as "page.html" would be opened as a page.</summary>
    public static string Fitting(string harmless, FileKind kind)
    {
        if (kind.Extensions.Contains(Path.GetExtension(harmless), StringComparer.OrdinalIgnoreCase)) return harmless;
        return Trimmed(Cut(harmless, Longest - kind.Extension.Length)) + kind.Extension;
    }

    private static bool IsVisible(Rune rune) => rune != Rune.ReplacementChar && !(rune.IsAscii && "\"<>|:*?".Contains((char)rune.Value, StringComparison.Ordinal))
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static string Trimmed(string name) => name.Trim('.', ' ', '\u00a0', '\u3000');

    /// <summary>Not through the middle of a letter.</summary>
    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
