using Portal.Server.Files;

namespace Portal.Tests.Files;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("shelf.jpg", "shelf.jpg")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\Users\me\Zähler ü.png", "Zähler ü.png")]
    [InlineData("a\0.png", "a.png")]
    [InlineData("a\r\nSet-Cookie: x.png", "aSet-Cookie x.png")]
    [InlineData("CON", "_CON")]
    [InlineData("nul.jpg", "_nul.jpg")]
    [InlineData("gpj.\u202Eexe.png", "gpj.exe.png")]
    [InlineData("zero\u200Bwidth.png", "zerowidth.png")]
    [InlineData("a<b>\"c\"|d?.pdf", "abcd.pdf")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("...", "file")]
    [InlineData("", "file")]
    [InlineData("写真 📷.heic", "写真 📷.heic")]
    public void A_name_is_what_can_be_shown_and_saved_anywhere(string given, string kept) => Assert.Equal(kept, FileName.Harmless(given));

    [Fact]
    public void A_long_name_keeps_its_extension_and_whole_letters()
    {
        var name = FileName.Harmless(string.Concat(Enumerable.Repeat("📷", 200)) + ".jpeg");
        Assert.InRange(name.Length, 100, 120);
        Assert.EndsWith("📷.jpeg", name);
    }

    [Theory]
    [InlineData("page.html", "page.html.jpg")]
    [InlineData("photo.JPEG", "photo.JPEG")]
    [InlineData("photo", "photo.jpg")]
    public void The_extension_fits_the_content(string given, string kept) => Assert.Equal(kept, FileName.Fitting(given, FileKind.Jpeg));
}
