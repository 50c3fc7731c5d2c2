using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using static Portal.Server.Pdf.PdfSyntax;

namespace Portal.Server.Pdf;

/// <summary>What a document says of itself.</summary>
/// <param name="Language">"de" or "en".</param>
/// <param name="Created">The only time in the file: the same content makes the same bytes.</param>
internal sealed record PdfFacts(string Title, string Author, string Language, DateTimeOffset Created)
{
    /// <summary>Small lines at the foot of each page.</summary>
    public IReadOnlyList<string> Foot { get; init; } = [];

    /// <summary>Words "page 2 of 3".</summary>
    public required Func<int, int, string> PageWords { get; init; }
}

/// <summary>
/// A PDF 1.7 that is written while it is made: a finished page leaves the memory. Text is real text in an embedded font, and the
/// structure says what each part is. A4, points, the origin at the lower left.
/// </summary>
internal sealed class PdfDocument : IDisposable
{
    public const double Width = 595.28, Height = 841.89, Margin = 56, FootHeight = 62;

    private readonly PdfOutput output;
    private readonly PdfFacts facts;
    private readonly List<(int Page, int Body, int Foot)> pages = [];
    private readonly StringBuilder images = new();
    private readonly int pagesId, resources;
    private PdfPage? page;
    private bool finished;

    public PdfDocument(Stream stream, PdfFacts facts)
    {
        this.facts = facts;
        output = new PdfOutput(stream);
        Structure = new StructureTree(output);
        (pagesId, resources) = (output.Reserve(), output.Reserve());
    }

    public StructureTree Structure { get; }

    public PdfLetters Regular { get; } = new("F1", PdfFonts.Regular);

    public PdfLetters Bold { get; } = new("F2", PdfFonts.Bold);

    /// <summary>The page that is drawn on.</summary>
    public PdfPage Page => page ??= Begin();

    /// <summary>Ends the page; what is drawn next stands on a new one.</summary>
    public void EndPage()
    {
        if (page is null) return;
        output.PutStream(pages[^1].Body, "", page.Content);
        Structure.Page(page.Index, page.Marked);
        page = null;
    }

    /// <returns>The name by which pages draw it.</returns>
    public string Use(PdfImage image)
    {
        var id = output.AddStream($"/Type/XObject/Subtype/Image/Width {image.Width}/Height {image.Height}{image.Entries}", image.Data, compress: false);
        images.Append(CultureInfo.InvariantCulture, $"/I{id} {id} 0 R");
        return $"I{id}";
    }

    /// <summary>Writes what belongs to the whole: feet that know the number of pages, fonts, structure. Open elements must be closed.</summary>
    public void Finish()
    {
        if (finished) return;
        finished = true;
        _ = Page;
        EndPage();
        for (var i = 0; i < pages.Count; i++) WritePage(i);
        output.Put(pagesId, $"<</Type/Pages/Count {pages.Count}/Kids[{string.Concat(pages.Select(p => $"{p.Page} 0 R "))}]>>");
        Structure.Finish();
        var fonts = string.Concat(new[] { Regular, Bold }.Select(l => $"/{l.Name} {l.Write(output)} 0 R"));
        output.Put(resources, $"<</Font<<{fonts}>>/XObject<<{images}>>>>");
        var metadata = output.AddStream("/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(Metadata()), compress: false);
        var root = output.Add($"<</Type/Catalog/Pages {pagesId} 0 R/Lang({facts.Language})/MarkInfo<</Marked true>>/StructTreeRoot {Structure.Root} 0 R"
            + $"/ViewerPreferences<</DisplayDocTitle true>>/Metadata {metadata} 0 R>>");
        var info = output.Add($"<</Title{Text(facts.Title)}/Author{Text(facts.Author)}/Producer(Portal)/CreationDate{Date(facts.Created)}>>");
        var mark = SHA256.HashData(Encoding.UTF8.GetBytes($"{facts.Author}\n{facts.Title}\n{facts.Created:O}"));
        output.Finish(root, info, Convert.ToHexString(mark.AsSpan(0, 16)));
    }

    public void Dispose() => Finish();

    private PdfPage Begin()
    {
        var begun = new PdfPage(output.Reserve(), pages.Count);
        pages.Add((begun.Id, output.Reserve(), output.Reserve()));
        return begun;
    }

    private void WritePage(int index)
    {
        var (id, body, foot) = pages[index];
        var drawn = new PdfPage(id, index);
        drawn.Mark(null, () =>
        {
            drawn.Line(Margin, FootHeight, Width - 2 * Margin);
            var y = FootHeight - 12;
            foreach (var line in facts.Foot)
            {
                drawn.Text(Regular, 7.5, Margin, y, line, 0.35);
                y -= 10;
            }
            var words = facts.PageWords(index + 1, pages.Count);
            drawn.Text(Regular, 7.5, Width - Margin - Regular.Width(words, 7.5), FootHeight - 12, words, 0.35);
        });
        output.PutStream(foot, "", drawn.Content);
        output.Put(id, $"<</Type/Page/Parent {pagesId} 0 R/MediaBox[0 0 {Number(Width)} {Number(Height)}]/Resources {resources} 0 R"
            + $"/Contents[{body} 0 R {foot} 0 R]/StructParents {index}/Tabs/S>>");
    }

    private string Metadata()
    {
        static string Xml(string text) => System.Security.SecurityElement.Escape(text) ?? "";
        return "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
            + "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
            + $"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{Xml(facts.Title)}</rdf:li></rdf:Alt></dc:title>"
            + $"<dc:creator><rdf:Seq><rdf:li>{Xml(facts.Author)}</rdf:li></rdf:Seq></dc:creator><dc:language><rdf:Bag><rdf:li>{facts.Language}</rdf:li></rdf:Bag></dc:language>"
            + "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>";
    }
}
