using Microsoft.AspNetCore.Identity;
using Portal.Server.Hosting;
using Portal.Shared.Account;

namespace Portal.Server.Auth;

/// <summary>Passkeys: bound to the portal's public address, and always with a finger, a face or a PIN, so that one step is two factors.</summary>
internal static class PasskeySetup
{
    public static void AddPasskeys(this IServiceCollection services, PortalSettings settings)
    {
        services.AddScoped<IPasskeyHandler<PortalUser>, PasskeyHandler<PortalUser>>();
        services.AddScoped<PasskeyCeremony>();
        services.AddScoped<PasskeyNotes>();
        services.AddScoped<IMyPasskeys, MyPasskeys>();
        services.AddScoped<IPasskeySignIn, PasskeySignIn>();
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            o.ServerDomain = settings.PublicUri.Host;
            o.ResidentKeyRequirement = o.UserVerificationRequirement = "required";
            // The address that people know, whatever the request's Host says.
            o.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && asked.Origin == settings.PublicUri.GetLeftPart(UriPartial.Authority));
        });
    }
}
