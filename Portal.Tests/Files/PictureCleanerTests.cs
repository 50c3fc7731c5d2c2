using System.Buffers.Binary;
using System.Text;
using Portal.Server.Files;
using Portal.Server.Files.Pictures;
using Portal.Tests.Support;

namespace Portal.Tests.Files;

public sealed class PictureCleanerTests
{
    public static TheoryData<string> Samples { get; } = new(Names);

    private static IEnumerable<string> Names => Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)).Where(f => FileKind.Of(Read(f)) is not null).Order();

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Files", "Samples");

    [Fact]
    public void There_is_a_sample_of_every_kind_of_picture() =>
        Assert.Equal([".gif", ".heic", ".jpg", ".png", ".webp"], Names.Select(Path.GetExtension).Distinct().Order());

    [Theory]
    [MemberData(nameof(Samples))]
    public void Nothing_secret_is_left(string sample)
    {
        var before = Read(sample);
        Assert.True(TellsASecret(before), "The sample tells nothing.");
        var clean = Clean(sample, before)!;
        Assert.False(TellsASecret(clean));
        foreach (var word in new[] { "xpacket", "http://ns.adobe.com", "Photoshop", "MPF", "GPS", "ftypmp42" }) Assert.False(Has(clean, word), word);
        Assert.Equal(clean, Clean(sample, clean));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_picture_itself_is_the_same_byte_for_byte(string sample)
    {
        if (sample.EndsWith(".heic", StringComparison.Ordinal)) return;
        var (before, after) = (PictureParts.Of(sample, Read(sample)), PictureParts.Of(sample, Clean(sample)!));
        Assert.Contains(after, PictureParts.IsPicture);
        Assert.Equal(before.Where(PictureParts.IsPicture).Select(p => p.ToString()), after.Where(PictureParts.IsPicture).Select(p => p.ToString()));
    }

    [Theory]
    [InlineData("photo.jpg", "E0 E1 E2 DB DB C0 C4 C4 C4 C4 DA")]
    [InlineData("motion.jpg", "E0 E1 DB DB C0 C4 C4 C4 C4 DA")]
    [InlineData("cmyk.jpg", "EE DB DB C0 C4 C4 C4 C4 DA")]
    [InlineData("photo.png", "IHDR iCCP cHRM bKGD eXIf IDAT IEND")]
    [InlineData("palette.png", "IHDR gAMA cHRM PLTE tRNS bKGD IDAT IEND")]
    [InlineData("animated.png", "IHDR acTL PLTE tRNS fcTL IDAT fcTL fdAT IEND")]
    [InlineData("plain.webp", "VP8 ")]
    [InlineData("photo.webp", "VP8X ICCP ALPH VP8  EXIF")]
    [InlineData("lossless.webp", "VP8X VP8L EXIF")]
    [InlineData("animated.webp", "VP8X ANIM ANMF ANMF")]
    [InlineData("animated.gif", "head FF F9 2C F9 2C")]
    [InlineData("still.gif", "head 2C")]
    public void What_is_left_is_what_a_picture_needs(string sample, string parts) =>
        Assert.Equal(parts, string.Join(' ', PictureParts.Of(sample, Clean(sample)!).Select(p => p.Type)));

    [Theory]
    [InlineData("photo.jpg", "E1", 6)]
    [InlineData("progressive.jpg", "E1", 3)]
    [InlineData("motion.jpg", "E1", 8)]
    [InlineData("photo.png", "eXIf", 6)]
    [InlineData("photo.webp", "EXIF", 6)]
    [InlineData("lossless.webp", "EXIF", 6)]
    public void The_orientation_is_kept_and_alone(string sample, string part, byte orientation)
    {
        var body = Assert.Single(PictureParts.Of(sample, Clean(sample)!), p => p.Type == part).Body;
        var tiff = Convert.FromHexString($"4D4D002A00000008000101120003000000010{orientation}0000000000").AsSpan();
        tiff = Convert.FromHexString("4D4D002A000000080001011200030000000100" + orientation.ToString("X2") + "000000000000");
        Assert.Equal(part == "E1" ? [.. "Exif\0\0"u8, .. tiff] : tiff.ToArray(), part == "eXIf" ? body[..^4] : body);
        Assert.Equal(orientation, ExifOrientation.Of(body));
    }

    [Fact]
    public void Nothing_is_left_behind_the_end()
    {
        Assert.Equal([0xFF, 0xD9], Clean("motion.jpg")![^2..]);
        Assert.Equal("IEND"u8.ToArray(), Clean("photo.png")![^8..^4]);
        Assert.Equal(0x3B, Clean("animated.gif")![^1]);
        foreach (var sample in new[] { "plain.webp", "photo.webp", "animated.webp" })
        {
            var clean = Clean(sample)!;
            Assert.Equal(clean.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(clean.AsSpan(4)));
        }
    }

    [Theory]
    [InlineData("photo.webp", 0x20 | 0x10 | 0x08)]
    [InlineData("lossless.webp", 0x08)]
    [InlineData("animated.webp", 0x02)]
    public void A_WebP_says_of_itself_what_is_in_it(string sample, byte flags) => Assert.Equal(flags, PictureParts.Of(sample, Clean(sample)!)[0].Body[0]);

    [Fact]
    public void The_colour_profile_is_kept()
    {
        var profile = PictureParts.Of("photo.webp", Read("photo.webp")).Single(p => p.Type == "ICCP").Body;
        Assert.Equal("acsp", Encoding.ASCII.GetString(profile, 36, 4));
        Assert.Equal([.. "ICC_PROFILE\0\u0001\u0001"u8, .. profile], PictureParts.Of("photo.jpg", Clean("photo.jpg")!).Single(p => p.Type == "E2").Body);
    }

    [Fact]
    public void A_thumbnail_in_the_JFIF_mark_goes()
    {
        var plain = PictureParts.Of("photo.jpg", Read("photo.jpg")).Single(p => p.Type == "E0").Body;
        var jpeg = Read("photo.jpg");
        // One pixel that is not in the picture.
        byte[] with = [.. jpeg[..2], 0xFF, 0xE0, 0, 19, .. plain[..12], 1, 1, 0xAB, 0xCD, 0xEF, .. jpeg[(4 + 2 + plain.Length)..]];
        Assert.Equal([.. plain[..12], 0, 0], PictureParts.Of("photo.jpg", PictureCleaner.Clean(FileKind.Jpeg, with)!).Single(p => p.Type == "E0").Body);
    }

    [Fact]
    public void Many_of_the_metadata_that_real_phones_write_leave_a_whole_picture()
    {
        var clean = PictureCleaner.Clean(FileKind.Jpeg, Pictures.Jpeg("GPS SECRET"));
        Assert.NotNull(clean);
        Assert.False(TellsASecret(clean));
    }

    private static byte[] Read(string sample) => File.ReadAllBytes(Path.Combine(Folder, sample));

    private static byte[]? Clean(string sample, byte[]? bytes = null)
    {
        bytes ??= Read(sample);
        return PictureCleaner.Clean(FileKind.Of(bytes)!, bytes);
    }

    /// <summary>The word in the samples' metadata, in the letters that metadata use; and the date and place that tags without letters carry.</summary>
    internal static bool TellsASecret(byte[] bytes) =>
        Has(bytes, "SECRET") || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("SECRET")) >= 0 || bytes.AsSpan().IndexOf(Encoding.BigEndianUnicode.GetBytes("SECRET")) >= 0
        || Has(bytes, "2026:01:02");

    private static bool Has(byte[] bytes, string word) => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(word)) >= 0;
}
