using System.Text.RegularExpressions;

namespace Portal.Server.Mail.Returns;

/// <summary>What codes say about an address (RFC 3463, RFC 5321 section 4.2.3).</summary>
internal static partial class BounceStatus
{
    /// <summary>Lasting are an address that is not there and a box that is closed; a full box, a rule, a size or a fault on the way may pass.</summary>
    /// <param name="status">"5.1.1", or empty where only the reply code is known.</param>
    /// <param name="code">Of three digits; 0 where there is none.</param>
    public static BounceKind KindOf(string status, int code = 0) => status switch
    {
        // 5.1.7 and 5.1.8 are about the sender.
        "5.1.0" or "5.1.1" or "5.1.2" or "5.1.3" or "5.1.4" or "5.1.6" or "5.1.10" or "5.2.1" or "5.4.4" => BounceKind.Hard,
        "" or "5.0.0" when code is 0 or 550 or 551 or 553 => BounceKind.Hard,
        _ => BounceKind.Soft,
    };

    /// <summary>The enhanced code of a reply or of a line of a report; empty where it has none.</summary>
    public static string In(string text) => Enhanced().Match(text) is { Success: true } found ? found.Value : "";

    /// <summary>The code of three digits a reply begins with; 0 where it has none.</summary>
    public static int CodeOf(string reply) => Code().Match(reply) is { Success: true } found ? int.Parse(found.Value, System.Globalization.CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])")]
    private static partial Regex Enhanced();

    [GeneratedRegex(@"(?<![\d.-])[245]\d\d(?![\d.])")]
    private static partial Regex Code();
}
