using Portal.Server.Pdf;
using Portal.Tests.Support;

namespace Portal.Tests.Pdf;

/// <summary>What our writer makes, as other programs read it.</summary>
public sealed class PdfWriterTests
{
    private const string Names = "Größe & Straße, Łódź Żółć, Αθήνα Θεσσαλονίκη, Київ Ёлка, 12,50 €, fi ffl „so“ – ok";

    [Fact]
    public void Text_in_Latin_Greek_and_Cyrillic_is_drawn_and_can_be_copied()
    {
        var pdf = Write(flow => flow.Paragraph(Names));
        PdfTools.Check(pdf);
        Assert.Contains(Names, PdfTools.Text(pdf));
        Assert.Contains("Page 1 of 1", PdfTools.Text(pdf));
    }

    [Fact]
    public void A_character_that_the_font_lacks_can_still_be_copied_and_breaks_nothing()
    {
        var pdf = Write(flow => flow.Paragraph("東京 😀 end"));
        PdfTools.Check(pdf);
        Assert.Contains("東京 😀 end", PdfTools.Text(pdf));
    }

    [Fact]
    public void The_document_says_its_title_author_and_language_and_is_tagged()
    {
        var pdf = Write(flow => { flow.Heading("Überschrift"); flow.Paragraph("Text"); });
        var info = PdfTools.Info(pdf);
        Assert.Matches(@"Title: +Ein Titel – \(ä\)", info);
        Assert.Matches("Author: +Nordwind", info);
        Assert.Matches("Tagged: +yes", info);
        Assert.Contains("/Lang(de)", System.Text.Encoding.Latin1.GetString(pdf));
        var structure = PdfTools.Info(pdf, "-struct-text");
        Assert.Matches(@"H1[\s\S]*Überschrift[\s\S]*P[\s\S]*Text", structure);
    }

    [Fact]
    public void A_table_of_200_rows_goes_on_with_its_titles_on_each_page_and_no_row_is_torn()
    {
        var pdf = Write(flow => Table(flow, 200));
        PdfTools.Check(pdf);
        var pages = PdfTools.Text(pdf).TrimEnd('\f').Split('\f');
        Assert.InRange(pages.Length, 5, 20);
        Assert.All(pages, (page, i) =>
        {
            Assert.Contains("Description", page);
            Assert.Contains($"Page {i + 1} of {pages.Length}", page);
        });
        Assert.All(Enumerable.Range(1, 200), n => Assert.Single(pages, p => p.Contains($"Row {n} ", StringComparison.Ordinal)));
        // Repeated titles are decoration: the structure has each title once.
        var structure = PdfTools.Info(pdf, "-struct-text");
        Assert.Equal(3, structure.Split("TH").Length - 1);
        Assert.Equal(600, structure.Split("TD").Length - 1);
    }

    [Fact]
    public void Figures_of_a_column_are_all_as_wide_as_each_other_and_stay_one_word()
    {
        var letters = new PdfLetters("F1", PdfFonts.Regular);
        Assert.NotEqual(letters.Width("111", 10), letters.Width("888", 10));
        Assert.Equal(letters.Width("111", 10, tabular: true), letters.Width("888", 10, tabular: true));
        Assert.Contains("1,111.11", PdfTools.Text(Write(flow => Table(flow, 1))));
    }

    [Fact]
    public void Words_wider_than_their_column_are_broken_and_nothing_is_lost()
    {
        var word = new string('W', 150);
        var pdf = Write(flow => flow.Paragraph(word));
        Assert.Equal(150, PdfTools.Text(pdf).Count(c => c == 'W'));
    }

    [Fact]
    public void Pictures_are_passed_on_as_they_are()
    {
        foreach (var sample in new[] { "photo.jpg", "palette.png" })
        {
            var image = PdfImage.Of(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Files", "Samples", sample)));
            if (image is null) continue;
            var pdf = Write(flow =>
            {
                var name = flow.Document.Use(image);
                flow.Figure(60, 60, "A picture", (page, x, y) => page.Image(name, x, y, 60, 60));
            });
            PdfTools.Check(pdf);
            var folder = Directory.CreateTempSubdirectory("pdf-test-").FullName;
            Assert.Single(PdfTools.Draw(pdf, folder));
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public void The_same_content_makes_the_same_bytes() =>
        Assert.Equal(Write(flow => Table(flow, 30)), Write(flow => Table(flow, 30)));

    private static byte[] Write(Action<PdfFlow> set)
    {
        using var stream = new MemoryStream();
        using (var document = new PdfDocument(stream, new PdfFacts("Ein Titel – (ä)", "Nordwind", "de", new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero))
        {
            PageWords = (page, pages) => $"Page {page} of {pages}", Foot = ["Nordwind Handel GmbH"],
        }))
        {
            set(new PdfFlow(document));
            document.Finish();
        }
        return stream.ToArray();
    }

    private static void Table(PdfFlow flow, int rows)
    {
        using var table = new PdfTable(flow, [new("No.", 0.1), new("Description", 0.6), new("Amount", 0.3, true)]);
        for (var i = 1; i <= rows; i++) table.Row(new PdfCell($"{i}"), new PdfCell($"Row {i} of the table", "with a second line"), new PdfCell((i * 1111.11m).ToString("N2", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
