using System.Text;

namespace Portal.Server.Files.Pictures;

/// <summary>A box of the ISO base media file format (ISO/IEC 14496-12): where it starts, where its content does, and where both end.</summary>
internal readonly record struct IsoBox(string Type, int Start, int Body, int End)
{
    /// <summary>The boxes between two places, one after the other.</summary>
    /// <exception cref="StrangePictureException">They do not fill the place.</exception>
    public static List<IsoBox> Read(ReadOnlySpan<byte> bytes, int from, int to)
    {
        var boxes = new List<IsoBox>();
        for (var at = from; at < to; at = boxes[^1].End)
        {
            var box = ReadOne(bytes, at, to);
            StrangePictureException.Unless(box is not null);
            boxes.Add(box!.Value);
        }
        return boxes;
    }

    /// <returns>Null where there is none.</returns>
    public static IsoBox? ReadOne(ReadOnlySpan<byte> bytes, int at, int to)
    {
        if (to - at < 8) return null;
        var reader = new ByteReader(bytes[at..to]);
        var size = (long)reader.U32();
        var type = Encoding.Latin1.GetString(reader.Take(4));
        if (size == 1) size = reader.Left >= 8 ? reader.Number(8) : 0;
        else if (size == 0) size = to - at;
        return size >= reader.At && size <= to - at ? new IsoBox(type, at, at + reader.At, at + (int)size) : null;
    }

    /// <summary>Leaves the box in its place, empty.</summary>
    public void Empty(Span<byte> bytes) => bytes[Body..End].Clear();

    /// <summary>Leaves nothing but its length.</summary>
    public void Free(Span<byte> bytes)
    {
        "free"u8.CopyTo(bytes[(Start + 4)..]);
        Empty(bytes);
    }
}
