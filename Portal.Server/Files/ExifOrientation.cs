using System.Buffers.Binary;

namespace Portal.Server.Files;

/// <summary>Which way up a photo is: the one Exif value that must survive.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;

    /// <param name="segment">The payload of a JPEG APP1 segment.</param>
    /// <returns>1 to 8, or null where the segment has none.</returns>
    public static ushort? Of(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 14 || !segment.StartsWith("Exif\0\0"u8)) return null;
        var tiff = segment[6..];
        var little = tiff.StartsWith("II"u8);
        if (!little && !tiff.StartsWith("MM"u8)) return null;
        var first = U32(tiff, 4, little);
        if (first > tiff.Length - 2) return null;
        var count = U16(tiff, (int)first, little);
        for (var i = 0; i < count; i++)
        {
            var entry = (int)first + 2 + i * 12;
            if (entry + 12 > tiff.Length) return null;
            if (U16(tiff, entry, little) == Tag) return U16(tiff, entry + 8, little) is >= 1 and <= 8 and var value ? value : null;
        }
        return null;
    }

    /// <summary>An APP1 segment that says nothing but the orientation.</summary>
    public static byte[] Segment(ushort orientation) =>
    [
        0xFF, 0xE1, 0x00, 0x22, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0,
        (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ];

    private static ushort U16(ReadOnlySpan<byte> bytes, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
