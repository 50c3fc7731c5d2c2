namespace Portal.Server.Hosting;

/// <summary>Addresses to return to.</summary>
internal static class LocalAddress
{
    /// <summary>The address where it is a path of this portal, else the home page: a link must not lead elsewhere through us.</summary>
    public static string Of(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal)
        && !address.Any(char.IsControl) ? address : "/";
}
