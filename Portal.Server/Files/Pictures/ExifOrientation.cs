using System.Buffers.Binary;

namespace Portal.Server.Files.Pictures;

/// <summary>Which way up a photo is: the one Exif value that must survive.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;

    /// <param name="exif">Exif as a picture carries it: a TIFF structure, with or without its introduction.</param>
    /// <returns>2 to 8; null where the picture is to be shown as it is.</returns>
    public static byte? Of(ReadOnlySpan<byte> exif)
    {
        var tiff = exif.StartsWith("Exif\0\0"u8) ? exif[6..] : exif;
        var little = tiff.StartsWith("II"u8);
        if (tiff.Length < 8 || !little && !tiff.StartsWith("MM"u8)) return null;
        var first = U32(tiff, 4, little);
        if (first > tiff.Length - 2) return null;
        var count = U16(tiff, (int)first, little);
        for (var i = 0; i < count; i++)
        {
            var entry = (int)first + 2 + i * 12;
            if (entry + 12 > tiff.Length) return null;
            if (U16(tiff, entry, little) == Tag) return U16(tiff, entry + 8, little) is >= 2 and <= 8 and var value ? (byte)value : null;
        }
        return null;
    }

    /// <summary>A TIFF structure that says nothing but the orientation.</summary>
    public static byte[] Tiff(byte orientation) =>
        [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];

    private static ushort U16(ReadOnlySpan<byte> bytes, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
