#pragma warning disable CA1711, CA1018, CA1032, CA1008 // the shapes are given by the assembly this one stands in for

namespace Microsoft.SqlServer.Server;

/// <summary>How a user-defined type is written to the server.</summary>
public enum Format { Unknown = 0, Native = 1, UserDefined = 2 }

/// <summary>A user-defined type that writes itself.</summary>
public interface IBinarySerialize
{
    void Read(BinaryReader r);
    void Write(BinaryWriter w);
}

/// <summary>Marks a CLR type as a SQL Server user-defined type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    public Format Format { get; } = format;
    public int MaxByteSize { get; set; }
    public bool IsFixedLength { get; set; }
    public bool IsByteOrdered { get; set; }
    public string? ValidationMethodName { get; set; }
    public string? Name { get; set; }
}

/// <summary>A type that claims to be user-defined and is not.</summary>
public sealed class InvalidUdtException : SystemException
{
    private InvalidUdtException(string message) : base(message) { }
    public static InvalidUdtException Create(Type udtType, string resourceReason) => new($"'{udtType}': {resourceReason}");
}
