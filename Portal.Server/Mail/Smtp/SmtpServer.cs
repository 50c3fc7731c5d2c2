using System.Net.Security;
using Portal.Server.Hosting;

namespace Portal.Server.Mail.Smtp;

/// <summary>The mail server of the settings, and how long it is waited for (RFC 5321, 4.5.3.2).</summary>
/// <param name="Trust">Takes the place of certificate validation; for tests only, no setting leads here.</param>
internal sealed record SmtpServer(MailSettings Settings, RemoteCertificateValidationCallback? Trust = null)
{
    public TimeSpan Connecting { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For the greeting with encryption and sign-in, and for each envelope and body.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For the answer to the final dot: whoever gives up sooner makes duplicates.</summary>
    public TimeSpan LastReply { get; init; } = TimeSpan.FromMinutes(10);

    public string Name => $"{Settings.Host}:{Settings.Port}";
}
