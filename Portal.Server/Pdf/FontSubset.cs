using System.Buffers.Binary;
using System.Text;

namespace Portal.Server.Pdf;

/// <summary>The glyphs of a font that a document uses, numbered anew from 1, and the small font made of them.</summary>
internal sealed class FontSubset(TrueTypeFont font)
{
    private const int HasScale = 0x8, More = 0x20, HasTwoScales = 0x40, HasMatrix = 0x80, WideArguments = 0x1;

    private readonly List<int> glyphs = [0];
    private readonly List<int> characters = [0];
    private readonly Dictionary<(int Character, bool Tabular), int> byCharacter = [];
    private readonly Dictionary<int, int> parts = [];

    public TrueTypeFont Font => font;

    /// <summary>The characters by new number; 0 for the empty box and for parts of other glyphs.</summary>
    public IReadOnlyList<int> Characters => characters;

    /// <summary>
    /// The new number of a character's glyph. A character that the font lacks is drawn as the empty box under a number of its
    /// own, so that the text can still be found and copied.
    /// </summary>
    public int Use(int character, bool tabular)
    {
        if (byCharacter.TryGetValue((character, tabular), out var known)) return known;
        characters.Add(character);
        glyphs.Add(tabular ? font.TabularOf(font.GlyphOf(character)) : font.GlyphOf(character));
        return byCharacter[(character, tabular)] = glyphs.Count - 1;
    }

    public int Advance(int number) => font.Advance(glyphs[number]);

    /// <summary>The small font. No more characters can be used after.</summary>
    public byte[] Build()
    {
        var outlines = new List<byte[]>();
        // The parts that a glyph is put together from join the list while it is walked.
        for (var i = 0; i < glyphs.Count; i++) outlines.Add(Renumber(font.Outline(glyphs[i]).ToArray()));
        var (glyf, loca) = Outlines(outlines);
        var (head, hhea, maxp) = (font.Table("head").ToArray(), font.Table("hhea").ToArray(), font.Table("maxp").ToArray());
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)glyphs.Count);
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)glyphs.Count);
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = glyf, ["head"] = head, ["hhea"] = hhea, ["hmtx"] = Metrics(), ["loca"] = loca, ["maxp"] = maxp,
        };
        foreach (var hinting in new[] { "cvt ", "fpgm", "prep" })
        {
            if (font.Table(hinting) is { Length: > 0 } table) tables[hinting] = table.ToArray();
        }
        return Pack(tables);
    }

    /// <summary>A glyph made of others names them by their new numbers.</summary>
    private byte[] Renumber(byte[] outline)
    {
        if (outline.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0) return outline;
        for (int at = 10, flags = More; (flags & More) != 0;)
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            var part = outline.AsSpan(at + 2);
            BinaryPrimitives.WriteUInt16BigEndian(part, (ushort)PartOf(BinaryPrimitives.ReadUInt16BigEndian(part)));
            at += 4 + ((flags & WideArguments) != 0 ? 4 : 2);
            at += (flags & HasMatrix) != 0 ? 8 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasScale) != 0 ? 2 : 0;
        }
        return outline;
    }

    private int PartOf(int glyph)
    {
        if (parts.TryGetValue(glyph, out var known)) return known;
        characters.Add(0);
        glyphs.Add(glyph);
        return parts[glyph] = glyphs.Count - 1;
    }

    private static (byte[] Glyf, byte[] Loca) Outlines(List<byte[]> outlines)
    {
        using var glyf = new MemoryStream();
        var loca = new byte[4 * (outlines.Count + 1)];
        for (var i = 0; i < outlines.Count; i++)
        {
            glyf.Write(outlines[i]);
            while (glyf.Length % 4 != 0) glyf.WriteByte(0);
            BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * (i + 1)), (uint)glyf.Length);
        }
        return (glyf.ToArray(), loca);
    }

    private byte[] Metrics()
    {
        var metrics = new byte[4 * glyphs.Count];
        for (var i = 0; i < glyphs.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * i), (ushort)font.Advance(glyphs[i]));
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan(4 * i + 2), font.Bearing(glyphs[i]));
        }
        return metrics;
    }

    private static byte[] Pack(SortedDictionary<string, byte[]> tables)
    {
        var power = (int)Math.Log2(tables.Count);
        var (range, begin) = (16 << power, 12 + 16 * tables.Count);
        var file = new byte[begin + tables.Values.Sum(t => (t.Length + 3) & ~3)];
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        foreach (var (at, value) in new[] { (4, tables.Count), (6, range), (8, power), (10, 16 * tables.Count - range) })
        {
            BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(at), (ushort)value);
        }
        var entry = 12;
        foreach (var (name, table) in tables)
        {
            table.CopyTo(file, begin);
            Encoding.ASCII.GetBytes(name).CopyTo(file, entry);
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(entry + 4), Sum(file.AsSpan(begin, (table.Length + 3) & ~3)));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(entry + 8), (uint)begin);
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(entry + 12), (uint)table.Length);
            (begin, entry) = (begin + ((table.Length + 3) & ~3), entry + 16);
        }
        return file;
    }

    private static uint Sum(ReadOnlySpan<byte> table)
    {
        uint sum = 0;
        for (var i = 0; i < table.Length; i += 4) sum += BinaryPrimitives.ReadUInt32BigEndian(table[i..]);
        return sum;
    }
}
