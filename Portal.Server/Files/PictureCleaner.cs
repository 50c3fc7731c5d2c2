using System.Buffers.Binary;

namespace Portal.Server.Files;

/// <summary>Takes out of a picture what it tells beyond its pixels, by its structure alone; nothing is decoded.</summary>
internal static class PictureCleaner
{
    public static byte[] Clean(FileKind kind, byte[] bytes) =>
        kind == FileKind.Jpeg ? Jpeg(bytes)
        : kind == FileKind.Png ? Png(bytes)
        : bytes;

    /// <summary>JPEG: drops APP1 (Exif, XMP), APP13 (IPTC) and comments; a bare orientation goes back in, or photos would lie on their side.</summary>
    private static byte[] Jpeg(byte[] bytes)
    {
        using var clean = new MemoryStream(bytes.Length);
        clean.Write(bytes, 0, 2);
        var at = 2;
        while (at + 4 <= bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            if (marker == 0xDA) break;
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2));
            if (at + length > bytes.Length) break;
            if (marker == 0xE1 && ExifOrientation.Of(bytes.AsSpan(at + 4, length - 4)) is { } orientation) clean.Write(ExifOrientation.Segment(orientation));
            if (marker is not (0xE1 or 0xED or 0xFE)) clean.Write(bytes, at, length);
            at += length;
        }
        clean.Write(bytes, at, bytes.Length - at);
        return clean.ToArray();
    }

    /// <summary>PNG: drops the chunks with Exif, text and time.</summary>
    private static byte[] Png(byte[] bytes)
    {
        using var clean = new MemoryStream(bytes.Length);
        clean.Write(bytes, 0, 8);
        var at = 8;
        while (at + 12 <= bytes.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at)) + 12L;
            if (at + length > bytes.Length) break;
            var type = bytes.AsSpan(at + 4, 4);
            var tells = type.SequenceEqual("eXIf"u8) || type.SequenceEqual("tEXt"u8) || type.SequenceEqual("zTXt"u8) || type.SequenceEqual("iTXt"u8) || type.SequenceEqual("tIME"u8);
            if (!tells) clean.Write(bytes, at, (int)length);
            at += (int)length;
        }
        return clean.ToArray();
    }
}
