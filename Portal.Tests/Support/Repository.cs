namespace Portal.Tests.Support;

/// <summary>The source that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Where the solution lies.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Portal.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No Portal.sln above the tests.");
        return folder;
    }
}
