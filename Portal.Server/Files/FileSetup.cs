namespace Portal.Server.Files;

/// <summary>What taking files needs.</summary>
internal static class FileSetup
{
    public static void AddFiles(this IServiceCollection services)
    {
        services.AddSingleton<FileStore>();
        services.AddSingleton<FileQuota>();
    }
}
