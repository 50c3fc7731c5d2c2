namespace Portal.Server.Pdf;

/// <summary>How a piece of text looks.</summary>
/// <param name="Grey">From 0 for black to 1 for white.</param>
internal sealed record TextStyle(double Size, bool Bold = false, double Grey = 0, double Before = 0, double After = 3)
{
    public static readonly TextStyle Title = new(17, true, Before: 6, After: 10);
    public static readonly TextStyle Subtitle = new(11, true, Before: 12, After: 5);
    public static readonly TextStyle Body = new(9.5);
    public static readonly TextStyle Strong = new(9.5, true);
    public static readonly TextStyle Small = new(7.5, Grey: 0.35);

    public double LineHeight => Size * 1.38;
}

/// <summary>Sets a document from top to bottom, page after page.</summary>
internal sealed class PdfFlow(PdfDocument document)
{
    public PdfDocument Document => document;

    /// <summary>Where the next line goes, and how wide it may be.</summary>
    public double Left { get; private set; } = PdfDocument.Margin;

    public double Width { get; private set; } = PdfDocument.Width - 2 * PdfDocument.Margin;

    public double Y { get; private set; } = Top;

    private static double Top => PdfDocument.Height - PdfDocument.Margin;

    private static double Bottom => PdfDocument.FootHeight + 14;

    public void Heading(string text) => Block("H1", text, TextStyle.Title);

    public void Subheading(string text) => Block("H2", text, TextStyle.Subtitle);

    public void Paragraph(string text, TextStyle? style = null) => Block("P", text, style ?? TextStyle.Body);

    public void Space(double height) => Y -= height;

    /// <summary>Goes to a new page where less than that is left of this one.</summary>
    /// <returns>True where it did.</returns>
    public bool Need(double height)
    {
        if (Y - height >= Bottom) return false;
        document.EndPage();
        Y = Top;
        return true;
    }

    /// <summary>Two blocks beside each other; what follows stands under the longer one. Both must fit on the page.</summary>
    public void Beside(double leftWidth, Action left, double gap, Action right)
    {
        var (x, width, y) = (Left, Width, Y);
        Width = leftWidth;
        left();
        var lower = Y;
        (Left, Width, Y) = (x + leftWidth + gap, width - leftWidth - gap, y);
        right();
        (Left, Width, Y) = (x, width, Math.Min(lower, Y));
    }

    /// <summary>The lines of a text at this width.</summary>
    public List<string> Lines(string text, TextStyle style, double width)
    {
        var letters = Letters(style);
        return [.. TextWrap.Lines(text, width, t => letters.Width(t, style.Size))];
    }

    public PdfLetters Letters(TextStyle style) => style.Bold ? document.Bold : document.Regular;

    /// <summary>A drawing with the words that stand for it.</summary>
    /// <param name="draw">Gets the page and the lower left corner.</param>
    public void Figure(double width, double height, string words, Action<PdfPage, double, double> draw)
    {
        Need(height);
        Y -= height;
        var box = string.Join(' ', new[] { Left, Y, Left + width, Y + height }.Select(PdfSyntax.Number));
        var element = document.Structure.Open("Figure", null, $"/Alt{PdfSyntax.Text(words)}/A<</O/Layout/Placement/Block/BBox[{box}]>>");
        document.Page.Mark(element, () => draw(document.Page, Left, Y));
        document.Structure.Close(element);
    }

    private void Block(string type, string text, TextStyle style)
    {
        var element = document.Structure.Open(type);
        var (letters, first) = (Letters(style), true);
        foreach (var line in Lines(text, style, Width))
        {
            if (first) Y -= style.Before;
            first = false;
            Need(style.LineHeight);
            Y -= style.LineHeight;
            document.Page.Mark(element, () => document.Page.Text(letters, style.Size, Left, Y + style.Size * 0.3, line, style.Grey));
        }
        document.Structure.Close(element);
        Y -= style.After;
    }
}
