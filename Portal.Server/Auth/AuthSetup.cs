using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Portal.Server.Auth.OpenId;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Shared.Staff;

namespace Portal.Server.Auth;

/// <summary>Two doors into one house: customers and staff have cookies of their own, and the address says which one counts.</summary>
internal static class AuthSetup
{
    public const string Customer = "customer";
    public const string Staff = "staff";

    public const int HashRounds = 210_000;
    private const string ByAddress = "by-address";

    /// <summary>The pages that take one right to open at all.</summary>
    public static readonly IReadOnlyDictionary<string, StaffRight> RightAreas = new Dictionary<string, StaffRight>
    {
        [Portal.Client.Areas.Answering] = StaffRight.AnswerComplaints,
        [Portal.Client.Areas.Marketing] = StaffRight.RunCampaigns,
        [Portal.Client.Areas.Editing] = StaffRight.EditCustomers,
        [Portal.Client.Areas.Seeing] = StaffRight.SeeAsCustomer,
        [Portal.Client.Areas.Invoicing] = StaffRight.SeeInvoices,
        [Portal.Client.Areas.Ruling] = StaffRight.SetComplaintRules,
        [Portal.Client.Areas.Auditing] = StaffRight.SeeAudit,
    };

    public static void AddAccounts(this IServiceCollection services, PortalSettings settings)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<HashGate>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<FourEyes>();
        services.AddSingleton<AuditChain>();
        services.AddSingleton<SignInRescue>();
        services.AddScoped<SignInCheck>();
        services.AddScoped<SignInDoor>();
        services.AddScoped<StepCookie>();
        services.AddScoped<SecondStep>();
        services.AddScoped<CodeChecks>();
        services.AddSingleton<CodeSecrets>();
        services.AddScoped<FactorChange>();
        services.AddScoped<Portal.Shared.Account.ICodeApp, CodeApp>();
        services.AddScoped<Proof>();
        services.AddScoped<Portal.Shared.Account.IProof>(s => s.GetRequiredService<Proof>());
        services.AddSingleton<AccountPost>();
        services.AddScoped<PasswordRules>();
        services.AddScoped<PasswordLink>();
        services.AddScoped<PasswordRecovery>();
        services.AddScoped<PasswordChange>();
        services.AddScoped<Portal.Shared.Account.IAccount, AccountDesk>();
        services.AddScoped<CurrentActor>();
        services.AddProviders();
        services.AddScoped<Portal.Shared.Account.IMySessions, MySessions>();
        services.AddScoped<CircuitHandler, CircuitMark>();
        services.AddScoped<AuthenticationStateProvider, CircuitWatch>();
        services.AddScoped(s => s.GetRequiredService<Databases>().OpenStaff(Actor.System));
        services.AddIdentityCore<PortalUser>(Configure)
            .AddUserStore<PasskeyUsers>();
        services.AddPasskeys(settings);
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = HashRounds);

        services.AddAuthentication(ByAddress)
            .AddPolicyScheme(ByAddress, null, o => o.ForwardDefaultSelector = c => IsStaffAddress(c.Request.Path) ? Staff : Customer)
            .AddCookie(Customer).AddCookie(Staff);
        services.AddOptions<CookieAuthenticationOptions>(Customer).Configure<SessionStore>((o, store) => Cookie(o, settings, store, "portal"));
        services.AddOptions<CookieAuthenticationOptions>(Staff).Configure<SessionStore>((o, store) => Cookie(o, settings, store, "portal-staff"));

        var policies = services.AddAuthorizationBuilder()
            .AddPolicy(Customer, p => p.AddAuthenticationSchemes(Customer).RequireAuthenticatedUser().RequireClaim(PortalClaims.Customer))
            .AddPolicy(Portal.Client.Areas.SignedIn, p => p.AddAuthenticationSchemes(ByAddress).RequireAuthenticatedUser())
            .AddPolicy(Staff, p => p.AddAuthenticationSchemes(Staff).RequireAuthenticatedUser().RequireClaim(PortalClaims.StaffId));
        foreach (var (area, right) in RightAreas)
        {
            policies.AddPolicy(area, p => p.AddAuthenticationSchemes(Staff).RequireAuthenticatedUser().RequireClaim(PortalClaims.StaffId)
                .RequireClaim(PortalClaims.Right, right.ToString()));
        }
    }

    /// <summary>Circuits belong to staff; so does everything under /staff.</summary>
    public static bool IsStaffAddress(PathString path) => path.StartsWithSegments("/staff") || path.StartsWithSegments("/_blazor");

    /// <summary>Circuits cost memory and are the staff's: nobody else can open one.</summary>
    public static void CircuitsForStaffOnly(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } route } && route.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal))
        {
            endpoint.Metadata.Add(new AuthorizeAttribute(Staff));
        }
    }

    private static void Configure(IdentityOptions o)
    {
        o.User.RequireUniqueEmail = true;
        o.Password.RequiredLength = 12;
        o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
        o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
    }

    private static void Cookie(CookieAuthenticationOptions o, PortalSettings settings, SessionStore store, string name)
    {
        // __Host- binds the cookie to this host and to TLS; plain http is allowed on the own machine only (SettingsCheck).
        o.Cookie.Name = settings.IsPublicOverTls ? "__Host-" + name : name;
        o.Cookie.SecurePolicy = settings.IsPublicOverTls ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        o.Cookie.HttpOnly = true;
        o.Cookie.SameSite = SameSiteMode.Lax;
        o.Cookie.Path = "/";
        o.SessionStore = store;
        o.SlidingExpiration = false;
        o.ExpireTimeSpan = SessionStore.Lifetime;
        o.LoginPath = "/account/sign-in";
        o.ReturnUrlParameter = "returnUrl";
        // The page that signs in leads back itself: the handler would put the address into a header as it came, foreign letters and all.
        o.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
        // Whose view is over goes back to where it was opened; the customers' sign-in is not hers.
        var toSignIn = o.Events.OnRedirectToLogin;
        o.Events.OnRedirectToLogin = c =>
        {
            if (c.HttpContext.Items[typeof(ViewOver)] is not ViewOver over) return toSignIn(c);
            c.Response.Redirect(over.Back);
            return Task.CompletedTask;
        };
        o.Events.OnRedirectToAccessDenied = c =>
        {
            c.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}
