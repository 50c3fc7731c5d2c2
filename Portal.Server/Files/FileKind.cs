using System.Buffers.Binary;

namespace Portal.Server.Files;

/// <summary>A kind of file the portal takes, told by its content: names and announced types are only claims.</summary>
/// <param name="Extension">How we store it.</param>
/// <param name="Extensions">How senders may call it.</param>
internal sealed record FileKind(string ContentType, string Extension, params string[] Extensions)
{
    public static readonly FileKind Jpeg = new("image/jpeg", ".jpg", ".jpg", ".jpeg", ".jpe", ".jfif");
    public static readonly FileKind Png = new("image/png", ".png", ".png", ".apng");
    public static readonly FileKind Gif = new("image/gif", ".gif", ".gif");
    public static readonly FileKind WebP = new("image/webp", ".webp", ".webp");
    public static readonly FileKind Heic = new("image/heic", ".heic", ".heic", ".heif", ".hif");
    public static readonly FileKind Pdf = new("application/pdf", ".pdf", ".pdf");

    private static readonly string[] StillPictures = ["heic", "heix", "heim", "heis"];

    /// <param name="bytes">The file, or at least its beginning.</param>
    /// <returns>Null for anything the portal does not take.</returns>
    public static FileKind? Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => Gif,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] when IsHeic(bytes) => Heic,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Pdf,
        _ => null,
    };

    /// <summary>By its own brand, or by the general one with a brand of ours among those it is compatible with (AVIF has the general one, too).</summary>
    private static bool IsHeic(ReadOnlySpan<byte> bytes)
    {
        var size = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(bytes), (uint)Math.Min(bytes.Length, 128));
        if (size < 16) return false;
        if (IsBrand(bytes, 8)) return true;
        if (!bytes[8..].StartsWith("mif1"u8)) return false;
        for (var at = 16; at + 4 <= size; at += 4)
        {
            if (IsBrand(bytes, at)) return true;
        }
        return false;
    }

    private static bool IsBrand(ReadOnlySpan<byte> bytes, int at) => StillPictures.Contains(System.Text.Encoding.Latin1.GetString(bytes.Slice(at, 4)));
}
