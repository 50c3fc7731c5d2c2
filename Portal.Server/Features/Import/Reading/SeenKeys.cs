using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Portal.Server.Features.Import;

/// <summary>
/// The keys read so far, as 16 bytes of their hash each: a million keys in some 40 MB, whatever their length. That two of a
/// million differ and share these bytes is a matter of one in 10^26.
/// </summary>
internal sealed class SeenKeys
{
    private readonly HashSet<UInt128> seen = [];

    /// <returns>False when the key was there before.</returns>
    public bool Add(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(key.AsSpan()), hash);
        return seen.Add(MemoryMarshal.Read<UInt128>(hash));
    }
}
