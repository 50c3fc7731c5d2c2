namespace Portal.Server.Files.Pictures;

/// <summary>
/// HEIC (ISO/IEC 23008-12): nothing is moved, since everything points to places; what is not part of a picture is overwritten with
/// zeros, wherever it lies. The orientation is a property of the picture and stays.
/// </summary>
internal static class HeicCleaner
{
    // Far more than any camera writes; without a limit a small file could ask for hours of work.
    private const int MostMdats = 64;

    private static readonly string[] KeptInMeta = ["hdlr", "pitm", "iinf", "iref", "iprp", "idat", "iloc", "grpl"];

    private static readonly string[] KeptProperties =
    [
        "hvcC", "lhvC", "jpgC", "ispe", "pixi", "colr", "pasp", "clap", "irot", "imir", "auxC", "rloc", "lsel", "a1lx", "clli", "mdcv", "cclv", "amve", "tols", "oinf",
    ];

    public static byte[] Clean(byte[] given)
    {
        var bytes = given.ToArray();
        var boxes = ReadAll(bytes);
        var metas = boxes.Where(b => b.Type == "meta").ToList();
        // A film among the pictures (moov) has its own tables of what lies where.
        StrangePictureException.Unless(metas.Count == 1 && boxes[0].Type == "ftyp" && boxes.All(b => b.Type != "moov"));
        CleanMeta(bytes, metas[0], [.. boxes.Where(b => b.Type == "mdat")]);
        foreach (var box in boxes.Where(b => b.Type is not ("ftyp" or "meta" or "mdat"))) box.Free(bytes);
        var end = boxes.FindLastIndex(b => b.Type is "meta" or "mdat");
        return bytes[..boxes[end].End];
    }

    /// <summary>Up to where the boxes end; what hangs on behind them goes.</summary>
    private static List<IsoBox> ReadAll(byte[] bytes)
    {
        var boxes = new List<IsoBox>();
        while (IsoBox.ReadOne(bytes, boxes.Count == 0 ? 0 : boxes[^1].End, bytes.Length) is { } box) boxes.Add(box);
        StrangePictureException.Unless(boxes.Count > 0);
        return boxes;
    }

    private static void CleanMeta(byte[] bytes, IsoBox meta, List<IsoBox> mdats)
    {
        StrangePictureException.Unless(meta.End - meta.Body >= 4);
        var parts = IsoBox.Read(bytes, meta.Body + 4, meta.End);
        foreach (var part in parts.Where(p => !KeptInMeta.Contains(p.Type))) part.Free(bytes);
        var pictures = HeicItems.ReadPictures(bytes, Only(parts, "iinf"));
        StrangePictureException.Unless(pictures.Contains(HeicItems.ReadPrimary(bytes, Only(parts, "pitm"))));
        var idats = parts.Where(p => p.Type == "idat").ToList();
        StrangePictureException.Unless(idats.Count <= 1 && mdats.Count <= MostMdats);
        var places = HeicItems.ReadPlaces(bytes, Only(parts, "iloc")).Select(e => InFile(e, mdats, idats)).ToList();
        Blot(bytes, [.. mdats, .. idats], [.. places.Where(e => pictures.Contains(e.Item))]);
        var others = places.Where(e => !pictures.Contains(e.Item)).ToList();
        StrangePictureException.Unless(others.Sum(e => e.Length) <= bytes.Length);
        foreach (var other in others) bytes.AsSpan((int)other.Start, (int)other.Length).Clear();
        CleanProperties(bytes, Only(parts, "iprp"));
        var hdlr = Only(parts, "hdlr");
        // Behind its kind a handler has a name.
        if (hdlr.End - hdlr.Body > 24) bytes.AsSpan((hdlr.Body + 24)..hdlr.End).Clear();
    }

    /// <summary>An extent as places in the file, wholly inside the data it may lie in.</summary>
    private static Extent InFile(Extent extent, List<IsoBox> mdats, List<IsoBox> idats)
    {
        var placed = extent.IsInIdat && idats.Count == 1 ? extent with { Start = extent.Start + idats[0].Body } : extent;
        var homes = extent.IsInIdat ? idats : mdats;
        StrangePictureException.Unless(placed.Length > 0 && placed.Start >= 0
            && homes.Any(h => placed.Start >= h.Body && placed.Length <= h.End - h.Body && placed.Start + placed.Length <= h.End));
        return placed;
    }

    /// <summary>Clears all data that no picture points to.</summary>
    private static void Blot(byte[] bytes, List<IsoBox> homes, List<Extent> kept)
    {
        var ordered = kept.OrderBy(e => e.Start).ToList();
        foreach (var home in homes)
        {
            var at = (long)home.Body;
            foreach (var extent in ordered.Where(e => e.Start >= home.Body && e.Start < home.End))
            {
                if (extent.Start > at) bytes.AsSpan((int)at, (int)(extent.Start - at)).Clear();
                at = Math.Max(at, extent.Start + extent.Length);
            }
            bytes.AsSpan((int)at, (int)(home.End - at)).Clear();
        }
    }

    private static void CleanProperties(byte[] bytes, IsoBox iprp)
    {
        foreach (var part in IsoBox.Read(bytes, iprp.Body, iprp.End).Where(p => p.Type != "ipma"))
        {
            if (part.Type != "ipco") part.Free(bytes);
            else foreach (var property in IsoBox.Read(bytes, part.Body, part.End).Where(p => !KeptProperties.Contains(p.Type))) property.Empty(bytes);
        }
    }

    private static IsoBox Only(List<IsoBox> parts, string type)
    {
        var found = parts.Where(p => p.Type == type).ToList();
        StrangePictureException.Unless(found.Count == 1);
        return found[0];
    }
}
