using Portal.Server.Hosting.Verbs;

namespace Portal.Server.Hosting;

/// <summary>One program, several verbs: none serves.</summary>
internal static class PortalProgram
{
    private static readonly string[] AboutTheProgram = ["--help", "-h", "-?", "--version"];

    /// <returns>0 when it did what was asked, 1 for wrong use, 2 for settings that cannot work, 3 for anything else.</returns>
    public static async Task<int> Run(string[] args)
    {
        try
        {
            // Without a verb the arguments are settings: --urls, --Portal:PublicUrl ...
            var serves = args.Length == 0 || args[0].StartsWith("--", StringComparison.Ordinal) && !AboutTheProgram.Contains(args[0]);
            return serves ? await Serve(args) : await VerbTable.Run(args);
        }
        catch (SettingsException e)
        {
            foreach (var finding in e.Findings) await Console.Error.WriteLineAsync(finding);
            return 2;
        }
        catch (VerbException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return e.ExitCode;
        }
    }

    private static async Task<int> Serve(string[] args)
    {
        await using var app = PortalHost.Build(args);
        await Startup.Prepare(app, CancellationToken.None);
        await app.RunAsync();
        return 0;
    }
}
