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
        Make(path);
        return new DataFolder(path);
    }

    /// <summary>The folder for one purpose, made where it is not there yet.</summary>
    public DirectoryInfo Sub(string name) => Make(System.IO.Path.Combine(Path, name));

    // Passwords' hashes, keys and customers' files: nobody else on the machine reads them.
    private static DirectoryInfo Make(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private static string? Repository(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Portal.sln"))) return folder.FullName;
        }
        return null;
    }
}
