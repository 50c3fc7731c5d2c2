using System.Text;

namespace Portal.Shared.Common;

/// <summary>Addresses to return to, as a request names them.</summary>
public static class LocalAddress
{
    /// <summary>
    /// The address where it is a path of this portal, null where it is none: a link must not lead elsewhere through us. It can stand in
    /// a header then: letters beyond ASCII are written in percent signs, as browsers do.
    /// </summary>
    public static string? Of(string? wanted) =>
        wanted is not ['/', ..] || wanted is ['/', '/' or '\\', ..] || wanted.Any(char.IsControl) ? null : Encoded(wanted);

    private static string Encoded(string address)
    {
        if (address.All(c => c is > ' ' and < '\x7F')) return address;
        var written = new StringBuilder();
        // Half a letter, which no address can hold, becomes the sign for one that is unknown.
        foreach (var letter in address.EnumerateRunes()) written.Append(letter is { IsAscii: true, Value: > ' ' } ? letter.ToString() : Uri.EscapeDataString(letter.ToString()));
        return written.ToString();
    }
}
