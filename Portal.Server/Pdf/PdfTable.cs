namespace Portal.Server.Pdf;

/// <summary>A column of a table.</summary>
/// <param name="Share">Of the table's width.</param>
/// <param name="IsFigure">Right-aligned, digits in columns.</param>
internal sealed record PdfColumn(string Title, double Share, bool IsFigure = false);

/// <summary>What stands in a cell.</summary>
/// <param name="Small">A second, smaller text under it.</param>
internal sealed record PdfCell(string Text, string Small = "", bool Bold = false);

/// <summary>
/// A table that goes on over pages. A row stays whole, and each page begins with the titles of the columns: the first time they
/// are part of the structure, after that decoration.
/// </summary>
internal sealed class PdfTable : IDisposable
{
    private const double Gap = 8, Above = 4, Below = 4;

    private readonly PdfFlow flow;
    private readonly IReadOnlyList<PdfColumn> columns;
    private readonly Element table;
    private readonly bool hasTitles;

    public PdfTable(PdfFlow flow, IReadOnlyList<PdfColumn> columns)
    {
        (this.flow, this.columns) = (flow, columns);
        table = flow.Document.Structure.Open("Table");
        hasTitles = columns.Any(c => c.Title.Length > 0);
        if (hasTitles) Titles(table);
    }

    public void Row(params IReadOnlyList<PdfCell> cells)
    {
        var texts = cells.Select((cell, i) => (
            Main: flow.Lines(cell.Text, Style(cell.Bold), WidthOf(i)), Small: cell.Small.Length == 0 ? [] : flow.Lines(cell.Small, TextStyle.Small, WidthOf(i)))).ToList();
        var height = texts.Max(t => t.Main.Count * TextStyle.Body.LineHeight + t.Small.Count * TextStyle.Small.LineHeight) + Above + Below;
        if (flow.Need(height) && hasTitles) Titles(null);
        var row = flow.Document.Structure.Open("TR", table);
        for (var i = 0; i < cells.Count; i++)
        {
            // Without titles above, the first cell says what the row is.
            var cell = hasTitles || i > 0 ? flow.Document.Structure.Open("TD", row) : flow.Document.Structure.Open("TH", row, "/A<</O/Table/Scope/Row>>");
            var (main, small, bold, column) = (texts[i].Main, texts[i].Small, cells[i].Bold, i);
            flow.Document.Page.Mark(cell, () => Draw(column, main, small, bold));
            flow.Document.Structure.Close(cell);
        }
        flow.Document.Structure.Close(row);
        flow.Space(height);
        flow.Document.Page.Mark(null, () => flow.Document.Page.Line(flow.Left, flow.Y, flow.Width));
    }

    public void Dispose() => flow.Document.Structure.Close(table);

    /// <param name="parent">Null for the repeated titles of a further page.</param>
    private void Titles(Element? parent)
    {
        var style = TextStyle.Small with { Bold = true };
        var height = columns.Select((c, i) => flow.Lines(c.Title, style, WidthOf(i)).Count).Max() * style.LineHeight + Above + Below;
        // Titles do not stand alone at the foot of a page.
        flow.Need(height + 3 * TextStyle.Body.LineHeight);
        var row = parent is null ? null : flow.Document.Structure.Open("TR", parent);
        for (var i = 0; i < columns.Count; i++)
        {
            var cell = row is null ? null : flow.Document.Structure.Open("TH", row, "/A<</O/Table/Scope/Column>>");
            var column = i;
            flow.Document.Page.Mark(cell, () => DrawLines(column, flow.Lines(columns[column].Title, style, WidthOf(column)), style, flow.Y - Above));
            if (cell is not null) flow.Document.Structure.Close(cell);
        }
        if (row is not null) flow.Document.Structure.Close(row);
        flow.Space(height);
        flow.Document.Page.Mark(null, () => flow.Document.Page.Line(flow.Left, flow.Y, flow.Width, 0.3, 0.8));
    }

    private static TextStyle Style(bool bold) => bold ? TextStyle.Strong : TextStyle.Body;

    private double WidthOf(int column) => flow.Width * columns[column].Share - Gap;

    private void Draw(int column, List<string> main, List<string> small, bool bold)
    {
        var y = DrawLines(column, main, Style(bold), flow.Y - Above);
        DrawLines(column, small, TextStyle.Small, y);
    }

    private double DrawLines(int column, List<string> lines, TextStyle style, double y)
    {
        var (letters, figure) = (flow.Letters(style), columns[column].IsFigure);
        var left = flow.Left + columns.Take(column).Sum(c => c.Share) * flow.Width;
        foreach (var line in lines)
        {
            y -= style.LineHeight;
            // The last column ends where the table ends; the others leave a gap to the next.
            var room = column == columns.Count - 1 ? WidthOf(column) + Gap : WidthOf(column);
            var x = figure ? left + room - letters.Width(line, style.Size, tabular: true) : left;
            flow.Document.Page.Text(letters, style.Size, x, y + style.Size * 0.3, line, style.Grey, figure);
        }
        return y;
    }
}
