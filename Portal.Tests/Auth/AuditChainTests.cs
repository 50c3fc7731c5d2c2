using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Tests.Support;

namespace Portal.Tests.Auth;

/// <summary>Whoever changes the audit in the database itself is found out [ASVS 16.4.2].</summary>
public sealed class AuditChainTests
{
    [EachDatabase]
    public async Task A_removed_a_changed_and_an_inserted_line_show_and_an_erased_payload_does_not(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var (log, chain) = (app.Services.GetRequiredService<AuditLog>(), app.Services.GetRequiredService<AuditChain>());
        Assert.Equal((0, 0), Said(await chain.Verify(CancellationToken.None)));
        for (var i = 1; i <= 6; i++) await log.Write("test.happened", Actor.System, new { i });
        await app.World.Write(async db =>
        {
            await log.Append(db, "test.happened", Actor.System, new { i = 7 });
            await log.Append(db, "test.happened", Actor.System, new { i = 8 });
        });
        Assert.Equal((8, 0), Said(await chain.Verify(CancellationToken.None)));

        // Erasing a person's half of a line is a right and no forgery.
        await app.World.Write(db => db.Set<AuditPayload>().Where(p => p.AuditEntryId == 2).ExecuteDeleteAsync());
        var whole = await chain.Verify(CancellationToken.None);
        Assert.Equal((1, 0), (whole.Erased, whole.Problems.Count));

        await Forge(app, provider, """UPDATE "AuditPayload" SET "Json" = '{"i":9}' WHERE "AuditEntryId" = 3""");
        Assert.Equal(["The payload of line 3"], Starts(await chain.Verify(CancellationToken.None)));
        await Forge(app, provider, """UPDATE "AuditPayload" SET "Json" = '{"i":3}' WHERE "AuditEntryId" = 3""");
        Assert.Empty((await chain.Verify(CancellationToken.None)).Problems);

        await Forge(app, provider, """UPDATE "Audit" SET "Kind" = 'test.nothing' WHERE "Id" = 4""");
        Assert.Equal(["Line 4 (test.nothing,"], Starts(await chain.Verify(CancellationToken.None)));
        await Forge(app, provider, """UPDATE "Audit" SET "Kind" = 'test.happened' WHERE "Id" = 4""");

        await Forge(app, provider, """DELETE FROM "AuditPayload" WHERE "AuditEntryId" IN (5, 8)""", """DELETE FROM "Audit" WHERE "Id" IN (5, 8)""");
        Assert.Equal(["Line 5 is missing.", "Lines 8 to 8 are missing"], Starts(await chain.Verify(CancellationToken.None)));

        // One put in where one was taken out fits neither its neighbour before nor the one after.
        await Forge(app, provider, """INSERT INTO "Audit" ("Id", "At", "Kind", "ActorKind", "ActorUserId", "PayloadHash", "Hash") SELECT 5, "At", "Kind", "ActorKind", "ActorUserId", "PayloadHash", "Hash" FROM "Audit" WHERE "Id" = 4""");
        Assert.Equal(["Line 5 (test.happened,", "Line 6 (test.happened,", "Lines 8 to 8 are missing"], Starts(await chain.Verify(CancellationToken.None)));
    }

    private static (long Lines, int Problems) Said(AuditReport report) => (report.Lines, report.Problems.Count);

    private static List<string> Starts(AuditReport report) => [.. report.Problems.Select(p => p[..(p.StartsWith("The payload", StringComparison.Ordinal) ? 21 : p.StartsWith("Lines", StringComparison.Ordinal) ? 24 : p.Contains('(', StringComparison.Ordinal) ? p.IndexOf(',', StringComparison.Ordinal) + 1 : p.Length)])];

    /// <summary>As somebody who owns the database: the triggers that keep everybody else out are taken away first.</summary>
    private static async Task Forge(PortalApp app, string provider, params string[] statements)
    {
        await using var db = app.Databases.OpenStaff(Actor.System);
        string[] open = provider == "PostgreSql"
            ? ["""ALTER TABLE "Audit" DISABLE TRIGGER ALL""", """ALTER TABLE "AuditPayload" DISABLE TRIGGER ALL"""]
            : provider == "Sqlite" ? ["""DROP TRIGGER IF EXISTS "Audit_no_update" """, """DROP TRIGGER IF EXISTS "Audit_no_delete" """] : ["DROP TRIGGER IF EXISTS [Audit_append_only]"];
        foreach (var statement in open.Concat(statements)) await db.Database.ExecuteSqlRawAsync(statement.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
    }
}
