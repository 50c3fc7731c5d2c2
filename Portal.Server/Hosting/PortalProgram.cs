namespace Portal.Server.Hosting;

/// <summary>One program, several verbs: none serves.</summary>
internal static class PortalProgram
{
    public static async Task<int> Run(string[] args)
    {
        try
        {
            await using var app = PortalHost.Build(args);
            await Startup.Prepare(app, CancellationToken.None);
            await app.RunAsync();
            return 0;
        }
        catch (SettingsException e)
        {
            foreach (var finding in e.Findings) await Console.Error.WriteLineAsync(finding);
            return 2;
        }
    }
}
