using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Portal.Server.Data;
using Portal.Shared.Account;

namespace Portal.Server.Auth.OpenId;

/// <summary>A sign-out that goes on at the provider.</summary>
/// <param name="Session">As its row names it; it is over here.</param>
internal sealed record Leaving(string Provider, string Session, string State);

/// <summary>
/// Browsers on their way to a provider and back. A form is answered with a page of our own, which leads on by itself: browsers
/// follow a form's redirects only within form-action, and a provider may send people through hosts that nobody here knows.
/// </summary>
internal sealed class ProviderTrips(Providers providers, StepCookie steps, Databases databases, ProviderSessions sessions) : ISignInProviders
{
    private const string Question = "provider", Farewell = "sign-out", Page = "/account/onward";

    public IReadOnlyList<SignInProvider> List() => [.. providers.All.Select(p => new SignInProvider(p.Name, p.Title))];

    /// <returns>The address to send the browser to.</returns>
    public async Task<string> Begin(Provider provider, Asked asked, CancellationToken cancel)
    {
        try
        {
            await provider.Metadata(cancel);
        }
        catch (ProviderException e)
        {
            providers.Note(provider, e);
            return asked.Back(ProviderRefusal.Down);
        }
        steps.Begin(Question, asked);
        return Page;
    }

    /// <summary>Takes the question that an answer belongs to: once, whatever comes of it.</summary>
    /// <returns>Null where this browser did not ask that, or was answered before.</returns>
    public async Task<Asked?> Take(Provider provider, string? state, CancellationToken cancel)
    {
        if (steps.Find<Asked>(Question) is not { } step || step.What.Provider != provider.Name || !step.What.IsAnsweredBy(state)) return null;
        var first = await databases.WriteAsStaff<bool>(Actor.System, async db => await steps.Use(db, step, cancel), cancel);
        steps.End(Question);
        return first.Value ? step.What : null;
    }

    /// <param name="session">As its row names it. It is over: what comes here must not keep it open.</param>
    /// <returns>The address to send the browser to where the sign-out goes on at a provider; else null.</returns>
    public async Task<string?> BeginLeaving(string? session, CancellationToken cancel)
    {
        if (session is null || await sessions.OriginOf(session, cancel) is not { } origin || providers.Find(origin.Provider) is not { } provider) return null;
        if (await EndSession(provider, cancel) is null) return null;
        steps.Begin(Farewell, new Leaving(provider.Name, session, Asked.Secret()));
        return Page + "?out=true";
    }

    /// <returns>Whether the browser comes back from the sign-out that it began here.</returns>
    public bool Left(Provider provider, string? state)
    {
        if (steps.Find<Leaving>(Farewell) is not { } step || step.What.Provider != provider.Name || step.What.State != state) return false;
        steps.End(Farewell);
        return true;
    }

    public async Task<Onward?> Onward(bool signsOut, CancellationToken cancel)
    {
        var asked = signsOut ? null : steps.Find<Asked>(Question)?.What;
        var leaving = signsOut ? steps.Find<Leaving>(Farewell)?.What : null;
        if (providers.Find(asked?.Provider ?? leaving?.Provider ?? "") is not { } provider) return null;
        if (leaving is not null) return await EndSession(provider, cancel) is { } end ? new Onward(provider.Title, await Address(provider, end, leaving, cancel)) : null;
        try
        {
            return new Onward(provider.Title, asked!.Address(provider, await provider.Metadata(cancel)));
        }
        catch (ProviderException e)
        {
            providers.Note(provider, e);
            return null;
        }
    }

    private async Task<Uri> Address(Provider provider, string endSession, Leaving leaving, CancellationToken cancel)
    {
        var message = new OpenIdConnectMessage
        {
            IssuerAddress = endSession, ClientId = provider.Settings.ClientId, PostLogoutRedirectUri = provider.PostLogoutRedirectUri, State = leaving.State,
        };
        if (await sessions.OriginOf(leaving.Session, cancel) is { IdToken: { } token }) message.IdTokenHint = token;
        return new Uri(message.CreateLogoutRequestUrl());
    }

    private async Task<string?> EndSession(Provider provider, CancellationToken cancel)
    {
        try
        {
            return await provider.EndSession(cancel);
        }
        catch (ProviderException e)
        {
            providers.Note(provider, e);
            return null;
        }
    }
}
