using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Tests.Support;

/// <summary>Reads what the message writer wrote, written apart from it.</summary>
internal static partial class MailText
{
    public static string DecodeWords(string value) => EncodedWord().Replace(Gap().Replace(value, "$1$2"),
        m => Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups[1].Value)));

    /// <summary>A part's text, with line feeds.</summary>
    public static string Part(string data, string type)
    {
        var start = data.IndexOf($"Content-Type: {type}", StringComparison.Ordinal);
        if (start < 0) return "";
        var body = data.IndexOf("\r\n\r\n", start, StringComparison.Ordinal) + 4;
        var end = data.IndexOf("\r\n--=_", body, StringComparison.Ordinal);
        return DecodeQuoted(data[body..end]).ReplaceLineEndings("\n");
    }

    private static string DecodeQuoted(string text)
    {
        var bytes = new List<byte>();
        var joined = text.Replace("=\r\n", "", StringComparison.Ordinal);
        for (var i = 0; i < joined.Length; i++)
        {
            if (joined[i] == '=')
            {
                bytes.Add(byte.Parse(joined.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 2;
            }
            else
            {
                bytes.Add((byte)joined[i]);
            }
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"(\?=)\s+(=\?)")]
    private static partial Regex Gap();
}
