using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Shared.Account;

namespace Portal.Server.Auth.OpenId;

/// <summary>The providers of the settings.</summary>
internal sealed partial class Providers(PortalSettings settings, Clock clock, ILogger<Providers> log) : IDisposable
{
    private readonly IReadOnlyList<Provider> all = [.. settings.SignIn.Providers.OrderBy(p => p.Value.Title, StringComparer.OrdinalIgnoreCase).Select(p => new Provider(p.Key, p.Value, settings.PublicUri, clock))];

    public IReadOnlyList<Provider> All => all;

    public Provider? Find(string name) => all.FirstOrDefault(p => p.Name == name);

    /// <returns>Null for one of the other kind, too.</returns>
    public Provider? Find(string name, UserKind kind) => Find(name) is { } found && found.Kind == kind ? found : null;

    /// <summary>Reads what each says of itself before the portal serves. One that is away is logged; one that is somebody else stops the start.</summary>
    /// <exception cref="SettingsException">A provider's metadata names another issuer.</exception>
    public async Task Check(CancellationToken cancel)
    {
        var findings = (await Task.WhenAll(all.Select(p => Check(p, cancel)))).OfType<string>().ToList();
        if (findings.Count > 0) throw new SettingsException(findings);
    }

    /// <summary>Notes why somebody could not sign in; she herself reads only that she could not.</summary>
    public void Note(Provider provider, ProviderException e)
    {
        if (e.Fault == ProviderFault.Untrusted) Untrusted(log, provider.Name, e.Message);
        else Away(log, provider.Name, e.Message);
    }

    public void Dispose()
    {
        foreach (var provider in all) provider.Dispose();
    }

    private async Task<string?> Check(Provider provider, CancellationToken cancel)
    {
        try
        {
            await provider.Metadata(cancel);
        }
        catch (ProviderException e) when (e.Fault == ProviderFault.OtherIssuer)
        {
            var key = $"SignIn:Providers:{provider.Name}:Authority";
            return $"Portal:{key} is '{provider.Settings.Authority}', and what answers there calls itself '{e.Message}'; the two must be the same. "
                + $"Example: \"https://login.example.com\" (as a variable: Portal__{key.Replace(":", "__", StringComparison.Ordinal)}=https://login.example.com).";
        }
        catch (ProviderException e)
        {
            Away(log, provider.Name, e.Message);
        }
        return null;
    }

    [LoggerMessage(LogLevel.Warning, "The sign-in provider {Provider} cannot be used now: {Why}")]
    private static partial void Away(ILogger log, string provider, string why);

    [LoggerMessage(LogLevel.Warning, "The sign-in provider {Provider} gave an answer that is not believed: {Why}")]
    private static partial void Untrusted(ILogger log, string provider, string why);
}
