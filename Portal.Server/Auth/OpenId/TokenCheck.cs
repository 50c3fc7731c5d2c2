using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Portal.Server.Data;

namespace Portal.Server.Auth.OpenId;

/// <summary>Checks what a provider signed: by one of its own keys, for this portal, and not too old.</summary>
internal sealed class TokenCheck(Clock clock)
{
    /// <summary>Those whose signing key only the provider has. A shared secret, or none, is no signature here.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>By how much the provider's clock may differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = 100 * 1024 };

    /// <param name="mustExpire">Whether a token without an end is refused.</param>
    /// <exception cref="ProviderException">It is not to be believed, or the provider is away.</exception>
    public async Task<JsonWebToken> Check(Provider provider, string token, bool mustExpire, CancellationToken cancel)
    {
        var metadata = await provider.Metadata(cancel);
        var result = await Validate(provider, metadata, token, mustExpire);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException && await provider.Renew(metadata, cancel))
        {
            result = await Validate(provider, await provider.Metadata(cancel), token, mustExpire);
        }
        return result is { IsValid: true, SecurityToken: JsonWebToken valid } ? valid : throw ProviderException.Untrusted(result.Exception?.Message ?? "no token", result.Exception);
    }

    /// <summary>What the token says, by name.</summary>
    public static Dictionary<string, JsonElement> Claims(JsonWebToken token) =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Base64UrlEncoder.DecodeBytes(token.EncodedPayload))!;

    private Task<TokenValidationResult> Validate(Provider provider, OpenIdConnectConfiguration metadata, string token, bool mustExpire) =>
        Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = metadata.Issuer, ValidAudience = provider.Settings.ClientId, IssuerSigningKeys = metadata.SigningKeys,
            RequireSignedTokens = true, ValidAlgorithms = Algorithms, RequireExpirationTime = mustExpire,
            LifetimeValidator = (from, until, _, _) => (from is null || from <= clock.Now.UtcDateTime + Skew)
                && (until is null ? !mustExpire : until > clock.Now.UtcDateTime - Skew),
        });
}
