namespace Portal.Server.Files;

/// <summary>The names that senders give their files.</summary>
internal static class FileName
{
    private const int Longest = 120;

    /// <summary>
    /// A name that can be shown and offered for saving: the part after the last slash of either kind, without control and
    /// direction characters, not longer than 120 characters with its extension kept.
    /// </summary>
    public static string Harmless(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var plain = new string([.. last.Where(c => !char.IsControl(c) && !IsDirection(c) && c is not ('"' or '<' or '>' or '|' or ':' or '*' or '?'))]).Trim('.', ' ');
        if (plain.Length > Longest)
        {
            var extension = Path.GetExtension(plain);
            if (extension.Length > 10) extension = "";
            plain = plain[..(Longest - extension.Length)] + extension;
        }
        return plain.Length > 0 ? plain : "file";
    }

    private static bool IsDirection(char c) => c is '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
