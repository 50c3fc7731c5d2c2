using System.Text.RegularExpressions;
using Portal.Shared.Account;
using Portal.Shared.Staff;

namespace Portal.Server.Hosting;

/// <summary>Settings of sign-in providers: a wrong one would let nobody in, or everybody.</summary>
internal static partial class ProviderCheck
{
    private const string Url = "https://login.example.com";

    /// <param name="say">Words a finding: key, what is wrong, an example.</param>
    public static IEnumerable<string> Findings(PortalSettings s, Func<string, string, string, string> say)
    {
        foreach (var (name, provider) in s.SignIn.Providers)
        {
            string Say(string key, string what, string example) => say($"SignIn:Providers:{name}:{key}", what, example);
            if (!Name().IsMatch(name)) yield return say($"SignIn:Providers:{name}", "is a name that cannot stand in an address: small letters, digits and hyphens can, up to 40", "company-login");
            foreach (var finding in Own(provider, Say).Concat(Address(provider, Say)).Concat(Groups(provider, Say))) yield return finding;
        }
        foreach (var twice in s.SignIn.Providers.Where(p => p.Value.Title.Length > 0).GroupBy(p => p.Value.Title.Trim(), StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            yield return say($"SignIn:Providers:{twice.Last().Key}:Title", $"'{twice.Key}' is another provider's title, too, and nobody could tell the buttons apart", "Company login");
        }
    }

    private static IEnumerable<string> Own(ProviderSettings p, Func<string, string, string, string> say)
    {
        if (p.For is not (nameof(UserKind.Staff) or nameof(UserKind.Customer))) yield return say("For", $"'{p.For}' is neither Staff nor Customer", "Staff");
        if (string.IsNullOrWhiteSpace(p.Title)) yield return say("Title", "is empty; it stands on the button", "Company login");
        if (p.Title.Length > 60) yield return say("Title", "is longer than 60 characters", "Company login");
        if (string.IsNullOrWhiteSpace(p.ClientId)) yield return say("ClientId", "is empty; the provider gives one when the portal is registered there", "portal");
        if (!p.Scope.Split(' ').Contains("openid")) yield return say("Scope", $"'{p.Scope}' lacks openid, and without it the provider does not say who signs in", "openid profile email");
    }

    private static IEnumerable<string> Address(ProviderSettings p, Func<string, string, string, string> say)
    {
        if (p.Authority.Length == 0) yield return say("Authority", "is empty; it is the provider's issuer", Url);
        else if (p.Authority.Length > 300 || !Uri.TryCreate(p.Authority, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Query.Length + url.Fragment.Length > 0)
            yield return say("Authority", $"'{p.Authority}' is not a provider's address", Url);
        else if (url.Scheme == "http" && !url.IsLoopback)
            yield return say("Authority", $"'{p.Authority}' would let anybody in between sign in as anybody; outside this machine it must be https", Url);
        else if (url.Scheme == "http" && p.RequireHttpsMetadata)
            yield return say("RequireHttpsMetadata", $"is true, and '{p.Authority}' is http", "false");
    }

    private static IEnumerable<string> Groups(ProviderSettings p, Func<string, string, string, string> say)
    {
        if (p.For == nameof(UserKind.Customer) && p.Roles.Count > 0) yield return say("Roles", "gives roles of staff, and this provider is for customers; leave it out", "For=Staff");
        if (p.For != nameof(UserKind.Staff)) yield break;
        if (string.IsNullOrWhiteSpace(p.RoleClaim)) yield return say("RoleClaim", "is empty; it names the claim that lists a person's groups", "groups");
        if (p.Roles.Count == 0) yield return say("Roles:portal-agents", "or another group is missing, and without one nobody gets a role", nameof(StaffRole.Agent));
        foreach (var (group, role) in p.Roles)
        {
            if (!StaffRights.BuiltIn.Any(r => r.ToString() == role)) yield return say($"Roles:{group}", $"'{role}' is not one of {string.Join(", ", StaffRights.BuiltIn)}", nameof(StaffRole.Agent));
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial Regex Name();
}
