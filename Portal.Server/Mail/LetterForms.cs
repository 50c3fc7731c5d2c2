using System.Globalization;
using System.Net;
using System.Text;
using Portal.Server.Hosting;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Mail;

/// <summary>A letter as HTML and as plain text.</summary>
internal static class LetterForms
{
    private const string
        Font = "font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;color:#1c2530",
        Sheet = $"max-width:560px;margin:0 auto;padding:24px;background:#ffffff;{Font}",
        Quoted = "margin:0 0 16px;padding:8px 16px;border-left:3px solid #c5ccd4",
        Foot = "margin:32px 0 0;padding-top:16px;border-top:1px solid #dde2e7;font-size:13px;color:#5b6773";

    public static string Text(Letter letter, CompanySettings company)
    {
        var text = new StringBuilder();
        foreach (var block in letter.Blocks)
        {
            text.Append(block switch
            {
                Block.Paragraph p => p.Text + "\n",
                Block.Quotation q => string.Concat(q.Text.ReplaceLineEndings("\n").Split('\n').Select(line => $"> {line}\n")),
                Block.Facts f => string.Concat(f.Rows.Select(r => $"{r.Name}: {r.Value}\n")),
                Block.Button b => $"{b.Label}:\n{b.Link.AbsoluteUri}\n",
                Block.Formatted f => f.Text.TrimEnd('\n') + "\n",
                Block.SmallPrint s => s.Text + "\n" + string.Concat(s.Links.Select(l => $"{l.Label}: {l.Link.AbsoluteUri}\n")),
                _ => throw new InvalidOperationException(block.GetType().Name),
            }).Append('\n');
        }
        return text.Append("-- \n").AppendJoin('\n', company.ToBrand().Imprint).Append('\n').ToString();
    }

    public static string Html(Letter letter, CompanySettings company)
    {
        var html = new StringBuilder($"""
            <!doctype html>
            <html lang="{T("en", "de")}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light">
            <title>{E(letter.Subject)}</title></head>
            <body style="margin:0;background:#f3f5f7"><div style="{Sheet}">
            <p style="margin:0 0 24px;font-weight:600;color:{company.Accent}">{E(company.Name)}</p>

            """);
        foreach (var block in letter.Blocks) html.Append(Piece(block, company)).Append('\n');
        return html.Append(CultureInfo.InvariantCulture, $"<p style=\"{Foot}\">{string.Join("<br>", company.ToBrand().Imprint.Select(E))}</p>\n</div></body></html>\n").ToString();
    }

    private static string Piece(Block block, CompanySettings company) => block switch
    {
        Block.Paragraph p => $"<p style=\"margin:0 0 16px\">{Lines(p.Text)}</p>",
        Block.Quotation q => $"<blockquote style=\"{Quoted}\">{q.Html ?? Lines(q.Text)}</blockquote>",
        Block.Facts f => $"<table role=\"presentation\" style=\"margin:0 0 16px;border-collapse:collapse\">{string.Concat(f.Rows.Select(Row))}</table>",
        Block.Formatted f => f.Html,
        Block.SmallPrint s => $"<p style=\"{Foot}\">{Lines(s.Text)} {string.Join(" · ", s.Links.Select(Link))}</p>",
        Block.Button b => $"<p style=\"margin:24px 0\"><a href=\"{E(b.Link.AbsoluteUri)}\" style=\"{Pressable(company)}\">{E(b.Label)}</a></p>",
        _ => throw new InvalidOperationException(block.GetType().Name),
    };

    private static string Pressable(CompanySettings company) =>
        $"display:inline-block;padding:10px 20px;border-radius:6px;background:{company.Accent};color:#ffffff;text-decoration:none;font-weight:600";

    private static string Link((string Label, Uri Link) l) => $"<a href=\"{E(l.Link.AbsoluteUri)}\" style=\"color:#3b4651\">{E(l.Label)}</a>";

    private static string Row((string Name, string Value) fact) =>
        $"<tr><td style=\"padding:2px 16px 2px 0;color:#5b6773\">{E(fact.Name)}</td><td style=\"padding:2px 0\">{E(fact.Value)}</td></tr>";

    private static string Lines(string text) => E(text.ReplaceLineEndings("\n")).Replace("\n", "<br>", StringComparison.Ordinal);

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
