using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Server.Data;

namespace Portal.Server.Hosting.Verbs;

/// <summary>migrate: brings the database to this version; --check only looks, --script prints the SQL.</summary>
internal static class MigrateVerb
{
    public static Command Create()
    {
        var check = new Option<bool>("--check") { Description = "Only say what is pending; exits 3 when something is." };
        var script = new Option<bool>("--script") { Description = "Print the SQL that would run, for somebody who runs it by hand." };
        var verb = new Command("migrate", "Brings the database to this version of the program.") { check, script };
        verb.SetAction((asked, cancel) => Run(asked.GetValue(check), asked.GetValue(script), cancel));
        return verb;
    }

    private static async Task<int> Run(bool check, bool script, CancellationToken cancel)
    {
        await using var app = VerbTable.Open();
        var databases = app.Services.GetRequiredService<Databases>();
        if (script)
        {
            await using var db = databases.Provider.OpenForMigration(databases.ConnectionString);
            await Console.Out.WriteLineAsync(db.GetService<IMigrator>().GenerateScript(options: databases.Provider.ScriptOptions));
            return 0;
        }
        var pending = await databases.Pending(cancel);
        if (check)
        {
            await Console.Out.WriteLineAsync(pending.Count == 0 ? "Nothing is pending." : $"Pending: {string.Join(", ", pending)}.");
            return pending.Count == 0 ? 0 : 3;
        }
        await Startup.Migrate(app, cancel);
        await Console.Out.WriteLineAsync(pending.Count == 0 ? "Nothing was pending." : $"Applied: {string.Join(", ", pending)}.");
        return 0;
    }
}
