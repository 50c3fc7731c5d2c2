using System.Text;

namespace Portal.Server.Files.Pictures;

/// <summary>A piece of an item's data, as places in the file.</summary>
internal readonly record struct Extent(uint Item, bool IsInIdat, long Start, long Length);

/// <summary>What the boxes of a HEIF file say about its items (ISO/IEC 23008-12).</summary>
internal static class HeicItems
{
    private static readonly string[] Pictures = ["hvc1", "hev1", "lhv1", "jpeg", "grid", "iovl", "iden", "tmap"];

    /// <summary>The items that are pictures or make one out of others; their names are blotted out on the way.</summary>
    public static HashSet<uint> ReadPictures(Span<byte> bytes, IsoBox iinf)
    {
        var reader = new ByteReader(bytes[iinf.Body..iinf.End]);
        var version = reader.Take(4)[0];
        reader.Number(version == 0 ? 2 : 4);
        var pictures = new HashSet<uint>();
        foreach (var infe in IsoBox.Read(bytes, iinf.Body + reader.At, iinf.End))
        {
            var entry = new ByteReader(bytes[infe.Body..infe.End]);
            var form = entry.Take(4)[0];
            StrangePictureException.Unless(infe.Type == "infe" && form is 2 or 3);
            var id = (uint)entry.Number(form == 2 ? 2 : 4);
            entry.Take(2);
            var type = Encoding.Latin1.GetString(entry.Take(4));
            if (Pictures.Contains(type)) pictures.Add(id);
            var name = bytes[(infe.Body + entry.At)..infe.End];
            name[..(name.IndexOf((byte)0) is var end and >= 0 ? end : name.Length)].Fill((byte)' ');
        }
        return pictures;
    }

    public static uint ReadPrimary(ReadOnlySpan<byte> bytes, IsoBox pitm)
    {
        var reader = new ByteReader(bytes[pitm.Body..pitm.End]);
        return (uint)reader.Number(reader.Take(4)[0] == 0 ? 2 : 4);
    }

    /// <summary>Where the items' data lies.</summary>
    public static List<Extent> ReadPlaces(ReadOnlySpan<byte> bytes, IsoBox iloc)
    {
        var reader = new ByteReader(bytes[iloc.Body..iloc.End]);
        var version = reader.Take(4)[0];
        var (sizes, more) = (reader.U8(), reader.U8());
        var (offsetSize, lengthSize, baseSize, indexSize) = (sizes >> 4, sizes & 15, more >> 4, version > 0 ? more & 15 : 0);
        StrangePictureException.Unless(version <= 2);
        var places = new List<Extent>();
        for (var items = reader.Number(version < 2 ? 2 : 4); items > 0; items--)
        {
            var id = (uint)reader.Number(version < 2 ? 2 : 4);
            var method = version > 0 ? reader.U16() & 15 : 0;
            // Data in other files, and data made of other items' data, cannot be followed.
            StrangePictureException.Unless(reader.U16() == 0 && method <= 1);
            var start = reader.Number(baseSize);
            var count = reader.U16();
            // Extents that take no room in the box would be counted for ever.
            StrangePictureException.Unless(count <= 1 || offsetSize + lengthSize > 0);
            for (; count > 0; count--)
            {
                reader.Number(indexSize);
                var offset = reader.Number(offsetSize);
                places.Add(new Extent(id, method == 1, start + offset, reader.Number(lengthSize)));
            }
        }
        return places;
    }
}
