using System.Buffers.Binary;

namespace Portal.Server.Files.Pictures;

/// <summary>Reads a file from its beginning to its end, and never beyond.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    public int At { get; private set; }

    public readonly int Left => bytes.Length - At;

    public byte U8() => Take(1)[0];

    public ushort U16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public uint U32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public uint U32Little() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>A big-endian number of 0, 2, 4 or 8 bytes.</summary>
    public long Number(int size) => size switch
    {
        0 => 0,
        2 => U16(),
        4 => U32(),
        8 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
        _ => throw new StrangePictureException(),
    };

    public ReadOnlySpan<byte> Take(long count)
    {
        StrangePictureException.Unless(count >= 0 && count <= Left);
        var taken = bytes.Slice(At, (int)count);
        At += (int)count;
        return taken;
    }

    public readonly ReadOnlySpan<byte> Rest => bytes[At..];
}
