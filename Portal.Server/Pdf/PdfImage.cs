using System.Buffers.Binary;

namespace Portal.Server.Pdf;

/// <summary>A picture as a PDF takes it: the compressed data as it is, nothing decoded.</summary>
/// <param name="Entries">What the PDF must know of it.</param>
internal sealed record PdfImage(int Width, int Height, string Entries, byte[] Data)
{
    /// <returns>Null for a kind that cannot be passed on as it is: no JPEG, or a PNG with transparency or interlaced rows.</returns>
    public static PdfImage? Of(byte[] bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg(bytes),
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] when bytes.Length > 33 => Png(bytes),
        _ => null,
    };

    private static PdfImage? Jpeg(byte[] bytes)
    {
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF;)
        {
            var (marker, length) = (bytes[at + 1], BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2)));
            if (marker is >= 0xC0 and <= 0xC2)
            {
                var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 5)), BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 7)));
                var colours = bytes[at + 9] switch { 1 => "DeviceGray", 3 => "DeviceRGB", _ => null };
                return colours is null ? null : new PdfImage(width, height, $"/ColorSpace/{colours}/BitsPerComponent 8/Filter/DCTDecode", bytes);
            }
            at += 2 + length;
        }
        return null;
    }

    private static PdfImage? Png(byte[] bytes)
    {
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)));
        var (bits, colourType, interlaced) = (bytes[24], bytes[25], bytes[28] != 0);
        var (colours, space) = colourType switch { 0 => (1, "/DeviceGray"), 2 => (3, "/DeviceRGB"), 3 => (1, null), _ => (0, null) };
        if (colours == 0 || interlaced) return null;
        using var data = new MemoryStream();
        for (var at = 8; at + 12 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
            if (length < 0 || at + 12 + length > bytes.Length) return null;
            var kind = bytes.AsSpan(at + 4, 4);
            var part = bytes.AsSpan(at + 8, length);
            if (kind.SequenceEqual("PLTE"u8)) space = $"[/Indexed/DeviceRGB {length / 3 - 1}<{Convert.ToHexString(part)}>]";
            if (kind.SequenceEqual("tRNS"u8)) return null;
            if (kind.SequenceEqual("IDAT"u8)) data.Write(part);
            at += 12 + length;
        }
        return space is null ? null : new PdfImage(width, height,
            $"/ColorSpace{space}/BitsPerComponent {bits}/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {colours}/BitsPerComponent {bits}/Columns {width}>>", data.ToArray());
    }
}
