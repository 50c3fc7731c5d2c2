namespace Portal.Server.Data;

/// <summary>What strangers typed, made fit to be kept.</summary>
internal static class TypedText
{
    /// <summary>Of a field of one line: lines of it become one, so nothing of it is ever a header of a mail.</summary>
    public static string OneLine(string? text) =>
        string.Join(' ', new string([.. (text ?? "").Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Of a field of several lines.</summary>
    public static string Lines(string? text) => (text ?? "").Trim().ReplaceLineEndings("\n");
}
