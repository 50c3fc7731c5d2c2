using System.CommandLine;
using System.CommandLine.Parsing;

namespace Portal.Server.Hosting.Verbs;

/// <summary>What the program can do besides serving.</summary>
internal static class VerbTable
{
    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("Portal: without a verb it serves; with one it does that and ends.")
        {
            MigrateVerb.Create(),
            AdminVerb.Create(),
            AuditVerb.Create(),
            ConfigVerb.Create(),
            DemoVerb.Create(),
            ImportVerb.Create(),
        };
        var asked = root.Parse(args);
        if (asked.Errors.Count > 0) throw new VerbException(1, $"{asked.Errors[0].Message} \"--help\" lists the verbs and what they take.");
        return await asked.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    /// <summary>The portal as it would serve, with everything but the listening.</summary>
    public static WebApplication Open() => PortalHost.Build([]);
}

/// <summary>A verb that could not do its work; the message says why in one sentence.</summary>
internal sealed class VerbException(int exitCode, string message) : Exception(message)
{
    public int ExitCode => exitCode;
}
