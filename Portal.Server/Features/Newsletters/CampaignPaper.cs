using System.Net;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Portal.Client.Ui;
using static Portal.Shared.Common.Texts;
using Block = Portal.Server.Mail.Block;

namespace Portal.Server.Features.Newsletters;

/// <summary>Whom a campaign's mail is for, as placeholders name them; empty where it is not known.</summary>
internal sealed record Reader(string Name, string Customer);

/// <summary>
/// A campaign in one language, read once and printed many times: Markdown without raw HTML, links only to where a mail may lead,
/// no pictures from elsewhere (they would tell their owner who reads when).
/// </summary>
internal sealed class CampaignPaper
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().DisableHtml().Build();
    private static readonly string[] Schemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps, Uri.UriSchemeMailto];

    private readonly List<Placeholder> placeholders = [];
    private readonly string subject, html, text;

    private CampaignPaper(string subject, string body)
    {
        (this.subject, SubjectProblem) = Placeholders.Mark(subject, placeholders);
        (var marked, BodyProblem) = Placeholders.Mark(body, placeholders);
        if (Markup.Read(marked, Markdown) is not var (document, printed))
        {
            BodyProblem ??= T("This is nested deeper than it can be read: take out some of the signs in a row.", "Das ist tiefer verschachtelt, als es sich lesen lässt: Nehmen Sie einige der aufeinander folgenden Zeichen heraus.");
            (html, text) = ("", "");
            return;
        }
        BodyProblem ??= document.Descendants<LinkInline>().Select(ProblemOf).Concat(document.Descendants<AutolinkInline>().Select(ProblemOf)).FirstOrDefault(p => p is not null);
        (html, text) = (printed, MarkdownText.Write(document));
    }

    /// <summary>Why it cannot be sent so.</summary>
    public string? SubjectProblem { get; }

    /// <inheritdoc cref="SubjectProblem"/>
    public string? BodyProblem { get; }

    public static CampaignPaper Read(string subject, string body) => new(subject, body);

    public string Subject(Reader reader) => Placeholders.Fill(subject, placeholders, p => ValueOf(p, reader));

    public Block.Formatted Body(Reader reader) => new(
        Placeholders.Fill(html, placeholders, p => WebUtility.HtmlEncode(ValueOf(p, reader))),
        Placeholders.Fill(text, placeholders, p => ValueOf(p, reader)));

    private static string ValueOf(Placeholder placeholder, Reader reader) =>
        (placeholder.Name == "name" ? reader.Name : reader.Customer) is { Length: > 0 } value ? value : placeholder.Fallback;

    private static string? ProblemOf(LinkInline link) => link.IsImage
        ? T("Pictures cannot be sent yet. Link to them instead.", "Bilder können noch nicht verschickt werden. Verlinken Sie sie stattdessen.")
        : ProblemOf(link.Url ?? "");

    private static string? ProblemOf(AutolinkInline link) => link.IsEmail ? null : ProblemOf(link.Url);

    private static string? ProblemOf(string url)
    {
        if (Placeholders.HasMarks(url)) return T("A placeholder cannot stand in the address of a link.", "Ein Platzhalter kann nicht in der Adresse eines Links stehen.");
        return Uri.TryCreate(url, UriKind.Absolute, out var target) && Schemes.Contains(target.Scheme) ? null : T(
            $"A link must begin with https://, http:// or mailto:. This one does not: {url}", $"Ein Link muss mit https://, http:// oder mailto: beginnen. Dieser nicht: {url}");
    }
}
