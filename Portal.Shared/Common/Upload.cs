namespace Portal.Shared.Common;

/// <summary>A file on its way in.</summary>
/// <param name="Name">As the sender calls it; never used as a path.</param>
/// <param name="Length">In bytes, as announced; the content is counted again while it is read.</param>
public sealed record Upload(string Name, long Length, Func<Stream> Open);
