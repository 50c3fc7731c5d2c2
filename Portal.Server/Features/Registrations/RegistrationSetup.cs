using Portal.Server.Jobs;
using Portal.Shared.Registrations;

namespace Portal.Server.Features.Registrations;

/// <summary>What registering and deciding about it need.</summary>
internal static class RegistrationSetup
{
    public static void AddRegistrations(this IServiceCollection services)
    {
        services.AddScoped<IRegistrations, RegistrationIntake>();
        services.AddSingleton<RegistrationPost>();
        services.AddScoped<RegistrationSteps>();
        services.AddScoped<IRegistrationDesk, RegistrationDesk>();
        services.AddSingleton<IPortalJob, ClearedRegistrations>();
    }
}
