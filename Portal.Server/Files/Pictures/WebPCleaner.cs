using System.Buffers.Binary;
using System.Text;

namespace Portal.Server.Files.Pictures;

/// <summary>WebP (RFC 9649): keeps the picture's chunks, its colour profile and the orientation; Exif, XMP, unknown chunks and what follows the end go.</summary>
internal static class WebPCleaner
{
    private const byte HasProfile = 0x20, HasAlpha = 0x10, HasExif = 0x08, IsAnimated = 0x02;
    private const int FrameHead = 16, ExtendedHead = 10;

    public static byte[] Clean(byte[] bytes)
    {
        var head = new ByteReader(bytes);
        head.Take(4);
        var size = head.U32Little();
        StrangePictureException.Unless(size >= 4);
        var reader = new ByteReader(head.Take(size)[4..]);
        using var clean = new MemoryStream(bytes.Length);
        clean.Write("RIFF\0\0\0\0WEBP"u8);
        var first = Type(ref reader, out var body);
        if (first == "VP8X") Extended(clean, body, ref reader);
        else if (first is "VP8 " or "VP8L") Chunk(clean, first, body);
        else throw new StrangePictureException();
        var result = clean.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(result.AsSpan(4), (uint)result.Length - 8);
        return result;
    }

    private static void Extended(MemoryStream clean, scoped ReadOnlySpan<byte> extended, scoped ref ByteReader reader)
    {
        StrangePictureException.Unless(extended.Length >= ExtendedHead);
        var flags = clean.Position + 8;
        Chunk(clean, "VP8X", [(byte)(extended[0] & (HasProfile | HasAlpha | IsAnimated)), 0, 0, 0, .. extended[4..ExtendedHead]]);
        var (hasPicture, orientation) = (false, (byte?)null);
        while (reader.Left > 0)
        {
            var type = Type(ref reader, out var body);
            if (type is "ICCP" or "ANIM" or "ALPH" or "VP8 " or "VP8L") Chunk(clean, type, body);
            else if (type == "ANMF") Chunk(clean, type, Frame(body));
            else if (type == "EXIF") orientation = ExifOrientation.Of(body);
            hasPicture |= type is "ANMF" or "VP8 " or "VP8L";
        }
        StrangePictureException.Unless(hasPicture);
        if (orientation is null) return;
        Chunk(clean, "EXIF", ExifOrientation.Tiff(orientation.Value));
        (var end, clean.Position) = (clean.Position, flags);
        clean.WriteByte((byte)(extended[0] & (HasProfile | HasAlpha | IsAnimated) | HasExif));
        clean.Position = end;
    }

    /// <summary>A frame of an animation carries chunks of its own.</summary>
    private static byte[] Frame(ReadOnlySpan<byte> body)
    {
        var reader = new ByteReader(body);
        using var clean = new MemoryStream(body.Length);
        clean.Write(reader.Take(FrameHead));
        while (reader.Left > 0)
        {
            var type = Type(ref reader, out var part);
            if (type is "ALPH" or "VP8 " or "VP8L") Chunk(clean, type, part);
        }
        return clean.ToArray();
    }

    private static string Type(ref ByteReader reader, out ReadOnlySpan<byte> body)
    {
        var type = Encoding.Latin1.GetString(reader.Take(4));
        var length = reader.U32Little();
        body = reader.Take(length);
        // An odd chunk is filled up; some writers forget that at the very end.
        if (length % 2 == 1 && reader.Left > 0) reader.Take(1);
        return type;
    }

    private static void Chunk(MemoryStream clean, string type, ReadOnlySpan<byte> body)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, body.Length);
        clean.Write(Encoding.Latin1.GetBytes(type));
        clean.Write(length);
        clean.Write(body);
        if (body.Length % 2 == 1) clean.WriteByte(0);
    }
}
