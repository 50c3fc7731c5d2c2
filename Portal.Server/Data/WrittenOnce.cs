namespace Portal.Server.Data;

/// <summary>A record that is never changed and never deleted once it is written, whoever asks; the write guard refuses.</summary>
/// <param name="butFor">The properties that tell what became of it.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class WrittenOnceAttribute(params string[] butFor) : Attribute
{
    public IReadOnlyList<string> ButFor { get; } = [.. butFor, nameof(Record.Version)];
}
