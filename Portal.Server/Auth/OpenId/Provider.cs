using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Shared.Account;

namespace Portal.Server.Auth.OpenId;

/// <summary>
/// A provider of the settings, and what it says of itself: read when it is first needed, again after half a day, and when a token
/// is signed by a key that was not there.
/// </summary>
internal sealed class Provider(string name, ProviderSettings settings, Uri portal, Clock clock) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12), Pause = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim reading = new(1);
    private OpenIdConnectConfiguration? known;
    private DateTimeOffset readAt, renewedAt;

    public string Name => name;

    public string Title => settings.Title;

    public UserKind Kind => settings.Kind;

    public ProviderSettings Settings => settings;

    /// <summary>Where the browser comes back to with a code, and after signing out there.</summary>
    public string RedirectUri => new Uri(portal, $"signin-oidc/{name}").AbsoluteUri;

    public string PostLogoutRedirectUri => new Uri(portal, $"signout-callback-oidc/{name}").AbsoluteUri;

    /// <summary>For the portal's own requests: soon given up, never led elsewhere, never read without end.</summary>
    public HttpClient Backchannel { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1024 * 1024,
    };

    /// <summary>The highest role that the groups give; null where none of them gives one.</summary>
    public StaffRole? RoleOf(IEnumerable<string> groups) =>
        groups.Select(g => settings.Roles.TryGetValue(g, out var role) ? Enum.Parse<StaffRole>(role) : (StaffRole?)null).Max();

    /// <exception cref="ProviderException">It cannot be reached, or names another issuer than the settings.</exception>
    public async Task<OpenIdConnectConfiguration> Metadata(CancellationToken cancel)
    {
        if (known is { } fresh && clock.Now - readAt < Lifetime) return fresh;
        await reading.WaitAsync(cancel);
        try
        {
            if (known is null || clock.Now - readAt >= Lifetime) await Read(cancel);
        }
        catch (ProviderException e) when (known is not null && e.Fault == ProviderFault.Down)
        {
            // What it said this morning is better than nothing.
        }
        finally
        {
            reading.Release();
        }
        return known!;
    }

    /// <summary>Reads it anew for a token whose key is not among those known.</summary>
    /// <returns>False where that was done a moment ago: a token made up costs the provider nothing.</returns>
    public async Task<bool> Renew(CancellationToken cancel)
    {
        await reading.WaitAsync(cancel);
        try
        {
            if (clock.Now - renewedAt < Pause) return false;
            renewedAt = clock.Now;
            await Read(cancel);
            return true;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose()
    {
        Backchannel.Dispose();
        reading.Dispose();
    }

    private async Task Read(CancellationToken cancel)
    {
        OpenIdConnectConfiguration read;
        try
        {
            var documents = new HttpDocumentRetriever(Backchannel) { RequireHttps = settings.RequireHttpsMetadata };
            read = await OpenIdConnectConfigurationRetriever.GetAsync(settings.Authority.TrimEnd('/') + "/.well-known/openid-configuration", documents, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            throw new ProviderException(ProviderFault.Down, e.Message, e);
        }
        if (read.Issuer?.TrimEnd('/') != settings.Authority.TrimEnd('/')) throw new ProviderException(ProviderFault.OtherIssuer, read.Issuer ?? "");
        if (!IsUsable(read.AuthorizationEndpoint) || !IsUsable(read.TokenEndpoint) || read.SigningKeys.Count == 0)
        {
            throw new ProviderException(ProviderFault.Down, "Its metadata lacks an endpoint or keys.");
        }
        (known, readAt) = (read, clock.Now);
    }

    private bool IsUsable(string? endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || !settings.RequireHttpsMetadata);
}

internal enum ProviderFault
{
    /// <summary>It does not answer, or not as a provider does.</summary>
    Down,

    /// <summary>Its metadata names another issuer than the settings.</summary>
    OtherIssuer,

    /// <summary>Its answer about somebody cannot be trusted.</summary>
    Untrusted,
}

/// <summary>A provider that cannot be used now, or said what cannot be believed. The message is for the log.</summary>
internal sealed class ProviderException(ProviderFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    public ProviderFault Fault => fault;

    public static ProviderException Untrusted(string why, Exception? inner = null) => new(ProviderFault.Untrusted, why, inner);
}
