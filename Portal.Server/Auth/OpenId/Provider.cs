using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Shared.Account;

namespace Portal.Server.Auth.OpenId;

/// <summary>A provider of the settings, and what it says of itself.</summary>
internal sealed class Provider : IDisposable
{
    /// <summary>Whoever signs out waits no longer to be sent on to a provider that nothing is known of.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly Uri portal;
    private readonly ProviderMetadata metadata;

    public Provider(string name, ProviderSettings settings, Uri portal, Clock clock)
    {
        (Name, Settings, this.portal) = (name, settings, portal);
        metadata = new ProviderMetadata(settings, Backchannel, clock);
    }

    public string Name { get; }

    public ProviderSettings Settings { get; }

    public string Title => Settings.Title;

    public UserKind Kind => Settings.Kind;

    /// <summary>Where the browser comes back to with a code, and after signing out there.</summary>
    public string RedirectUri => new Uri(portal, $"signin-oidc/{Name}").AbsoluteUri;

    public string PostLogoutRedirectUri => new Uri(portal, $"signout-callback-oidc/{Name}").AbsoluteUri;

    /// <summary>For the portal's own requests: soon given up, never led elsewhere, never read without end.</summary>
    public HttpClient Backchannel { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1024 * 1024,
    };

    /// <summary>The highest role that the groups give; null where none of them gives one.</summary>
    public StaffRole? RoleOf(IEnumerable<string> groups) =>
        groups.Select(g => Settings.Roles.TryGetValue(g, out var role) ? Enum.Parse<StaffRole>(role) : (StaffRole?)null).Max();

    /// <inheritdoc cref="ProviderMetadata.Get"/>
    public Task<OpenIdConnectConfiguration> Metadata(CancellationToken cancel) => metadata.Get(cancel);

    /// <inheritdoc cref="ProviderMetadata.Renew"/>
    public Task<bool> Renew(OpenIdConnectConfiguration used, CancellationToken cancel) => metadata.Renew(used, cancel);

    /// <summary>Where a sign-out goes on: as it is known, for a provider that is away must keep nobody.</summary>
    /// <returns>Null where it offers no such thing, or does not answer soon.</returns>
    /// <exception cref="ProviderException">It cannot be reached, or names another issuer than the settings.</exception>
    public async Task<string?> EndSession(CancellationToken cancel)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        soon.CancelAfter(Soon);
        try
        {
            var known = metadata.Known ?? await metadata.Get(soon.Token);
            return known.EndSessionEndpoint is { Length: > 0 } end && Uri.TryCreate(end, UriKind.Absolute, out _) ? end : null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => Backchannel.Dispose();
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
