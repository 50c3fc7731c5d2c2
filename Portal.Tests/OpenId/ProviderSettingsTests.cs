using Microsoft.Extensions.Configuration;
using Portal.Server.Hosting;
using Portal.Server.Hosting.Verbs;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId;

/// <summary>Settings of providers that cannot work stop the start, and their secrets are not shown.</summary>
public sealed class ProviderSettingsTests
{
    [Theory]
    [InlineData("For", "Everybody", "neither Staff nor Customer")]
    [InlineData("Title", " ", "stands on the button")]
    [InlineData("Authority", "", "Portal:SignIn:Providers:work:Authority is empty")]
    [InlineData("Authority", "login", "is not a provider's address")]
    [InlineData("Authority", "https://login.example/?tenant=1", "is not a provider's address")]
    [InlineData("Authority", "http://login.example", "outside this machine it must be https")]
    [InlineData("Authority", "http://localhost:9", "RequireHttpsMetadata is true")]
    [InlineData("ClientId", "", "Portal:SignIn:Providers:work:ClientId is empty")]
    [InlineData("Scope", "profile", "lacks openid")]
    [InlineData("RoleClaim", "", "names the claim")]
    [InlineData("Roles:agents", "Boss", "is not one of Agent")]
    [InlineData("Roles:agents", "2", "is not one of Agent")]
    [InlineData("RequireHttpsMetadata", "perhaps", "RequireHttpsMetadata")]
    [InlineData("Secret", "x", "Portal:SignIn:Providers:work:Secret is not a setting")]
    public void A_setting_that_cannot_work_is_named_with_an_example(string key, string value, string said)
    {
        var finding = Assert.Single(Assert.Throws<SettingsException>(() => Read(($"work:{key}", value))).Findings, f => f.Contains(said, StringComparison.Ordinal));
        Assert.Contains("Portal:SignIn:Providers:work", finding);
    }

    [Fact]
    public void Names_titles_and_roles_must_make_sense_together()
    {
        Says("cannot stand in an address", ("My Login:For", "Customer"), ("My Login:Title", "x"), ("My Login:Authority", "https://x.example"), ("My Login:ClientId", "x"));
        Says("another provider's title", ("club:For", "Customer"), ("club:Title", "the LOGIN"), ("club:Authority", "https://x.example"), ("club:ClientId", "x"));
        Says("this provider is for customers", ("work:For", "Customer"));
        Says("nobody gets a role", ("club:For", "Staff"), ("club:Title", "x"), ("club:Authority", "https://x.example"), ("club:ClientId", "x"));

        static void Says(string words, params (string, string)[] settings) =>
            Assert.Contains(Assert.Throws<SettingsException>(() => Read(settings)).Findings, f => f.Contains(words, StringComparison.Ordinal) && f.Contains("Example", StringComparison.Ordinal));
    }

    [Fact]
    public void Its_settings_are_shown_without_the_secret()
    {
        var shown = string.Join('\n', ConfigVerb.Lines("Portal", Read(("work:ClientSecret", "topsecret"))));
        Assert.DoesNotContain("topsecret", shown);
        Assert.Contains("Portal:SignIn:Providers:work:ClientSecret = (set)", shown);
        Assert.Contains("Portal:SignIn:Providers:work:Roles:agents = Agent", shown);
    }

    [Fact]
    public async Task Metadata_of_another_issuer_stop_the_start()
    {
        await using var provider = await HostileProvider.Start();
        var address = provider.Issuer;
        provider.Issuer = "https://evil.example";
        var stopped = await Assert.ThrowsAsync<SettingsException>(() => PortalApp.Start("Sqlite", Trips.Settings("work", "Staff", address)));
        var finding = Assert.Single(stopped.Findings);
        Assert.Contains($"Portal:SignIn:Providers:work:Authority is '{address}', and what answers there calls itself 'https://evil.example'", finding);
        Assert.Contains("Example", finding);
    }

    private static PortalSettings Read(params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?> { ["Portal:Company:Name"] = "Test" };
        foreach (var (key, value) in new[] { ("For", "Staff"), ("Title", "The login"), ("Authority", "https://login.example"), ("ClientId", "portal"), ("Roles:agents", "Agent") }) all[$"Portal:SignIn:Providers:work:{key}"] = value;
        foreach (var (key, value) in settings) all[$"Portal:SignIn:Providers:{key}"] = value;
        return SettingsCheck.Read(new ConfigurationBuilder().AddInMemoryCollection(all).Build(), isDevelopment: false);
    }
}
