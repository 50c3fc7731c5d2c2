using System.Globalization;
using System.Text;

namespace Portal.Server.Pdf;

/// <summary>One weight of the document's font: measures text, spells it for a page, and at the end writes what was used of it.</summary>
internal sealed class PdfLetters(string name, TrueTypeFont font)
{
    private readonly FontSubset subset = new(font);

    /// <summary>As pages call it.</summary>
    public string Name => name;

    public double Ascent(double size) => size * font.Ascent / font.UnitsPerEm;

    /// <summary>How wide a text is, in points.</summary>
    /// <param name="tabular">With figures that are all as wide as each other, so that sums stand in columns.</param>
    public double Width(string text, double size, bool tabular = false)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes()) width += Advance(rune.Value, tabular);
        return width * size / font.UnitsPerEm;
    }

    /// <summary>The text as a page draws it: the numbers of its glyphs.</summary>
    public string Spell(string text, bool tabular = false)
    {
        var line = new StringBuilder("<");
        foreach (var rune in text.EnumerateRunes()) line.Append(subset.Use(rune.Value, tabular).ToString("X4", CultureInfo.InvariantCulture));
        return line.Append('>').ToString();
    }

    /// <summary>Writes the font with the glyphs that were used.</summary>
    /// <returns>The number of the font's object.</returns>
    public int Write(PdfOutput output)
    {
        var bytes = subset.Build();
        var file = output.AddStream($"/Length1 {bytes.Length}", bytes);
        var called = $"{Tag(bytes)}+{font.Name}";
        var descriptor = output.Add($"<</Type/FontDescriptor/FontName/{called}/Flags 4/FontBBox[{string.Join(' ', font.Box.Select(Thousandths))}]"
            + $"/ItalicAngle 0/Ascent {Thousandths(font.Ascent)}/Descent {Thousandths(font.Descent)}/CapHeight {Thousandths(font.CapHeight)}/StemV 80/FontFile2 {file} 0 R>>");
        var widths = string.Join(' ', Enumerable.Range(0, subset.Characters.Count).Select(n => Thousandths(subset.Advance(n))));
        var descendant = output.Add($"<</Type/Font/Subtype/CIDFontType2/BaseFont/{called}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            + $"/FontDescriptor {descriptor} 0 R/DW 1000/W[0[{widths}]]/CIDToGIDMap/Identity>>");
        var map = output.AddStream("", Encoding.ASCII.GetBytes(CharacterMap()));
        return output.Add($"<</Type/Font/Subtype/Type0/BaseFont/{called}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {map} 0 R>>");
    }

    private int Advance(int character, bool tabular)
    {
        var glyph = font.GlyphOf(character);
        return font.Advance(tabular ? font.TabularOf(glyph) : glyph);
    }

    private string Thousandths(int units) => Math.Round(units * 1000d / font.UnitsPerEm).ToString(CultureInfo.InvariantCulture);

    /// <summary>Says which characters the glyphs stand for, so that text can be found and copied.</summary>
    private string CharacterMap()
    {
        var map = new StringBuilder("/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def"
            + "/CMapName/Adobe-Identity-UCS def/CMapType 2 def 1 begincodespacerange<0000><FFFF>endcodespacerange\n");
        var known = subset.Characters.Select((c, n) => (Character: c, Number: n)).Where(p => p.Character != 0).ToList();
        foreach (var hundred in known.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{hundred.Length} beginbfchar\n");
            foreach (var (character, number) in hundred)
            {
                var unicode = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(character)));
                map.Append(CultureInfo.InvariantCulture, $"<{number:X4}><{unicode}>\n");
            }
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap CMapName currentdict/CMap defineresource pop end end").ToString();
    }

    /// <summary>Six letters that tell this subset from others of the same font.</summary>
    private static string Tag(byte[] bytes) =>
        string.Concat(System.Security.Cryptography.SHA256.HashData(bytes).Take(6).Select(b => (char)('A' + b % 26)));
}
