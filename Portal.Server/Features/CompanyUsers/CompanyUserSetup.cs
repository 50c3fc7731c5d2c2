using Portal.Shared.Account;

namespace Portal.Server.Features.CompanyUsers;

/// <summary>What the pages need on which a company says who of it uses the portal.</summary>
internal static class CompanyUserSetup
{
    public static void AddCompanyUsers(this IServiceCollection services)
    {
        services.AddScoped<CompanyAccess>();
        services.AddScoped<ICompanyAccess, CompanyAccessDesk>();
        services.AddScoped<ICompanyUsers, MyCompanyUsers>();
        services.AddScoped<IMySites, MySites>();
        services.AddScoped<IMyCompanies, MyCompanies>();
    }
}
