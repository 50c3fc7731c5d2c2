using System.Diagnostics;
using Portal.Server.Files;
using Portal.Server.Files.Pictures;

namespace Portal.Tests.Files;

/// <summary>Pictures that are broken, by accident or on purpose: refused or cleaned, never an error and never an hour's work.</summary>
public sealed class PictureDamageTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Files", "Samples");

    public static TheoryData<string> Samples { get; } = new(Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)).Where(f => FileKind.Of(Read(f)) is not null).Order());

    [Theory]
    [MemberData(nameof(Samples))]
    public void Cut_off_anywhere_it_is_refused_or_cleaned(string sample)
    {
        var whole = Read(sample);
        var kind = FileKind.Of(whole)!;
        for (var length = 12; length < whole.Length; length += 1 + length / 64) AssertHarmless(kind, whole[..length]);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void With_any_bytes_changed_it_is_refused_or_cleaned(string sample)
    {
        var (whole, random) = (Read(sample), new Random(17));
        var kind = FileKind.Of(whole)!;
        byte[] telling = [0x00, 0x01, 0x7F, 0x80, 0xFF];
        for (var i = 0; i < 3000; i++)
        {
            var broken = whole.ToArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                // Mostly where the structure is; the first bytes say which kind it is.
                var at = random.Next(12, random.Next(2) == 0 ? Math.Min(400, broken.Length) : broken.Length);
                broken[at] = random.Next(2) == 0 ? telling[random.Next(telling.Length)] : (byte)random.Next(256);
            }
            AssertHarmless(kind, broken);
        }
    }

    /// <summary>A table of places, each as large as the file: a few hundred kilobytes could ask for terabytes to be written.</summary>
    [Fact]
    public void A_HEIC_that_points_to_the_same_place_again_and_again_is_refused_at_once()
    {
        const int times = 60_000, size = 4_000_000;
        var meta = Box("meta", [0, 0, 0, 0,
            .. Box("hdlr", new byte[24]), .. Box("pitm", [0, 0, 0, 0, 0, 1]),
            .. Box("iinf", [0, 0, 0, 0, 0, 2, .. Item(1, "hvc1"u8), .. Item(2, "Exif"u8)]),
            .. Box("iprp", Box("ipco", [])), .. Box("iloc", Places(times, size))]);
        byte[] file = [.. Box("ftyp", [.. "heic"u8, 0, 0, 0, 0, .. "heic"u8]), .. meta, .. Box("mdat", new byte[size + 2_000_000])];
        Assert.Equal(FileKind.Heic, FileKind.Of(file));
        var watch = Stopwatch.StartNew();
        Assert.Null(PictureCleaner.Clean(FileKind.Heic, file));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    /// <summary>One picture item of one byte, and one other item of so many extents of that size each.</summary>
    private static byte[] Places(int times, int size)
    {
        byte[] extent = [.. Number(1_000_000), .. Number(size)];
        var extents = Enumerable.Repeat(extent, times).SelectMany(e => e);
        return [0, 0, 0, 0, 0x44, 0, 0, 2, 0, 1, 0, 0, 0, 1, .. Number(2_000_000), .. Number(1), 0, 2, 0, 0, (byte)(times >> 8), (byte)(times & 0xFF), .. extents];
    }

    private static byte[] Item(byte id, ReadOnlySpan<byte> type) => Box("infe", [2, 0, 0, 0, 0, id, 0, 0, .. type, 0]);

    private static byte[] Box(string type, byte[] body) => [.. Number(body.Length + 8), .. System.Text.Encoding.ASCII.GetBytes(type), .. body];

    private static byte[] Number(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static void AssertHarmless(FileKind kind, byte[] broken)
    {
        var before = broken.ToArray();
        var clean = PictureCleaner.Clean(kind, broken);
        Assert.Equal(before, broken);
        // What was taken for a picture is one for the next reader, too: cleaning it again changes nothing.
        if (clean is not null) Assert.Equal(clean, PictureCleaner.Clean(kind, clean));
    }

    private static byte[] Read(string sample) => File.ReadAllBytes(Path.Combine(Folder, sample));
}
