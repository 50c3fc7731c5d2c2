using System.Security.Cryptography;
using System.Text;

namespace Portal.Server.Data;

/// <summary>What is kept of a text that is only to be recognised.</summary>
internal static class Sha256
{
    /// <summary>64 hexadecimal digits, capitals.</summary>
    public static string Hex(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
