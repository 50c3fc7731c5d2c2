using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Portal.Server.Data;
using Portal.Server.Hosting;

namespace Portal.Server.Auth.OpenId;

/// <summary>
/// What a provider says of itself: read when it is first needed, again after half a day, and when a token is signed by a key that
/// was not there. Whoever needs it at the same time waits for one reading, never for several; and one that failed is not tried
/// again by everybody who comes within the next seconds.
/// </summary>
internal sealed class ProviderMetadata(ProviderSettings settings, HttpClient backchannel, Clock clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12), Pause = TimeSpan.FromSeconds(30), FailureLasts = TimeSpan.FromSeconds(15), MostWait = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private volatile Seen seen = new(null, default, null, default);
    private Task? reading;
    private DateTimeOffset renewedAt;

    /// <summary>As it was when it last answered; null where it never did.</summary>
    public OpenIdConnectConfiguration? Known => seen.Known;

    /// <exception cref="ProviderException">It cannot be reached, or names another issuer than the settings.</exception>
    public async Task<OpenIdConnectConfiguration> Get(CancellationToken cancel)
    {
        var now = await Read(IsFresh, renews: false, cancel);
        // What it said this morning is better than nothing.
        return IsFresh(now) || now is { Known: not null, Failure.Fault: ProviderFault.Down } ? now.Known! : throw Again(now);
    }

    /// <summary>Reads it anew for a token whose key is not among those known.</summary>
    /// <param name="used">What the token was checked with: where it was read anew in the meantime, that will do.</param>
    /// <returns>False where that was done a moment ago: a token made up costs the provider nothing.</returns>
    /// <exception cref="ProviderException">It cannot be reached, or names another issuer than the settings.</exception>
    public async Task<bool> Renew(OpenIdConnectConfiguration used, CancellationToken cancel)
    {
        lock (gate)
        {
            if (reading is null && seen.Known == used && clock.Now - renewedAt < Pause) return false;
        }
        var now = await Read(s => s.Known != used, renews: true, cancel);
        return now.Known != used ? true : throw Again(now);
    }

    /// <returns>What is known then, which need not suffice: see its failure.</returns>
    private async Task<Seen> Read(Func<Seen, bool> suffices, bool renews, CancellationToken cancel)
    {
        Task begun;
        lock (gate)
        {
            if (suffices(seen)) return seen;
            if (reading is null)
            {
                if (seen.Failure is not null && clock.Now - seen.FailedAt < FailureLasts) return seen;
                if (renews) renewedAt = clock.Now;
                // Nobody's own: it goes on when the one who began it goes away.
                reading = Task.Run(ReadOnce, CancellationToken.None);
            }
            begun = reading;
        }
        await begun.WaitAsync(cancel);
        return seen;
    }

    private async Task ReadOnce()
    {
        Seen now;
        try
        {
            now = new Seen(await Ask(), clock.Now, null, default);
        }
        catch (Exception e)
        {
            now = seen with { Failure = e as ProviderException ?? new ProviderException(ProviderFault.Down, e.Message, e), FailedAt = clock.Now };
        }
        lock (gate)
        {
            // One that failed renewed nothing.
            if (now.Failure is not null) renewedAt = default;
            (seen, reading) = (now, null);
        }
    }

    private async Task<OpenIdConnectConfiguration> Ask()
    {
        OpenIdConnectConfiguration read;
        using var soon = new CancellationTokenSource(MostWait);
        try
        {
            var documents = new HttpDocumentRetriever(backchannel) { RequireHttps = settings.RequireHttpsMetadata };
            read = await OpenIdConnectConfigurationRetriever.GetAsync(settings.Authority.TrimEnd('/') + "/.well-known/openid-configuration", documents, soon.Token).WaitAsync(soon.Token);
        }
        catch (Exception e)
        {
            throw new ProviderException(ProviderFault.Down, soon.IsCancellationRequested ? $"It does not answer within {MostWait.TotalSeconds} seconds." : e.Message, e);
        }
        if (read.Issuer?.TrimEnd('/') != settings.Authority.TrimEnd('/')) throw new ProviderException(ProviderFault.OtherIssuer, read.Issuer ?? "");
        if (!IsUsable(read.AuthorizationEndpoint) || !IsUsable(read.TokenEndpoint) || read.SigningKeys.Count == 0)
        {
            throw new ProviderException(ProviderFault.Down, "Its metadata lacks an endpoint or keys.");
        }
        return read;
    }

    private bool IsFresh(Seen what) => what.Known is not null && clock.Now - what.ReadAt < Lifetime;

    private bool IsUsable(string? endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || !settings.RequireHttpsMetadata);

    /// <summary>The same failure for each who meets it: an exception is thrown once.</summary>
    private static ProviderException Again(Seen what) => new(what.Failure!.Fault, what.Failure.Message, what.Failure);

    /// <param name="Failure">Of the last reading; null where it went well.</param>
    private sealed record Seen(OpenIdConnectConfiguration? Known, DateTimeOffset ReadAt, ProviderException? Failure, DateTimeOffset FailedAt);
}
