using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Audit;
using Portal.Shared.Common;
using Portal.Tests.Support;

namespace Portal.Tests.Audit;

/// <summary>The security record is searched, taken out and checked by those with the right, and by nobody else [ASVS 16.4.2].</summary>
public sealed partial class AuditPageTests
{
    private const string Olga = "olga@nordwind.example", Anna = "anna@nordwind.example";

    [EachDatabase]
    public async Task Lines_are_found_by_area_person_day_and_word_and_paged_both_ways(string provider)
    {
        await using var app = await Start(provider);
        var log = app.Services.GetRequiredService<AuditLog>();
        var anna = await app.World.Read(db => db.Users.Where(u => u.Email == Anna).Select(u => u.Id).SingleAsync());
        for (var i = 1; i <= 60; i++) await log.Write("import.run", Actor.System, new { file = $"größe-{i:00}.csv" });
        app.Clock.Move(TimeSpan.FromDays(1));
        await log.Write("staff.refused", new StaffActor(anna, "Anna", 1, StaffRole.Agent), new { right = "SeeAudit", about = "audit" });

        await using var olga = await Desk.Of(app, Olga);
        var desk = olga.Get<IAuditDesk>();
        var first = await desk.Read(new AuditFilter("import"), new PageAt());
        Assert.Equal((25, 60, null), (first.Items.Count, first.Total.Value, first.Previous));
        var second = await desk.Read(new AuditFilter("import"), new PageAt(After: first.Next));
        var third = await desk.Read(new AuditFilter("import"), new PageAt(After: second.Next));
        Assert.Equal((10, null), (third.Items.Count, third.Next));
        Assert.Equal(second.Items.Select(l => l.Number), (await desk.Read(new AuditFilter("import"), new PageAt(Before: third.Previous))).Items.Select(l => l.Number));
        Assert.Equal("größe-07.csv", Assert.Single(Assert.Single((await desk.Read(new AuditFilter(Text: "größe-07"), new PageAt())).Items).Facts!).Value);
        Assert.Equal("Portal", first.Items[0].Who);
        foreach (var who in new[] { "anna a", "ANNA@nordwind" })
        {
            var line = Assert.Single((await desk.Read(new AuditFilter(Who: who), new PageAt())).Items);
            Assert.Equal(("staff.refused", "Anna Agent, anna@nordwind.example"), (line.Kind, line.Who));
        }
        var today = app.World.Clock.Today;
        Assert.Equal("staff.refused", Assert.Single((await desk.Read(new AuditFilter(From: today), new PageAt())).Items).Kind);
        Assert.Equal(60, (await desk.Read(new AuditFilter("import", Until: today.AddDays(-1)), new PageAt())).Total.Value);
        Assert.Empty((await desk.Read(new AuditFilter(Who: "nobody"), new PageAt())).Items);

        // A line whose personal half was erased still stands there, and the record is whole.
        var oldest = third.Items[^1].Number;
        await app.World.Write(db => db.Set<AuditPayload>().Where(p => p.AuditEntryId == oldest).ExecuteDeleteAsync());
        Assert.Null((await desk.Read(new AuditFilter("import"), new PageAt(After: second.Next))).Items[^1].Facts);
        var check = await desk.Verify();
        Assert.Equal((1, 0), (check.Erased, check.Problems.Count));
    }

    [EachDatabase]
    public async Task The_file_holds_what_the_filter_shows_harmless_to_a_spreadsheet_and_is_a_line_itself(string provider)
    {
        await using var app = await Start(provider);
        var log = app.Services.GetRequiredService<AuditLog>();
        for (var i = 0; i < 501; i++) await log.Write("import.run", Actor.System, new { file = $"{i}" });
        await log.Write("sign-in.refused", Actor.Nobody, new { name = "=HYPERLINK(1)" });
        using var visitor = await app.Visit().SignIn(Olga);
        var answer = await visitor.Http.GetAsync("/staff/audit/export?area=import");
        var lines = (await answer.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");
        Assert.Equal(502, lines.Length);
        Assert.StartsWith("attachment", answer.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.Contains("name: =HYPERLINK", await visitor.Http.GetStringAsync("/staff/audit/export?area=sign-in&q=HYPERLINK"), StringComparison.Ordinal);
        Assert.Equal(2, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "audit.exported")));
    }

    [EachDatabase]
    public async Task Nobody_without_the_right_reads_takes_out_or_checks_it(string provider)
    {
        await using var app = await Start(provider);
        await app.World.Staff("Max Manager", "max@nordwind.example", StaffRole.Manager);
        foreach (var email in new[] { Anna, "max@nordwind.example" })
        {
            using var visitor = await app.Visit().SignIn(email);
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Http.GetAsync("/staff/audit")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Http.GetAsync("/staff/audit/export")).StatusCode);
            await using var desk = await Desk.Of(app, email);
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => desk.Get<IAuditDesk>().Read(new AuditFilter(), new PageAt()));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => desk.Get<IAuditDesk>().Verify());
        }
        Assert.Equal(0, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "audit.exported" || a.Kind == "audit.verified")));
    }

    [Fact]
    public void Every_kind_of_line_that_the_program_writes_has_words_and_an_area()
    {
        var server = Path.Combine(Repository.Root, "Portal.Server");
        var kinds = Directory.EnumerateFiles(server, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText).Where(text => text.Contains("audit.", StringComparison.Ordinal) || text.Contains("change.Make", StringComparison.Ordinal))
            .SelectMany(text => Written().Matches(text)).Select(m => m.Groups["kind"].Value)
            .Concat(Enum.GetValues<Verdict>().Where(v => v > Verdict.RightByRecovery).Select(v => $"sign-in.code-{v.ToString().ToLowerInvariant()}")).Concat(["sign-in.tried", "proof.tried"]).Distinct().ToList();
        Assert.True(kinds.Count > 40, $"only {kinds.Count} kinds found");
        Assert.DoesNotContain(kinds, k => AuditWords.Of(k) == k || !AuditWords.Areas.Contains(k.Split('.')[0]));
        Assert.All(AuditWords.Areas, area => Assert.NotEqual(area, AuditWords.OfArea(area)));
    }

    // "audit.Write("kind", ...", "audit.Append(db, "kind", ...", "change.Make(me, "kind", ...", a choice between two, and kinds that are handed on.
    [GeneratedRegex("""(?:(?:udit\.(?:Write|Append)|hange\.Make(?:<\w+>)?|End)\([^"\n]*|(?<=\? )|(?<= : )|cancel\), |, )"(?<kind>(?:sign-in|session|proof|password|passkey|code-app|recovery-codes|e-mail|access|view|staff|role|bank|customers|fields|settings|import|audit)\.[a-z-]+)""")]
    private static partial Regex Written();

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        await app.World.Staff("Olga Admin", Olga, StaffRole.Administrator);
        await app.World.Staff("Anna Agent", Anna);
        return app;
    }
}
