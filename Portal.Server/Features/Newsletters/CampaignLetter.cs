using System.Globalization;
using Portal.Server.Hosting;
using Portal.Server.Mail;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Newsletters;

/// <summary>A campaign's mail around what was written: why one gets it, and how not to. Written in the current language.</summary>
internal static class CampaignLetter
{
    /// <summary>The text in the campaign's own words, and its links: with the recipient's own, or where there is none the public ones.</summary>
    public static Letter Write(CampaignPaper paper, Reader reader, string topic, Uri leave, Uri page, Uri? web = null) => new(
        paper.Subject(reader),
        [
            paper.Body(reader),
            new Block.SmallPrint(
                T($"You receive this because you subscribed to “{topic}”.", $"Sie erhalten dies, weil Sie „{topic}“ abonniert haben."),
                [
                    (T("Unsubscribe", "Abbestellen"), leave), (T("Choose what you receive", "Auswählen, was Sie erhalten"), page),
                    .. web is null ? [] : new[] { (T("Read it in the browser", "Im Browser lesen"), web) },
                ]),
        ]);

    public static Uri Leave(PortalSettings settings, string secret, string campaign) => new(settings.PublicUri, $"unsubscribe/{secret}/{campaign}");

    public static Uri Page(PortalSettings settings, string secret) => new(settings.PublicUri, $"subscriptions/{secret}");

    /// <summary>Where everybody can read it; null where it is not for everybody.</summary>
    public static Uri? Web(PortalSettings settings, string campaign, bool isPublic) => isPublic ? new(settings.PublicUri, $"newsletter/{campaign}") : null;

    public static Uri Public(PortalSettings settings) => new(settings.PublicUri, "subscribe");

    /// <summary>How a mail program offers to leave: RFC 2369 the link, RFC 8058 the one click, RFC 2919 the list's name.</summary>
    public static IReadOnlyList<(string Name, string Value)> Headers(PortalSettings settings, string topicSlug, Uri leave) =>
    [
        ("List-Id", string.Create(CultureInfo.InvariantCulture, $"<{topicSlug}.newsletter.{settings.PublicUri.IdnHost}>")),
        ("List-Unsubscribe", $"<{leave.AbsoluteUri}>"),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
    ];
}
