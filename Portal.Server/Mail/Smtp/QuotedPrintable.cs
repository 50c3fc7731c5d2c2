using System.Text;

namespace Portal.Server.Mail.Smtp;

/// <summary>Quoted-printable (RFC 2045, 6.7): lines of at most 76 characters, every byte beyond ASCII spelled out.</summary>
internal static class QuotedPrintable
{
    private const int Longest = 75;
    private const string Hex = "0123456789ABCDEF";

    /// <summary>Appends the text with CRLF between its lines; the last one is not ended.</summary>
    public static void Append(StringBuilder output, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var column = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] is (byte)'\r' or (byte)'\n')
            {
                if (bytes[i] == '\r' && i + 1 < bytes.Length && bytes[i + 1] == '\n') i++;
                output.Append("\r\n");
                column = 0;
                continue;
            }
            var width = IsPlain(bytes, i) ? 1 : 3;
            if (column + width > Longest)
            {
                output.Append("=\r\n");
                column = 0;
            }
            if (width == 1) output.Append((char)bytes[i]);
            else output.Append('=').Append(Hex[bytes[i] >> 4]).Append(Hex[bytes[i] & 15]);
            column += width;
        }
    }

    /// <summary>Printable, and no space where a line ends: that gets lost on the way.</summary>
    private static bool IsPlain(byte[] bytes, int i) => bytes[i] switch
    {
        (byte)'=' => false,
        >= 33 and <= 126 => true,
        (byte)' ' => i + 1 < bytes.Length && bytes[i + 1] is not ((byte)'\r' or (byte)'\n'),
        _ => false,
    };
}
