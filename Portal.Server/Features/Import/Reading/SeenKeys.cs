using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Portal.Server.Features.Import;

/// <summary>
/// The keys read so far, as 8 bytes of their hash each: a million keys in some 16 MB, whatever their length. That two different
/// keys among a million share these bytes, and the second row is refused for it, happens once in forty million such files.
/// </summary>
internal sealed class SeenKeys
{
    // Many small tables, so that growing never copies all keys at once.
    private readonly Part[] parts = [.. Enumerable.Range(0, 256).Select(_ => new Part())];

    /// <returns>False when the key was there before.</returns>
    public bool Add(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(key.AsSpan()), hash);
        return parts[hash[31]].Add(Math.Max(1, MemoryMarshal.Read<ulong>(hash)));
    }

    /// <summary>A table in which a value lies at its place or the next free one; 0 is free.</summary>
    private sealed class Part
    {
        private ulong[] places = new ulong[16];
        private int count;

        public bool Add(ulong value)
        {
            if (!Put(places, value)) return false;
            if (++count * 4 > places.Length * 3) Grow();
            return true;
        }

        private void Grow()
        {
            var larger = new ulong[places.Length * 2];
            foreach (var value in places.Where(v => v != 0)) Put(larger, value);
            places = larger;
        }

        private static bool Put(ulong[] places, ulong value)
        {
            var at = (int)(value % (ulong)places.Length);
            while (places[at] != 0)
            {
                if (places[at] == value) return false;
                at = (at + 1) % places.Length;
            }
            places[at] = value;
            return true;
        }
    }
}
