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
        services.AddHostedService<MailWorker>();
        services.AddScoped<Portal.Shared.Mail.IOutboxDesk, OutboxDesk>();
    }
}
