using System.Buffers.Binary;

namespace Portal.Server.Files.Pictures;

/// <summary>PNG (with APNG): keeps the chunks that make the picture and its colours, and the orientation; texts, times, private chunks and what follows the end go.</summary>
internal static class PngCleaner
{
    private static readonly string[] Kept =
    [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD", "hIST", "pHYs", "cICP", "mDCV", "cLLI", "acTL", "fcTL", "fdAT",
    ];

    public static byte[] Clean(byte[] bytes)
    {
        var reader = new ByteReader(bytes);
        using var clean = new MemoryStream(bytes.Length);
        clean.Write(reader.Take(8));
        var hasData = false;
        for (var first = true; ; first = false)
        {
            var start = reader.At;
            var length = reader.U32();
            var type = System.Text.Encoding.Latin1.GetString(reader.Take(4));
            var body = reader.Take(length);
            reader.Take(4);
            StrangePictureException.Unless(first == (type == "IHDR") && (type != "IHDR" || length == 13));
            if (type == "eXIf" && ExifOrientation.Of(body) is { } orientation) Chunk(clean, [.. "eXIf"u8, .. ExifOrientation.Tiff(orientation)]);
            if (Kept.Contains(type)) clean.Write(bytes, start, reader.At - start);
            hasData |= type == "IDAT";
            if (type == "IEND") break;
        }
        StrangePictureException.Unless(hasData);
        return clean.ToArray();
    }

    private static void Chunk(MemoryStream clean, byte[] typeAndBody)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, typeAndBody.Length - 4);
        clean.Write(number);
        clean.Write(typeAndBody);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(typeAndBody));
        clean.Write(number);
    }

    /// <summary>CRC-32 as PNG wants it.</summary>
    private static uint Checksum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var b in bytes)
        {
            sum ^= b;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB88320;
        }
        return ~sum;
    }
}
