using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Server.Mail.Returns;

/// <summary>
/// As much of a message as a report needs: its headers, and its parts with theirs. Whatever comes in is read to an end: parts that
/// are not closed, headers without a colon, boundaries that are missing.
/// </summary>
internal sealed partial class MimePart
{
    private const int Deepest = 6, MostParts = 40;

    private readonly Dictionary<string, string> headers;

    private MimePart(string text, int depth)
    {
        var end = text.StartsWith('\n') ? 0 : text.IndexOf("\n\n", StringComparison.Ordinal);
        headers = Fields(end < 0 ? text : text[..end]);
        var body = end < 0 ? "" : text[Math.Min(text.Length, end + (text.StartsWith('\n') ? 1 : 2))..];
        Type = Header("Content-Type").Split(';')[0].Trim().ToLowerInvariant();
        Body = Decoded(body);
        if (depth >= Deepest) return;
        if (Type.StartsWith("multipart/", StringComparison.Ordinal)) Parts = [.. Split(body, Boundary()).Take(MostParts).Select(p => new MimePart(p, depth + 1))];
        else if (Type is "message/rfc822" or "message/global") Parts = [new MimePart(Body.TrimStart('\n'), depth + 1)];
    }

    /// <summary>"message/delivery-status", small letters; empty where none is named.</summary>
    public string Type { get; }

    /// <summary>Without its encoding, lines ended by one line feed.</summary>
    public string Body { get; }

    public IReadOnlyList<MimePart> Parts { get; } = [];

    public static MimePart Read(byte[] message) => new(Text(message), 0);

    public string Header(string name) => headers.GetValueOrDefault(name, "");

    /// <summary>This one and all inside it.</summary>
    public IEnumerable<MimePart> All() => Parts.SelectMany(p => p.All()).Prepend(this);

    /// <summary>Lines "Name: value", the first of a name, unfolded.</summary>
    public static Dictionary<string, string> Fields(string text)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Folds().Replace(text, " ").Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) found.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
        }
        return found;
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal);

    private string Decoded(string body)
    {
        switch (Header("Content-Transfer-Encoding").ToLowerInvariant())
        {
            case "base64":
                var buffer = new byte[body.Length];
                return Convert.TryFromBase64String(body, buffer, out var written) ? Text(buffer[..written]) : body;
            case "quoted-printable":
                return QuotedPrintable(body);
            default:
                return body;
        }
    }

    private static string QuotedPrintable(string body)
    {
        var bytes = new List<byte>(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] == '=' && i + 1 < body.Length && body[i + 1] == '\n') i++;
            else if (body[i] == '=' && i + 2 < body.Length && Uri.IsHexDigit(body[i + 1]) && Uri.IsHexDigit(body[i + 2]))
            {
                bytes.Add(Convert.ToByte(body.Substring(i + 1, 2), 16));
                i += 2;
            }
            else bytes.AddRange(Encoding.UTF8.GetBytes(body[i].ToString()));
        }
        return Text([.. bytes]);
    }

    private string Boundary() => BoundaryValue().Match(Header("Content-Type")) is { Success: true } found ? found.Groups[1].Value + found.Groups[2].Value : "";

    private static IEnumerable<string> Split(string body, string boundary)
    {
        if (boundary.Length == 0) yield break;
        var (line, part) = ("--" + boundary, (StringBuilder?)null);
        foreach (var one in body.Split('\n'))
        {
            if (one.TrimEnd() == line || one.TrimEnd() == line + "--")
            {
                if (part is not null) yield return part.ToString();
                if (one.TrimEnd().Length > line.Length) yield break;
                part = new StringBuilder();
            }
            else part?.Append(one).Append('\n');
        }
        // Cut off on its way: what there is of the last part counts.
        if (part is not null) yield return part.ToString();
    }

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Folds();

    [GeneratedRegex(@"boundary\s*=\s*(?:""([^""]{1,200})""|([^\s;""]{1,200}))", RegexOptions.IgnoreCase)]
    private static partial Regex BoundaryValue();
}
