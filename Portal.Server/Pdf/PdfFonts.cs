namespace Portal.Server.Pdf;

/// <summary>The letters our PDFs are set in, read once.</summary>
internal static class PdfFonts
{
    private static readonly Lazy<TrueTypeFont> LazyRegular = new(() => Load("Inter-Regular")), LazyBold = new(() => Load("Inter-SemiBold"));

    public static TrueTypeFont Regular => LazyRegular.Value;

    public static TrueTypeFont Bold => LazyBold.Value;

    private static TrueTypeFont Load(string name)
    {
        using var stream = typeof(PdfFonts).Assembly.GetManifestResourceStream("fonts/" + name)
            ?? throw new InvalidOperationException($"The font {name} is not in the program.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new TrueTypeFont(name, bytes.ToArray());
    }
}
