using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;

namespace Portal.Server.Mail.Smtp;

/// <summary>The small encodings of the protocol.</summary>
internal static class SmtpText
{
    /// <summary>Ends a message; sent apart from it, because the message counts as sent from here on.</summary>
    public static readonly byte[] FinalDot = ".\r\n"u8.ToArray();

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>How this machine introduces itself: its full name, or where it has none the address it speaks from (RFC 5321, 4.1.3).</summary>
    public static string WhoIsHere(EndPoint? here)
    {
        var name = IPGlobalProperties.GetIPGlobalProperties().HostName;
        if (name.Contains('.', StringComparison.Ordinal) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.')) return name;
        if (here is not IPEndPoint { Address: var address }) return "localhost";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[IPv6:{new IPAddress(address.GetAddressBytes())}]" : $"[{address}]";
    }

    /// <summary>The message with its leading dots doubled and its last line ended; the final dot is still to come (RFC 5321, 4.5.2).</summary>
    public static byte[] Stuffed(ReadOnlySpan<byte> data)
    {
        using var stuffed = new MemoryStream(data.Length + 64);
        while (data.Length > 0)
        {
            var end = data.IndexOf((byte)'\n') is var at and >= 0 ? at + 1 : data.Length;
            if (data[0] == '.') stuffed.WriteByte((byte)'.');
            stuffed.Write(data[..end]);
            if (end == data.Length && data[^1] != '\n') stuffed.Write("\r\n"u8);
            data = data[end..];
        }
        return stuffed.ToArray();
    }
}
