using System.CommandLine;
using System.Globalization;
using Portal.Server.Auth;

namespace Portal.Server.Hosting.Verbs;

/// <summary>audit verify: whether the record of what happened to accounts and rights is whole.</summary>
internal static class AuditVerb
{
    public static Command Create()
    {
        var verify = new Command("verify", "Walks the audit and says which lines were removed, changed or inserted; 3 where one was.");
        verify.SetAction((_, cancel) => Verify(cancel));
        return new Command("audit", "About the record of sign-ins, rights and refusals.") { verify };
    }

    private static async Task<int> Verify(CancellationToken cancel)
    {
        await using var app = VerbTable.Open();
        await Startup.Migrate(app, cancel);
        var report = await app.Services.GetRequiredService<AuditChain>().Verify(cancel);
        foreach (var problem in report.Problems) await Console.Out.WriteLineAsync(problem);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{report.Lines} lines, {report.Erased} of them with their personal half erased: {(report.Problems.Count == 0 ? "whole" : "not whole")}."));
        return report.Problems.Count == 0 ? 0 : 3;
    }
}
