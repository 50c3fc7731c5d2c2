using Portal.Server.Auth.OpenId;
using Portal.Shared.Staff;

namespace Portal.Server.Features.People;

/// <summary>The administration of staff.</summary>
internal static class PeopleSetup
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddScoped<IPeopleDesk, PeopleDesk>();
        services.AddScoped<IRoleDesk, RoleDesk>();
        services.AddScoped<IPhoneRescue, PhoneRescue>();
        services.AddSingleton<IStaffEntry, StaffEntry>();
    }
}
