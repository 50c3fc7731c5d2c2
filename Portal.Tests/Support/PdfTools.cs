using System.Diagnostics;

namespace Portal.Tests.Support;

/// <summary>Programs of others that read PDFs: what they say is what a customer's program will find.</summary>
internal static class PdfTools
{
    /// <summary>The text as pdftotext finds it, in the layout of the page.</summary>
    public static string Text(byte[] pdf, params string[] options) => Run("pdftotext", pdf, ["-layout", .. options, "{file}", "-"]).Output;

    /// <summary>What pdfinfo says of the document.</summary>
    public static string Info(byte[] pdf, params string[] options) => Run("pdfinfo", pdf, [.. options, "{file}"]).Output;

    /// <summary>Draws the pages as PNG files into a folder.</summary>
    public static string[] Draw(byte[] pdf, string folder, int dotsPerInch = 100)
    {
        var (_, errors) = Run("pdftoppm", pdf, ["-png", "-r", $"{dotsPerInch}", "{file}", Path.Combine(folder, "page")]);
        Assert.Equal("", errors);
        return [.. Directory.GetFiles(folder, "page*.png").Order(StringComparer.Ordinal)];
    }

    /// <summary>Fails where the structure of the file is not as the standard says.</summary>
    public static void Check(byte[] pdf) => Run("qpdf", pdf, ["--check", "{file}"]);

    /// <summary>What stands in the square codes of a picture.</summary>
    public static string Scan(string picture)
    {
        var (output, _) = Run("zbarimg", [], ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture]);
        return output;
    }

    private static (string Output, string Errors) Run(string program, byte[] pdf, string[] arguments)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, pdf);
            var start = new ProcessStartInfo(program, arguments.Select(a => a.Replace("{file}", file, StringComparison.Ordinal)))
            {
                RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8,
            };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {errors.Result} {output}");
            return (output, errors.Result);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
