using System.Net;
using Markdig;
using Markdig.Parsers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Client.Ui;

/// <summary>
/// What staff write to customers, read as Markdown: emphasis, lists, quotations, code and links. No raw HTML; no headings, for what
/// is said stands on a page that has its own; no pictures from elsewhere, which would tell their owner who reads when.
/// </summary>
public static class Markup
{
    private static readonly string[] Schemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps, Uri.UriSchemeMailto, "tel"];
    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>HTML that can stand in a page and in a mail. Line breaks stay; what is not to be had stands as it was typed.</summary>
    public static string ToHtml(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(text, Pipeline, document => Tame(document, text))?.Html ?? $"<p>{WebUtility.HtmlEncode(text)}</p>";
    }

    /// <summary>Reads what somebody typed.</summary>
    /// <param name="mend">What is to be done to it before it becomes HTML.</param>
    /// <returns>Null where it is nested deeper than anybody writes: thousands of signs in a row.</returns>
    public static (MarkdownDocument Document, string Html)? Read(string text, MarkdownPipeline pipeline, Action<MarkdownDocument>? mend = null)
    {
        try
        {
            var document = Markdown.Parse(text, pipeline);
            mend?.Invoke(document);
            return (document, document.ToHtml(pipeline));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static void Tame(MarkdownDocument document, string text)
    {
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (IsSafe(link.Url))
            {
                link.IsImage = false;
                link.GetAttributes().AddProperty("rel", "noopener nofollow");
            }
            else
            {
                link.ReplaceBy(new LiteralInline(text[link.Span.Start..(link.Span.End + 1)]), copyChildren: false);
            }
        }
        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !IsSafe(l.Url)).ToList()) link.ReplaceBy(new LiteralInline(link.Url), copyChildren: false);
    }

    private static bool IsSafe(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var target) && Schemes.Contains(target.Scheme);

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder { PreciseSourceLocation = true };
        builder.DisableHtml().DisableHeadings().UseSoftlineBreakAsHardlineBreak().UseAutoLinks();
        // Whoever indents a paragraph does not mean a program.
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        return builder.Build();
    }
}
