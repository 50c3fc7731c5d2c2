using Portal.Server.Hosting;

namespace Portal.Tests.Hosting;

public sealed class DataFolderTests
{
    [Fact]
    public void Nobody_else_on_the_machine_reads_what_lies_in_it()
    {
        if (OperatingSystem.IsWindows()) return;
        var above = Directory.CreateTempSubdirectory("portal-test-").FullName;
        try
        {
            var data = DataFolder.Of(Path.Combine(above, "new", "data"), isDevelopment: false);
            const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Assert.Equal(Owner, File.GetUnixFileMode(data.Path));
            Assert.Equal(Owner, File.GetUnixFileMode(data.Sub("keys").FullName));
        }
        finally
        {
            Directory.Delete(above, recursive: true);
        }
    }
}
