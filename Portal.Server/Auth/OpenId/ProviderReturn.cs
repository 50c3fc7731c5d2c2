using Portal.Client;
using Portal.Shared.Account;

namespace Portal.Server.Auth.OpenId;

/// <summary>A browser that comes back from a provider.</summary>
internal sealed class ProviderReturn(ProviderTrips trips, CodeExchange exchange, ProviderSignIn signIn, LinkDesk links, CurrentActor current)
{
    public async Task<IResult> Answer(Provider provider, Providers providers, HttpContext context, CancellationToken cancel)
    {
        if (await trips.Take(provider, context.Request.Query["state"], cancel) is not { } asked) return Page(context, StatusCodes.Status400BadRequest, ProviderRefusal.NotAsked);
        ProviderRefusal? refusal;
        try
        {
            refusal = await Use(provider, asked, context.Request.Query, cancel);
        }
        catch (ProviderException e)
        {
            providers.Note(provider, e);
            refusal = e.Fault == ProviderFault.Untrusted ? ProviderRefusal.Untrusted : ProviderRefusal.Down;
        }
        return refusal switch
        {
            null => Results.LocalRedirect(asked.ReturnUrl),
            ProviderRefusal.NoRole or ProviderRefusal.OtherKind or ProviderRefusal.Closed or ProviderRefusal.NotLinked or ProviderRefusal.EmailTaken or ProviderRefusal.NoVerifiedEmail
                => Page(context, StatusCodes.Status403Forbidden, refusal.Value),
            _ => Results.LocalRedirect(asked.Back(refusal.Value)),
        };
    }

    private async Task<ProviderRefusal?> Use(Provider provider, Asked asked, IQueryCollection query, CancellationToken cancel)
    {
        var metadata = await provider.Metadata(cancel);
        var issuer = query["iss"].ToString();
        // Who answers must be who was asked: else one provider's answer could be passed off as another's.
        if (issuer.Length > 0 ? issuer != metadata.Issuer : metadata.AuthorizationResponseIssParameterSupported == true) throw ProviderException.Untrusted("the answer names another issuer");
        if (query["error"].ToString() is { Length: > 0 } error) return error == "access_denied" ? ProviderRefusal.Cancelled : ProviderRefusal.Failed;
        if (query["code"].ToString() is not { Length: > 0 } code) throw ProviderException.Untrusted("no code");
        var told = await exchange.Redeem(provider, code, asked, cancel);
        return asked.For switch
        {
            AskedFor.SignIn => await signIn.Open(provider, told, cancel),
            AskedFor.Link => await links.Link(provider, asked, told, cancel),
            _ => await links.Prove(await current.Signed(), asked, told, cancel),
        };
    }

    /// <summary>The page of a status, with a sentence of its own.</summary>
    private static IResult Page(HttpContext context, int status, ProviderRefusal refusal)
    {
        context.Items[typeof(Refusal)] = new Refusal(ProviderWords.Of(refusal));
        return Results.StatusCode(status);
    }
}
