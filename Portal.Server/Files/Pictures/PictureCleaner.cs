namespace Portal.Server.Files.Pictures;

/// <summary>
/// Takes out of a picture what it tells beyond its pixels (place, time, camera, people, earlier versions), by its structure alone;
/// nothing is decoded. Only parts that are known to make the picture are kept; everything else goes, known or not.
/// </summary>
internal static class PictureCleaner
{
    /// <returns>The picture; null where its structure is broken or strange, so that nobody can say what else is in it.</returns>
    public static byte[]? Clean(FileKind kind, byte[] bytes)
    {
        try
        {
            return kind == FileKind.Jpeg ? JpegCleaner.Clean(bytes)
                : kind == FileKind.Png ? PngCleaner.Clean(bytes)
                : kind == FileKind.WebP ? WebPCleaner.Clean(bytes)
                : kind == FileKind.Gif ? GifCleaner.Clean(bytes)
                : kind == FileKind.Heic ? HeicCleaner.Clean(bytes)
                : bytes;
        }
        catch (StrangePictureException)
        {
            return null;
        }
    }
}

/// <summary>The structure is not what it must be. Ends a cleaner at any depth; <see cref="PictureCleaner"/> makes a value of it.</summary>
internal sealed class StrangePictureException : Exception
{
    public static void Unless(bool condition)
    {
        if (!condition) throw new StrangePictureException();
    }
}
