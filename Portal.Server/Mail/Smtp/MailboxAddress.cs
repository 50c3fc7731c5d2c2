using System.Globalization;
using System.Text;

namespace Portal.Server.Mail.Smtp;

/// <summary>An address with the name it is shown under.</summary>
/// <param name="Address">As <see cref="TryParse"/> gives it.</param>
internal sealed record MailboxAddress(string Name, string Address)
{
    private const int LongestPlainName = 60, LongestLocalPart = 64, Longest = 254;

    /// <summary>For a header: the name quoted or encoded, the address in angle brackets on a line of its own.</summary>
    public string Encoded()
    {
        var name = HeaderText.Clean(Name);
        if (name.Length == 0) return $"<{Address}>";
        var shown = HeaderText.IsPlain(name) && name.Length <= LongestPlainName
            ? $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : HeaderText.Words(name);
        return $"{shown}\r\n <{Address}>";
    }

    /// <summary>
    /// An address the protocol can carry unquoted (RFC 5321, 6531): nothing in it can end a command or a header. The domain comes
    /// out in its ASCII form; letters beyond ASCII before the @ stay and need SMTPUTF8.
    /// </summary>
    public static bool TryParse(string address, out string mailbox)
    {
        mailbox = "";
        var at = address.LastIndexOf('@');
        if (at <= 0 || !IsLocalPart(address[..at]) || DomainOf(address[(at + 1)..]) is not { } domain) return false;
        mailbox = $"{address[..at]}@{domain}";
        return Encoding.UTF8.GetByteCount(mailbox) <= Longest;
    }

    private static bool IsLocalPart(string local) => Encoding.UTF8.GetByteCount(local) <= LongestLocalPart
        && local.Split('.').All(atom => atom.Length > 0 && atom.EnumerateRunes().All(IsAtomText));

    private static bool IsAtomText(Rune rune) => rune.IsAscii
        ? Rune.IsLetterOrDigit(rune) || "!#$%&'*+-/=?^_`{|}~".Contains((char)rune.Value, StringComparison.Ordinal)
        : rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static string? DomainOf(string domain)
    {
        try
        {
            var ascii = new IdnMapping().GetAscii(domain);
            return ascii.Length <= 253 && ascii.Split('.').All(IsLabel) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsLabel(string label) => label.Length is > 0 and <= 63 && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
