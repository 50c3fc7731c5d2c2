using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Server.Hosting;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Newsletters;

/// <summary>The archive's latest issues as a feed (Atom, RFC 4287): whoever likes reads them without giving an address.</summary>
internal static class CampaignFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static async Task<FileContentHttpResult> Send(ICampaignArchive archive, PortalSettings settings, CancellationToken cancel)
    {
        var issues = (await archive.List(new PageAt(), cancel)).Items;
        var (home, self) = (new Uri(settings.PublicUri, "newsletter"), new Uri(settings.PublicUri, "newsletter/feed.xml"));
        var feed = new XElement(Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", IsGerman ? German : English),
            new XElement(Atom + "title", T($"Newsletter of {settings.Company.Name}", $"Newsletter von {settings.Company.Name}")),
            new XElement(Atom + "id", home.AbsoluteUri),
            new XElement(Atom + "updated", Moment(issues.Count > 0 ? issues[0].SentAt : DateTimeOffset.UnixEpoch)),
            new XElement(Atom + "author", new XElement(Atom + "name", settings.Company.Name)),
            Link(home, "alternate"), Link(self, "self"));
        foreach (var issue in issues) feed.Add(await Entry(archive, settings, issue, cancel));
        return TypedResults.Bytes(Write(feed), "application/atom+xml");
    }

    private static async Task<XElement> Entry(ICampaignArchive archive, PortalSettings settings, Issue issue, CancellationToken cancel)
    {
        var address = new Uri(settings.PublicUri, $"newsletter/{issue.Number}");
        var text = await archive.Read(issue.Number, cancel);
        return new XElement(Atom + "entry",
            new XElement(Atom + "title", Clean(issue.Subject)), new XElement(Atom + "id", address.AbsoluteUri), new XElement(Atom + "updated", Moment(issue.SentAt)),
            Link(address, "alternate"), new XElement(Atom + "category", new XAttribute("term", issue.TopicName)),
            new XElement(Atom + "content", new XAttribute("type", "html"), Clean(text?.Html ?? "")));
    }

    /// <summary>What somebody typed that no XML can carry is left out.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(r => r.Value > char.MaxValue || XmlConvert.IsXmlChar((char)r.Value)));

    private static XElement Link(Uri address, string rel) => new(Atom + "link", new XAttribute("rel", rel), new XAttribute("href", address.AbsoluteUri));

    private static string Moment(DateTimeOffset at) => XmlConvert.ToString(at.UtcDateTime, XmlDateTimeSerializationMode.Utc);

    private static byte[] Write(XElement feed)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) })) feed.Save(writer);
        return bytes.ToArray();
    }
}
