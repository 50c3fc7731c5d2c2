using Portal.Server.Jobs;
using Portal.Shared.Inquiries;

namespace Portal.Server.Features.Inquiries;

/// <summary>What the public form and its staff pages need.</summary>
internal static class InquirySetup
{
    public static void AddInquiries(this IServiceCollection services)
    {
        services.AddSingleton<InquiryPost>();
        services.AddSingleton<InquiryFiling>();
        services.AddScoped<IInquiries, InquiryIntake>();
        services.AddScoped<InquirySteps>();
        services.AddScoped<IInquiryDesk, InquiryDesk>();
        services.AddSingleton<IPortalJob, ClearedInquiries>();
    }
}
