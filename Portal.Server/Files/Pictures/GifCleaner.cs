namespace Portal.Server.Files.Pictures;

/// <summary>GIF (87a, 89a): keeps frames, their timing and the number of loops; comments, texts, application data (XMP) and what follows the end go.</summary>
internal static class GifCleaner
{
    private const byte Extension = 0x21, Image = 0x2C, Trailer = 0x3B, Timing = 0xF9, PlainText = 0x01, Application = 0xFF;

    public static byte[] Clean(byte[] bytes)
    {
        var reader = new ByteReader(bytes);
        using var clean = new MemoryStream(bytes.Length);
        var head = reader.Take(13);
        clean.Write(head);
        clean.Write(reader.Take(TableLength(head[10])));
        var hasImage = false;
        byte[] timing = [];
        while (true)
        {
            // Browsers show a file that lacks its last byte.
            var block = hasImage && reader.Left == 0 ? Trailer : reader.U8();
            if (block == Trailer) break;
            StrangePictureException.Unless(block is Image or Extension);
            if (block == Extension)
            {
                var label = reader.U8();
                var body = Blocks(ref reader);
                if (label == Timing) timing = Timed(body);
                // A text is drawn by nobody today; the timing before it was its own.
                if (label == PlainText) timing = [];
                if (label == Application) clean.Write(Loops(body));
                continue;
            }
            clean.Write(timing);
            timing = [];
            CopyImage(clean, ref reader);
            hasImage = true;
        }
        StrangePictureException.Unless(hasImage);
        clean.WriteByte(Trailer);
        return clean.ToArray();
    }

    private static void CopyImage(MemoryStream clean, ref ByteReader reader)
    {
        clean.WriteByte(Image);
        var descriptor = reader.Take(9);
        clean.Write(descriptor);
        clean.Write(reader.Take(TableLength(descriptor[8])));
        clean.WriteByte(reader.U8());
        clean.Write(Blocks(ref reader));
    }

    /// <summary>Sub-blocks with their lengths and the empty one that ends them.</summary>
    private static ReadOnlySpan<byte> Blocks(ref ByteReader reader)
    {
        var start = reader.Rest;
        var from = reader.At;
        byte length;
        while ((length = reader.U8()) > 0) reader.Take(length);
        return start[..(reader.At - from)];
    }

    private static int TableLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static byte[] Timed(ReadOnlySpan<byte> body) =>
        body is [4, var flags, var low, var high, var transparent, 0] ? [Extension, Timing, 4, flags, low, high, transparent, 0] : [];

    /// <summary>Of all that applications leave in a file, how often an animation runs is the one thing to keep.</summary>
    private static byte[] Loops(ReadOnlySpan<byte> body) =>
        body.Length >= 16 && body[0] == 11 && (body[1..].StartsWith("NETSCAPE2.0"u8) || body[1..].StartsWith("ANIMEXTS1.0"u8)) && body[12] == 3 && body[13] == 1
            ? [Extension, Application, 11, .. "NETSCAPE2.0"u8, 3, 1, body[14], body[15], 0] : [];
}
