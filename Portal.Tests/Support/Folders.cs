namespace Portal.Tests.Support;

/// <summary>Folders of tests, when a test is over.</summary>
internal static class Folders
{
    /// <summary>Removes a folder. A request that was given up when the portal stopped may still write its last file into it: then it is tried again.</summary>
    public static async Task Remove(string folder)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (tries < 50)
            {
                await Task.Delay(100);
            }
        }
    }
}
