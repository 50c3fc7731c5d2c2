using System.Diagnostics;

namespace Portal.Tests.Support;

/// <summary>The built program as a process of its own.</summary>
internal static class BuiltPortal
{
    /// <summary>Starts it; what it says is redirected and must be read.</summary>
    /// <param name="variables">Of its environment, beside those of the tests.</param>
    public static Process Start(IReadOnlyDictionary<string, string?> variables, IEnumerable<string> args, string? workingDirectory = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Portal.Server.dll"), .. args])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = workingDirectory ?? "",
        };
        foreach (var (name, value) in variables) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
