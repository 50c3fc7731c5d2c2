using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Portal.Server.Pdf;

/// <summary>Writes the numbered objects of a PDF, one after the other, and at the end the table of where each stands.</summary>
internal sealed class PdfOutput
{
    private readonly Stream stream;
    private readonly List<long> offsets = [0];
    private long position;

    public PdfOutput(Stream stream)
    {
        this.stream = stream;
        // The second line tells programs that carry files that this one is not text.
        Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
    }

    /// <summary>A number for an object that is written later.</summary>
    public int Reserve()
    {
        offsets.Add(0);
        return offsets.Count - 1;
    }

    public int Add(string body)
    {
        var id = Reserve();
        Put(id, body);
        return id;
    }

    public void Put(int id, string body)
    {
        offsets[id] = position;
        Write(string.Create(CultureInfo.InvariantCulture, $"{id} 0 obj\n{body}\nendobj\n"));
    }

    public int AddStream(string entries, ReadOnlySpan<byte> bytes, bool compress = true)
    {
        var id = Reserve();
        PutStream(id, entries, bytes, compress);
        return id;
    }

    /// <param name="entries">What its dictionary says besides the length.</param>
    public void PutStream(int id, string entries, ReadOnlySpan<byte> bytes, bool compress = true)
    {
        if (compress)
        {
            using var packed = new MemoryStream();
            using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(bytes);
            PutStream(id, entries + "/Filter/FlateDecode", packed.GetBuffer().AsSpan(0, (int)packed.Length), compress: false);
            return;
        }
        offsets[id] = position;
        Write(string.Create(CultureInfo.InvariantCulture, $"{id} 0 obj\n<<{entries}/Length {bytes.Length}>>stream\n"));
        stream.Write(bytes);
        position += bytes.Length;
        Write("\nendstream\nendobj\n");
    }

    /// <summary>The table of objects and what stands where. Every reserved number must have been written.</summary>
    /// <param name="mark">Sixteen bytes that tell this document from others, in hexadecimal.</param>
    public void Finish(int root, int info, string mark)
    {
        var start = position;
        var table = new StringBuilder().Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count}\n0000000000 65535 f \n");
        foreach (var offset in offsets.Skip(1))
        {
            if (offset == 0) throw new InvalidOperationException("An object of the PDF was promised and never written.");
            table.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        }
        table.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {offsets.Count}/Root {root} 0 R/Info {info} 0 R/ID[<{mark}><{mark}>]>>\nstartxref\n{start}\n%%EOF\n");
        Write(table.ToString());
    }

    private void Write(string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        stream.Write(bytes);
        position += bytes.Length;
    }
}

/// <summary>How values are spelled in a PDF.</summary>
internal static class PdfSyntax
{
    /// <summary>Text as a string object: UTF-16 in hexadecimal, so that nothing in it can end it.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>A length in points, to a hundredth.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    public static string Date(DateTimeOffset at) => $"(D:{at.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z)";
}
