using Microsoft.AspNetCore.DataProtection;
using Portal.Client;
using Portal.Server.Auth;
using Portal.Server.Auth.OpenId;
using Portal.Server.Data;
using Portal.Server.Data.Providers;
using Portal.Server.Features.Account;
using Portal.Server.Features.Audit;
using Portal.Server.Features.ChangeRequests;
using Portal.Server.Features.CompanyUsers;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.CustomerFiles;
using Portal.Server.Features.Customers;
using Portal.Server.Features.Inquiries;
using Portal.Server.Features.Invoices;
using Portal.Server.Features.Learning;
using Portal.Server.Features.Newsletters;
using Portal.Server.Features.Orders;
using Portal.Server.Features.People;
using Portal.Server.Features.Registrations;
using Portal.Server.Features.Search;
using Portal.Server.Features.Views;
using Portal.Server.Files;
using Portal.Server.Jobs;
using Portal.Server.Mail;
using Portal.Shared.Common;
using Radzen;

namespace Portal.Server.Hosting;

/// <summary>Puts the portal together.</summary>
internal static class PortalHost
{
    /// <param name="adjust">Last words on services, for tests: a settable clock.</param>
    /// <exception cref="SettingsException">A setting cannot work.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args, ApplicationName = typeof(PortalHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory,
        });
        var settings = SettingsCheck.Read(builder.Configuration, builder.Environment.IsDevelopment());
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls("http://localhost:5080");
        builder.WebHost.UseStaticWebAssets();
        builder.AddProgramLog();
        AddBuildingBlocks(builder, settings);
        AddFeatures(builder.Services);
        AddPages(builder, settings);
        builder.AddBodyLimits();
        adjust?.Invoke(builder);
        var app = builder.Build();
        Use(app, settings);
        return app;
    }

    private static void AddBuildingBlocks(WebApplicationBuilder builder, PortalSettings settings)
    {
        var services = builder.Services;
        var data = DataFolder.Of(settings.DataFolder, builder.Environment.IsDevelopment());
        var provider = DatabaseProvider.All.Single(p => p.Name == settings.Database.Provider);
        var connection = settings.Database.ConnectionString.Length > 0 ? settings.Database.ConnectionString : $"Data Source={Path.Combine(data.Path, "portal.db")}";
        services.AddSingleton(settings);
        services.AddSingleton(data);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(s => new Clock(s.GetRequiredService<TimeProvider>(), settings.Zone));
        services.AddSingleton(settings.Calendar.ToCalendar(settings.Zone));
        services.AddSingleton<IPortalClock>(s => s.GetRequiredService<Clock>());
        services.AddSingleton(_ => new Databases(provider, connection));
        services.AddSingleton<SettingsWatch>();
        services.AddFiles();
        services.AddDataProtection().SetApplicationName("Portal").PersistKeysToFileSystem(data.Sub("keys"));
        services.AddAccounts(settings);
        services.AddLimits(settings);
        services.AddMail();
        services.AddJobs(provider, connection);
    }

    private static void AddFeatures(IServiceCollection services)
    {
        services.AddCustomers();
        services.AddAccountPages();
        services.AddCompanyUsers();
        services.AddRegistrations();
        services.AddChangeRequests();
        services.AddOrders();
        services.AddInvoices();
        services.AddComplaints();
        services.AddLearning();
        services.AddInquiries();
        services.AddNewsletters();
        services.AddCustomerFiles();
        services.AddPeople();
        services.AddViews();
        services.AddSearch();
        services.AddAuditPages();
    }

    private static void AddPages(WebApplicationBuilder builder, PortalSettings settings)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddRadzenComponents();
        builder.Services.AddSingleton(settings.Company.ToBrand());
        builder.Services.AddPortalCultures();
        builder.Services.AddAntiforgery(o =>
        {
            o.Cookie.Name = settings.IsPublicOverTls ? "__Host-portal-form" : "portal-form";
            o.Cookie.SecurePolicy = settings.IsPublicOverTls ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            o.SuppressXFrameOptionsHeader = true;
        });
    }

    private static void Use(WebApplication app, PortalSettings settings)
    {
        app.UseDraining();
        app.UsePublicAddress(settings);
        app.UseSecurityHeaders(settings);
        app.UseFailures();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseRouting();
        app.UseBodyLimit();
        app.UseRateLimiter();
        app.UseGuessLimit(settings);
        app.UseAuthentication();
        app.UseRequestLocalization();
        app.UseViews();
        app.UseAuthorization();
        app.UseBodyCount();
        app.UseAntiforgery();
        app.MapStaticAssets().WithMetadata(new WithoutSession());
        app.MapHealth();
        app.MapBrandLogo(settings);
        app.MapAccount();
        app.MapProviders();
        app.MapInvoices();
        app.MapComplaints();
        app.MapLearning();
        app.MapMail();
        app.MapNewsletters();
        app.MapCustomers();
        app.MapChangeRequests();
        app.MapCustomerFiles();
        app.MapViews();
        app.MapAudit();
        var pages = app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
        pages.Add(AuthSetup.CircuitsForStaffOnly);
        pages.Add(StaticPages.WithoutCircuitState);
    }
}
