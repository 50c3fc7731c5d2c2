using System.Text;

namespace Portal.Server.Mail.Smtp;

/// <summary>Text in headers.</summary>
internal static class HeaderText
{
    /// <summary>Bytes in an encoded word: with its frame 64 characters of the 75 allowed, so that a header's name fits before it.</summary>
    private const int WordBytes = 39;

    private const int LongestLine = 76;

    /// <summary>Without anything that could end the header: control characters and line separators become spaces.</summary>
    public static string Clean(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();

    /// <summary>Printable ASCII that cannot be taken for an encoded word.</summary>
    public static bool IsPlain(string text) => text.All(c => c is >= ' ' and <= '~') && !text.Contains("=?", StringComparison.Ordinal);

    /// <summary>As it stands where it is plain and short, else as encoded words folded over lines (RFC 2047).</summary>
    /// <param name="indent">What already stands on the first line.</param>
    public static string Encode(string text, int indent)
    {
        var clean = Clean(text);
        return IsPlain(clean) && indent + clean.Length <= LongestLine ? clean : Words(clean);
    }

    /// <summary>As encoded words, each on a line of its own.</summary>
    public static string Words(string clean)
    {
        var words = new StringBuilder();
        var word = new List<byte>(WordBytes);
        Span<byte> letter = stackalloc byte[4];
        // By whole letters: a word must not end inside one.
        foreach (var rune in clean.EnumerateRunes())
        {
            var bytes = letter[..rune.EncodeToUtf8(letter)];
            if (word.Count + bytes.Length > WordBytes) End(words, word);
            word.AddRange(bytes);
        }
        End(words, word);
        return words.ToString();
    }

    private static void End(StringBuilder words, List<byte> word)
    {
        if (words.Length > 0) words.Append("\r\n ");
        words.Append("=?utf-8?B?").Append(Convert.ToBase64String([.. word])).Append("?=");
        word.Clear();
    }
}
