using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Tests.Mail;
using Portal.Tests.OpenId;
using Portal.Tests.Support;

namespace Portal.Tests.Hosting;

/// <summary>What strangers say reaches the log and the audit escaped, or not at all.</summary>
public sealed class ProgramLogTests
{
    private const string Forged = "eve\r\nError Portal: forged\u001b[31m\u2028\u2029\u0085@alpha.example";

    private static readonly char[] Raw = ['\r', '\n', '\u001b', '\u2028', '\u2029', '\u0085'];

    [EachDatabase]
    public async Task A_sign_in_name_is_in_no_line_of_the_log_and_escaped_in_the_audit(string provider)
    {
        await using var app = await PortalApp.Start(provider, "--Logging:LogLevel:Default=Information", "--Logging:LogLevel:Microsoft=Information");
        app.Log.Least = LogLevel.Information;
        using var visitor = app.Visit();
        var answer = await visitor.Submit("/account/sign-in", "form[method=post].card", ("Input.Email", Forged), ("Input.Password", "wrong"));
        Assert.Contains("do not belong together", await answer.Content.ReadAsStringAsync());
        Assert.Contains(app.Log.Lines, l => l.Contains("POST", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Log.Lines, l => l.Contains("forged", StringComparison.OrdinalIgnoreCase));
        var line = await app.World.Read(db => db.Audit.Where(a => a.Kind == "sign-in.tried").Select(a => a.Payload!.Json).SingleAsync());
        Assert.DoesNotContain(line, c => Raw.Contains(c));
        using var told = JsonDocument.Parse(line);
        Assert.Equal(Forged.ToUpperInvariant(), told.RootElement.GetProperty("email").GetString());
    }

    [Fact]
    public async Task What_a_provider_answers_is_one_escaped_line_of_the_log()
    {
        await using var provider = await HostileProvider.Start();
        provider.Instead = at => at == "/token" ? Results.Json(new { error = Forged }) : null;
        await using var portal = await PortalProcess.Prepare("Sqlite", Trips.Settings("work", "Staff", provider.Issuer));
        portal.Start();
        using var visitor = new Visitor(await portal.Address(), new TestLog());
        (await visitor.SignInWith(provider, "work")).AssertRefused("/account/sign-in", "Untrusted");
        await MailApp.Until(() => portal.Output.Contains("forged", StringComparison.Ordinal), portal.Output, MailApp.Patience);
        Assert.DoesNotContain(portal.Output, c => c is not '\r' and not '\n' && Raw.Contains(c));
        var lines = portal.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<JsonElement>(l)).ToList();
        var refusal = Assert.Single(lines, l => l.GetProperty("Message").GetString()!.Contains("forged", StringComparison.Ordinal));
        Assert.Contains(Forged, refusal.GetProperty("Message").GetString());
        Assert.Equal("Warning", refusal.GetProperty("LogLevel").GetString());
    }
}
