using Portal.Server.Hosting;

namespace Portal.Server.Features.Demo;

/// <summary>Tells whoever started the demo where it is and how to get in.</summary>
internal static class DemoGreeting
{
    /// <summary>Once the server listens.</summary>
    public static void At(WebApplication app, PortalSettings settings) =>
        app.Lifetime.ApplicationStarted.Register(() => Console.Out.Write(Write(app.Urls, settings)));

    public static string Write(IEnumerable<string> addresses, PortalSettings settings)
    {
        string[] lines =
        [
            "",
            $"  The demo of {settings.Company.Name} is at {string.Join(" and ", addresses)}",
            "",
            .. DemoSignIns.All.Select(s => $"    {s.Email,-24} {s.Who}"),
            "",
            $"  Password for all of them: {DemoSignIns.Password}",
            .. settings.Mail.IsSet ? Array.Empty<string>() : ["  No mail server is set: mails are held, and staff see them under /staff/outbox."],
            "",
            "",
        ];
        return string.Join(Environment.NewLine, lines);
    }
}
