namespace Portal.Server.Data;

/// <summary>
/// Whether what runs now runs for somebody of the staff who only looks at the portal as a customer. It is asked where everything is
/// written, and not whom a feature names as its actor: what the program writes in somebody's stead is a write, too.
/// </summary>
internal static class OnlyLooking
{
    private static readonly AsyncLocal<bool> Now = new();

    /// <summary>From here to the end of the request nothing is written.</summary>
    public static void Begin() => Now.Value = true;

    /// <exception cref="UnauthorizedAccessException">Whoever this runs for only looks.</exception>
    public static void RefuseWrite()
    {
        if (Now.Value) throw new UnauthorizedAccessException("Whoever sees the portal as a customer writes nothing.");
    }
}
