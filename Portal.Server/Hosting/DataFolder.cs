namespace Portal.Server.Hosting;

/// <summary>Where the portal keeps what is not in a server's database: the built-in database, files, keys.</summary>
internal sealed record DataFolder(string Path)
{
    /// <summary>
    /// A relative folder is meant from the repository while developing (under dotnet run the working directory is not the
    /// output), and from the program's folder otherwise.
    /// </summary>
    public static DataFolder Of(string setting, bool isDevelopment)
    {
        var root = isDevelopment ? Repository(AppContext.BaseDirectory) ?? AppContext.BaseDirectory : AppContext.BaseDirectory;
        var path = System.IO.Path.GetFullPath(setting, root);
        Directory.CreateDirectory(path);
        return new DataFolder(path);
    }

    private static string? Repository(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Portal.sln"))) return folder.FullName;
        }
        return null;
    }
}
