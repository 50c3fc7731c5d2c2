namespace Portal.Server.Mail.Returns;

/// <summary>Reads one message after the other out of a file of all (mbox, RFC 4155), whatever its size.</summary>
/// <param name="file">Stands at the beginning of a message.</param>
/// <param name="longest">Bytes kept of a message; what is beyond is passed over.</param>
internal sealed class MboxReader(Stream file, int longest) : IDisposable
{
    private readonly BufferedStream bytes = new(file, 64 * 1024);
    private readonly long start = file.Position;
    private readonly MemoryStream line = new();

    private long lineLength, passed;

    /// <summary>The length of the line that begins the next message: it has been read and not passed.</summary>
    private long ahead;

    /// <summary>Where the next message begins.</summary>
    public long Position => start + passed;

    /// <returns>Null at the end.</returns>
    public byte[]? Next()
    {
        while (ahead == 0)
        {
            if (!Line()) return null;
            if (IsFrom()) ahead = lineLength;
            else passed += lineLength;
        }
        (passed, ahead) = (passed + ahead, 0);
        var message = new MemoryStream();
        while (Line())
        {
            if (IsFrom())
            {
                ahead = lineLength;
                break;
            }
            passed += lineLength;
            // Where a line of the text begins with it, it was marked.
            var from = line.Length > 5 && line.GetBuffer().AsSpan(0, 6).SequenceEqual(">From "u8) ? 1 : 0;
            if (message.Length < longest) message.Write(line.GetBuffer(), from, (int)Math.Min(line.Length - from, longest - message.Length));
        }
        return message.ToArray();
    }

    public void Dispose()
    {
        bytes.Dispose();
        line.Dispose();
    }

    private bool IsFrom() => line.Length >= 5 && line.GetBuffer().AsSpan(0, 5).SequenceEqual("From "u8);

    private bool Line()
    {
        line.SetLength(0);
        lineLength = 0;
        for (var one = bytes.ReadByte(); one >= 0; one = bytes.ReadByte())
        {
            lineLength++;
            if (lineLength <= longest) line.WriteByte((byte)one);
            if (one == '\n') break;
        }
        return lineLength > 0;
    }
}
