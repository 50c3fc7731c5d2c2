namespace Portal.Server.Files;

/// <summary>A kind of file the portal takes, told by its first bytes: names and announced types are only claims.</summary>
internal sealed record FileKind(string ContentType, string Extension)
{
    public static readonly FileKind Jpeg = new("image/jpeg", ".jpg");
    public static readonly FileKind Png = new("image/png", ".png");
    public static readonly FileKind Gif = new("image/gif", ".gif");
    public static readonly FileKind WebP = new("image/webp", ".webp");
    public static readonly FileKind Heic = new("image/heic", ".heic");
    public static readonly FileKind Pdf = new("application/pdf", ".pdf");

    /// <summary>How many bytes <see cref="Of"/> wants to see.</summary>
    public const int HeadLength = 32;

    /// <returns>Null for anything the portal does not take.</returns>
    public static FileKind? Of(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => Gif,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] when IsHeic(head[8..]) => Heic,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Pdf,
        _ => null,
    };

    private static bool IsHeic(ReadOnlySpan<byte> brand) => brand.Length >= 4
        && (brand.StartsWith("heic"u8) || brand.StartsWith("heix"u8) || brand.StartsWith("hevc"u8) || brand.StartsWith("heim"u8) || brand.StartsWith("heis"u8) || brand.StartsWith("mif1"u8) || brand.StartsWith("msf1"u8));
}
