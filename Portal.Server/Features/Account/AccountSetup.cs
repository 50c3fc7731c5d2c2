using Portal.Server.Mail;
using Portal.Shared.Account;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Account;

/// <summary>What the account pages of customers need.</summary>
internal static class AccountSetup
{
    public static void AddAccountPages(this IServiceCollection services)
    {
        services.AddSingleton<EmailNews>();
        services.AddScoped<EmailChange>();
        services.AddScoped<IEmailConfirmation>(s => s.GetRequiredService<EmailChange>());
        services.AddScoped<IMyProfile, MyProfile>();
        services.AddScoped<IMySignIn, MySignIn>();
        services.AddScoped<IMyMails, MyMails>();
        services.AddSingleton(new MailEvent("account", () => T("Changes to your password and e-mail address", "Änderungen Ihres Passworts und Ihrer E-Mail-Adresse"), IsMandatory: true));
    }
}
