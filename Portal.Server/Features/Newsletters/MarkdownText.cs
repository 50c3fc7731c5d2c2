using System.Globalization;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Server.Features.Newsletters;

/// <summary>Markdown as plain text, for the mail's text part: as a person would type it, with the addresses of links written out.</summary>
internal static class MarkdownText
{
    public static string Write(MarkdownDocument document)
    {
        var text = new StringBuilder();
        Blocks(text, document, "");
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Blocks(StringBuilder text, ContainerBlock blocks, string indent)
    {
        foreach (var block in blocks) Block(text, block, indent);
    }

    private static void Block(StringBuilder text, Block block, string indent)
    {
        switch (block)
        {
            case ListBlock list:
                Items(text, list, indent);
                break;
            case QuoteBlock quote:
                Blocks(text, quote, indent + "> ");
                break;
            case ContainerBlock others:
                Blocks(text, others, indent);
                break;
            case ThematicBreakBlock:
                text.Append(indent).Append("----\n\n");
                break;
            case LeafBlock { Inline: { } inline }:
                text.Append(indent).Append(Inlines(inline).Replace("\n", "\n" + indent, StringComparison.Ordinal)).Append("\n\n");
                break;
            case CodeBlock code:
                foreach (var line in code.Lines.ToString().Split('\n')) text.Append(indent).Append("    ").Append(line).Append('\n');
                text.Append('\n');
                break;
        }
    }

    private static void Items(StringBuilder text, ListBlock list, string indent)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var mark = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "- ";
            var inner = new StringBuilder();
            Blocks(inner, item, "");
            var lines = inner.ToString().TrimEnd('\n').Split('\n');
            var pad = indent + new string(' ', mark.Length);
            text.Append(indent).Append(mark).AppendJoin('\n', lines.Select((line, i) => i == 0 || line.Length == 0 ? line : pad + line)).Append('\n');
        }
        text.Append('\n');
    }

    private static string Inlines(ContainerInline container) => string.Concat(container.Select(Inline));

    private static string Inline(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline { IsHard: true } => "\n",
        LineBreakInline => " ",
        AutolinkInline link => link.Url,
        LinkInline link => Link(Inlines(link), link.Url ?? ""),
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        ContainerInline container => Inlines(container),
        _ => "",
    };

    private static string Link(string label, string url) => label == url || $"mailto:{label}" == url ? label : $"{label} ({url})";
}
