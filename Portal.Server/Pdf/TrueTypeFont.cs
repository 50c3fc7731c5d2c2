using System.Buffers.Binary;
using System.Text;

namespace Portal.Server.Pdf;

/// <summary>A TrueType font, read as far as drawing its letters needs: which glyph a character has, how wide it is, its outline.</summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] file;
    private readonly Dictionary<string, (int Offset, int Length)> tables = [];
    private readonly Dictionary<int, int> glyphs = [];
    private readonly Dictionary<int, int> tabular = [];
    private readonly int wideGlyphs, loca, glyf;
    private readonly bool longLoca;

    public TrueTypeFont(string name, byte[] file)
    {
        (Name, this.file) = (name, file);
        for (var i = 0; i < U16(4); i++)
        {
            var entry = 12 + 16 * i;
            tables[Encoding.ASCII.GetString(file, entry, 4)] = ((int)U32(entry + 8), (int)U32(entry + 12));
        }
        var (head, hhea, os2) = (Offset("head"), Offset("hhea"), Offset("OS/2"));
        UnitsPerEm = U16(head + 18);
        Box = [S16(head + 36), S16(head + 38), S16(head + 40), S16(head + 42)];
        longLoca = U16(head + 50) == 1;
        (Ascent, Descent, wideGlyphs) = (S16(hhea + 4), S16(hhea + 6), U16(hhea + 34));
        CapHeight = S16(os2 + 88);
        GlyphCount = U16(Offset("maxp") + 4);
        (loca, glyf) = (Offset("loca"), Offset("glyf"));
        ReadCharacters();
        if (tables.TryGetValue("GSUB", out var substitutions)) ReadTabular(substitutions.Offset);
    }

    public string Name { get; }

    public int UnitsPerEm { get; }

    /// <summary>The smallest box that holds every glyph.</summary>
    public IReadOnlyList<int> Box { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    public int GlyphCount { get; }

    /// <summary>The glyph of a character; 0, the empty box, where the font has none.</summary>
    public int GlyphOf(int character) => glyphs.GetValueOrDefault(character);

    /// <summary>The form of a figure's glyph that is as wide as every other figure's; the glyph itself where there is none.</summary>
    public int TabularOf(int glyph) => tabular.GetValueOrDefault(glyph, glyph);

    /// <summary>How far the next glyph stands from this one, in the font's units.</summary>
    public int Advance(int glyph) => U16(Offset("hmtx") + 4 * Math.Min(glyph, wideGlyphs - 1));

    /// <summary>Where the outline begins, left of its advance.</summary>
    public short Bearing(int glyph)
    {
        var hmtx = Offset("hmtx");
        return glyph < wideGlyphs ? S16(hmtx + 4 * glyph + 2) : S16(hmtx + 4 * wideGlyphs + 2 * (glyph - wideGlyphs));
    }

    /// <summary>The outline as the file has it; empty for a space.</summary>
    public ReadOnlySpan<byte> Outline(int glyph)
    {
        var (from, to) = (Location(glyph), Location(glyph + 1));
        return file.AsSpan(glyf + from, to - from);
    }

    public ReadOnlySpan<byte> Table(string name) => tables.TryGetValue(name, out var table) ? file.AsSpan(table.Offset, table.Length) : [];

    private int Location(int glyph) => longLoca ? (int)U32(loca + 4 * glyph) : 2 * U16(loca + 2 * glyph);

    private int Offset(string table) => tables[table].Offset;

    /// <summary>Reads the character map of format 12, which covers all of Unicode in runs.</summary>
    private void ReadCharacters()
    {
        var cmap = Offset("cmap");
        for (var i = 0; i < U16(cmap + 2); i++)
        {
            var table = cmap + (int)U32(cmap + 8 + 8 * i);
            if (U16(table) != 12) continue;
            for (var run = 0; run < U32(table + 12); run++)
            {
                var at = table + 16 + 12 * run;
                var (first, last, glyph) = ((int)U32(at), (int)U32(at + 4), (int)U32(at + 8));
                for (var c = first; c <= last; c++) glyphs[c] = glyph + c - first;
            }
            return;
        }
        throw new InvalidDataException($"The font {Name} has no character map of format 12.");
    }

    /// <summary>Reads the feature "tnum": lists of glyphs, and of what stands for each.</summary>
    private void ReadTabular(int table)
    {
        var (features, lookups) = (table + U16(table + 6), table + U16(table + 8));
        var tnum = Enumerable.Range(0, U16(features)).Select(i => features + 2 + 6 * i).FirstOrDefault(at => file.AsSpan(at, 4).SequenceEqual("tnum"u8));
        if (tnum == 0) return;
        var feature = features + U16(tnum + 4);
        for (var i = 0; i < U16(feature + 2); i++)
        {
            var lookup = lookups + U16(lookups + 2 + 2 * U16(feature + 4 + 2 * i));
            if (U16(lookup) != 1) continue;
            var substitution = lookup + U16(lookup + 6);
            if (U16(substitution) != 2) continue;
            foreach (var (glyph, place) in Covered(substitution + U16(substitution + 2))) tabular[glyph] = U16(substitution + 6 + 2 * place);
        }
    }

    /// <summary>The glyphs of a coverage table, with their places: a plain list, or runs.</summary>
    private IEnumerable<(int Glyph, int Place)> Covered(int at)
    {
        for (var i = 0; i < U16(at + 2); i++)
        {
            if (U16(at) == 1)
            {
                yield return (U16(at + 4 + 2 * i), i);
                continue;
            }
            var (first, last, place) = (U16(at + 4 + 6 * i), U16(at + 6 + 6 * i), U16(at + 8 + 6 * i));
            for (var glyph = first; glyph <= last; glyph++) yield return (glyph, place + glyph - first);
        }
    }

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    private short S16(int at) => BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
}
