using Portal.Server.Hosting;
using Portal.Client;
using Portal.Server.Jobs;
using Portal.Server.Mail.Returns;
using Portal.Server.Mail.Smtp;

namespace Portal.Server.Mail;

/// <summary>Mail: the outbox, and the worker that empties it.</summary>
internal static class MailSetup
{
    public static void AddMail(this IServiceCollection services)
    {
        services.AddSingleton<MailSignal>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<BounceBook>();
        services.AddSingleton<ReturnBox>();
        services.AddSingleton<ReturnHook>();
        services.AddSingleton<IPortalJob, ReturnedMails>();
        services.AddSingleton<MailPace>();
        services.AddSingleton<MailLedger>();
        services.AddSingleton<MailStatus>();
        services.AddSingleton<MailPress>();
        services.AddSingleton(s => new SmtpServer(s.GetRequiredService<PortalSettings>().Mail));
        services.AddSingleton<MailSender>();
        services.AddHostedService<MailWorker>();
        services.AddScoped<Portal.Shared.Mail.IOutboxDesk, OutboxDesk>();
    }

    // No cookie and no form token: a provider calls, and its signature is the key.
    public static void MapMail(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/hooks/returned-mail", (HttpRequest request, ReturnHook hook, CancellationToken cancel) => hook.Take(request, cancel))
            .DisableAntiforgery().AllowAnonymous().WithMetadata(new LimitGuessesAttribute());
}
