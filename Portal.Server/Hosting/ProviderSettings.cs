using Portal.Shared.Account;

namespace Portal.Server.Hosting;

/// <summary>How people sign in beside their password.</summary>
internal sealed class SignInSettings
{
    /// <summary>By name; the name stands in addresses.</summary>
    public Dictionary<string, ProviderSettings> Providers { get; set; } = [];
}

/// <summary>An OpenID Connect provider. What the usual handler has, too, is named as its options are.</summary>
internal sealed class ProviderSettings
{
    /// <summary>Whom it opens the portal to: "Staff" or "Customer".</summary>
    public string For { get; set; } = "";

    /// <summary>What people call it; it stands on the button.</summary>
    public string Title { get; set; } = "";

    /// <summary>The issuer, as its own metadata names it.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    public string Scope { get; set; } = "openid profile email";

    /// <summary>The claim that lists a person's groups.</summary>
    public string RoleClaim { get; set; } = "groups";

    /// <summary>The role of each group, for staff. Of several the one counts that stands last in <see cref="StaffRole"/>.</summary>
    public Dictionary<string, string> Roles { get; set; } = [];

    /// <summary>False only for a provider on this machine.</summary>
    public bool RequireHttpsMetadata { get; set; } = true;

    public UserKind Kind => For == nameof(UserKind.Staff) ? UserKind.Staff : UserKind.Customer;
}
