using Portal.Server.Hosting;
using Portal.Server.Mail.Smtp;

namespace Portal.Server.Mail;

/// <summary>Mail: the outbox, and the worker that empties it.</summary>
internal static class MailSetup
{
    public static void AddMail(this IServiceCollection services)
    {
        services.AddSingleton<MailSignal>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<MailLedger>();
        services.AddSingleton<MailStatus>();
        services.AddSingleton<MailPress>();
        services.AddSingleton(s => new SmtpServer(s.GetRequiredService<PortalSettings>().Mail));
        services.AddSingleton<MailSender>();
        services.AddHostedService<MailWorker>();
        services.AddScoped<Portal.Shared.Mail.IOutboxDesk, OutboxDesk>();
    }
}
