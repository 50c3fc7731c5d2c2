using System.Globalization;
using System.Text;
using static Portal.Server.Pdf.PdfSyntax;

namespace Portal.Server.Pdf;

/// <summary>A page while it is drawn. Everything on it is either part of the structure or marked as decoration.</summary>
internal sealed class PdfPage(int id, int index)
{
    private readonly StringBuilder content = new();
    private readonly List<int> marked = [];

    public int Id => id;

    /// <summary>Its place among the pages, from 0.</summary>
    public int Index => index;

    /// <summary>The structure element of each marked place, in order.</summary>
    public IReadOnlyList<int> Marked => marked;

    public byte[] Content => Encoding.ASCII.GetBytes(content.ToString());

    /// <summary>Draws as part of an element; as decoration where there is none.</summary>
    public void Mark(Element? element, Action draw)
    {
        if (element is null) content.Append("/Artifact BMC\n");
        else
        {
            element.Kids.Append(CultureInfo.InvariantCulture, $"<</Type/MCR/Pg {id} 0 R/MCID {marked.Count}>>");
            content.Append(CultureInfo.InvariantCulture, $"/{element.Type}<</MCID {marked.Count}>>BDC\n");
            marked.Add(element.Id);
        }
        draw();
        content.Append("EMC\n");
    }

    /// <param name="grey">From 0 for black to 1 for white.</param>
    public void Text(PdfLetters letters, double size, double x, double y, string text, double grey = 0, bool tabular = false) => content
        .Append(CultureInfo.InvariantCulture, $"BT {Number(grey)} g /{letters.Name} {Number(size)} Tf {Number(x)} {Number(y)} Td {letters.Spell(text, tabular)} Tj ET\n");

    public void Line(double x, double y, double width, double grey = 0.8, double thickness = 0.5) => content
        .Append(CultureInfo.InvariantCulture, $"{Number(grey)} G {Number(thickness)} w {Number(x)} {Number(y)} m {Number(x + width)} {Number(y)} l S\n");

    /// <summary>Filled rectangles, black.</summary>
    public void Boxes(IEnumerable<(double X, double Y, double Width, double Height)> boxes)
    {
        content.Append("0 g\n");
        foreach (var (x, y, width, height) in boxes) content.Append(CultureInfo.InvariantCulture, $"{x:0.###} {y:0.###} {width:0.###} {height:0.###} re\n");
        content.Append("f\n");
    }

    public void Image(string name, double x, double y, double width, double height) => content
        .Append(CultureInfo.InvariantCulture, $"q {Number(width)} 0 0 {Number(height)} {Number(x)} {Number(y)} cm /{name} Do Q\n");
}
