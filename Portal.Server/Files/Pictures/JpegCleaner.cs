namespace Portal.Server.Files.Pictures;

/// <summary>
/// JPEG (ITU-T T.81): keeps tables, frames and scans, the colour profile, the bare JFIF and Adobe marks, and the orientation. Exif,
/// XMP, IPTC, thumbnails, comments and whatever follows the end (second pictures, films of phones) go.
/// </summary>
internal static class JpegCleaner
{
    private const byte Start = 0xD8, End = 0xD9, Scan = 0xDA, Jfif = 0xE0, Exif = 0xE1, Profile = 0xE2, Adobe = 0xEE, Comment = 0xFE;

    public static byte[] Clean(byte[] bytes)
    {
        var reader = new ByteReader(bytes);
        using var clean = new MemoryStream(bytes.Length);
        StrangePictureException.Unless(Marker(ref reader) == Start);
        clean.Write([0xFF, Start]);
        var (hasFrame, hasScan, isTurned) = (false, false, false);
        while (true)
        {
            // A file may break off in the middle of its picture and still show; its end is put where it broke.
            var marker = hasScan && reader.Left == 0 ? End : Marker(ref reader);
            if (marker == End) break;
            var body = reader.Take(reader.U16() - 2L);
            if (marker is Exif && !isTurned && body.StartsWith("Exif\0\0"u8) && ExifOrientation.Of(body) is { } orientation)
            {
                Segment(clean, Exif, [.. "Exif\0\0"u8, .. ExifOrientation.Tiff(orientation)]);
                isTurned = true;
            }
            if (Kept(marker, body) is { IsEmpty: false } kept) Segment(clean, marker, kept);
            hasFrame |= marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            if (marker != Scan) continue;
            StrangePictureException.Unless(hasFrame);
            hasScan = true;
            // Where a file breaks off between the two bytes of a marker, the first is not the picture's.
            clean.Write(reader.Take(ScanLength(reader.Rest)).TrimEnd((byte)0xFF));
        }
        StrangePictureException.Unless(hasScan);
        clean.Write([0xFF, End]);
        return clean.ToArray();
    }

    /// <returns>What of a segment stays; nothing of most that are not the picture itself.</returns>
    private static ReadOnlySpan<byte> Kept(byte marker, ReadOnlySpan<byte> body)
    {
        switch (marker)
        {
            case Jfif:
                // Without the thumbnail that may follow.
                return body.StartsWith("JFIF\0"u8) && body.Length >= 14 ? (byte[])[.. body[..12], 0, 0] : default;
            case Profile:
                return body.StartsWith("ICC_PROFILE\0"u8) ? body : default;
            case Adobe:
                return body.StartsWith("Adobe"u8) && body.Length >= 12 ? body[..12] : default;
            case >= 0xE0 and <= 0xEF or Comment:
                return default;
            case (>= 0xC0 and <= 0xCF and not 0xC8) or Scan or 0xDB or 0xDC or 0xDD:
                return body;
            default:
                throw new StrangePictureException();
        }
    }

    /// <summary>Up to the next marker; inside a scan FF 00 is a byte, and FF D0 to FF D7 are restarts.</summary>
    private static int ScanLength(ReadOnlySpan<byte> rest)
    {
        for (var at = 0; ; at += 2)
        {
            var next = rest[at..].IndexOf((byte)0xFF);
            if (next < 0) return rest.Length;
            at += next;
            if (at + 1 == rest.Length) return rest.Length;
            if (rest[at + 1] is not (0 or (>= 0xD0 and <= 0xD7))) return at;
        }
    }

    private static byte Marker(ref ByteReader reader)
    {
        StrangePictureException.Unless(reader.U8() == 0xFF);
        byte marker;
        while ((marker = reader.U8()) == 0xFF) { }
        return marker;
    }

    private static void Segment(MemoryStream clean, byte marker, ReadOnlySpan<byte> body)
    {
        var length = body.Length + 2;
        clean.Write([0xFF, marker, (byte)(length >> 8), (byte)length]);
        clean.Write(body);
    }
}
