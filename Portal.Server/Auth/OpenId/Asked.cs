using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Portal.Client.Security;
using Portal.Shared.Account;

namespace Portal.Server.Auth.OpenId;

/// <summary>What the provider is asked for.</summary>
internal enum AskedFor
{
    /// <summary>Who it is, to sign her in.</summary>
    SignIn,

    /// <summary>Who it is there, to link that account with the one that is open here.</summary>
    Link,

    /// <summary>To ask her again who she is.</summary>
    Proof,
}

/// <summary>A question to a provider, kept by the browser until it comes back with the answer.</summary>
/// <param name="Session">The session that asked, as its row names it; null at a sign-in.</param>
internal sealed record Asked(
    string Provider, AskedFor For, UserKind Kind, string ReturnUrl, string? Session, DateTimeOffset At, string State, string Nonce, string Verifier)
{
    public static Asked Now(Provider provider, AskedFor what, string returnUrl, string? session, DateTimeOffset at) =>
        new(provider.Name, what, provider.Kind, returnUrl, session, at, Secret(), CodeExchange.NewNonce(), Secret());

    public static string Secret() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));

    /// <summary>Where the browser puts the question.</summary>
    public Uri Address(Provider provider, OpenIdConnectConfiguration metadata)
    {
        var message = new OpenIdConnectMessage
        {
            IssuerAddress = metadata.AuthorizationEndpoint, ClientId = provider.Settings.ClientId, RedirectUri = provider.RedirectUri,
            ResponseType = OpenIdConnectResponseType.Code, Scope = provider.Settings.Scope, State = State, Nonce = Nonce,
        };
        message.SetParameter("code_challenge", Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))));
        message.SetParameter("code_challenge_method", "S256");
        if (For == AskedFor.Proof)
        {
            message.Prompt = OpenIdConnectPrompt.Login;
            message.MaxAge = "0";
        }
        return new Uri(message.CreateAuthenticationRequestUrl());
    }

    public bool IsAnsweredBy(string? state) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(State), Encoding.UTF8.GetBytes(state ?? ""));

    /// <summary>The page that the person came from, which says what became of it.</summary>
    public string Back(ProviderRefusal refusal)
    {
        var root = Kind.Root();
        var page = For switch { AskedFor.SignIn => "/account/sign-in", AskedFor.Link => $"{root}/security", _ => $"{root}/confirm" };
        return $"{page}?refused={refusal}&returnUrl={Uri.EscapeDataString(ReturnUrl)}";
    }
}
