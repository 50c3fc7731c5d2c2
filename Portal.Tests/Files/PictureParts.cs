using System.Buffers.Binary;
using System.Text;

namespace Portal.Tests.Files;

/// <summary>A piece of a picture file: a segment, a chunk, a block, a box.</summary>
internal sealed record Part(string Type, byte[] Body)
{
    public override string ToString() => $"{Type} {Convert.ToHexString(Body)}";
}

/// <summary>Takes picture files apart, written apart from the cleaner and only as far as whole, simple files need it.</summary>
internal static class PictureParts
{
    public static List<Part> Of(string name, byte[] bytes) => Path.GetExtension(name) switch
    {
        ".jpg" => Jpeg(bytes),
        ".png" => Png(bytes),
        ".webp" => WebP(bytes[12..(8 + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4)))]),
        ".gif" => Gif(bytes),
        _ => throw new ArgumentException(name),
    };

    /// <summary>The types that are the picture itself.</summary>
    public static bool IsPicture(Part part) => part.Type is "C0" or "C2" or "C4" or "DB" or "DD" or "DA" or "EE"
        or "IHDR" or "PLTE" or "tRNS" or "IDAT" or "acTL" or "fcTL" or "fdAT" or "gAMA" or "cHRM" or "iCCP"
        or "VP8 " or "VP8L" or "ALPH" or "ANIM" or "ANMF" or "ICCP" or "head" or "F9" or "2C";

    private static List<Part> Jpeg(byte[] bytes)
    {
        var parts = new List<Part>();
        for (var at = 2; bytes[at + 1] != 0xD9;)
        {
            var marker = bytes[at + 1];
            var end = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2));
            // A scan runs on to the next marker that is neither a stuffed byte nor a restart.
            if (marker == 0xDA) while (bytes[end] != 0xFF || bytes[end + 1] is 0 or >= 0xD0 and <= 0xD7) end++;
            parts.Add(new Part(marker.ToString("X2"), bytes[(at + 4)..end]));
            at = end;
        }
        return parts;
    }

    private static List<Part> Png(byte[] bytes)
    {
        var parts = new List<Part>();
        for (var at = 8; at < bytes.Length && (parts.Count == 0 || parts[^1].Type != "IEND");)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
            // With its checksum.
            parts.Add(new Part(Encoding.ASCII.GetString(bytes, at + 4, 4), bytes[(at + 8)..(at + 12 + length)]));
            at += 12 + length;
        }
        return parts;
    }

    private static List<Part> WebP(byte[] bytes)
    {
        var parts = new List<Part>();
        for (var at = 0; at < bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 4));
            parts.Add(new Part(Encoding.ASCII.GetString(bytes, at, 4), bytes[(at + 8)..(at + 8 + length)]));
            at += 8 + length + length % 2;
        }
        return parts;
    }

    private static List<Part> Gif(byte[] bytes)
    {
        var at = 13 + Table(bytes[10]);
        var parts = new List<Part> { new("head", bytes[..at]) };
        while (bytes[at] != 0x3B)
        {
            var start = at;
            var isImage = bytes[at] == 0x2C;
            var type = isImage ? "2C" : bytes[at + 1].ToString("X2");
            at += isImage ? 11 + Table(bytes[at + 9]) : 2;
            while (bytes[at] != 0) at += 1 + bytes[at];
            at++;
            parts.Add(new Part(type, bytes[start..at]));
        }
        return parts;
    }

    private static int Table(byte flags) => flags < 0x80 ? 0 : 3 * (2 << (flags & 7));
}
