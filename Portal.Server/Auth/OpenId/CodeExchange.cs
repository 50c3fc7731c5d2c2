using System.IdentityModel.Tokens.Jwt;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Portal.Server.Auth.OpenId;

/// <summary>Turns the code that a browser brought back into what the provider tells about the person.</summary>
internal sealed class CodeExchange(TokenCheck tokens)
{
    private static readonly OpenIdConnectProtocolValidator Protocol = new();

    public static string NewNonce() => Protocol.GenerateNonce();

    /// <exception cref="ProviderException">The provider is away, or its answer is not to be believed.</exception>
    public async Task<Told> Redeem(Provider provider, string code, Asked asked, CancellationToken cancel)
    {
        var metadata = await provider.Metadata(cancel);
        var given = new OpenIdConnectMessage(await Send(provider, TokenRequest(provider, metadata, code, asked), cancel));
        if (string.IsNullOrEmpty(given.IdToken)) throw ProviderException.Untrusted($"no token: {given.Error}");
        var token = await tokens.Check(provider, given.IdToken, mustExpire: true, cancel);
        try
        {
            // The nonce, at_hash and azp. It still wants the library's older kind of token.
            Protocol.ValidateTokenResponse(new OpenIdConnectProtocolValidationContext
            {
                ClientId = provider.Settings.ClientId, ProtocolMessage = given, ValidatedIdToken = JwtSecurityTokenConverter.Convert(token), Nonce = asked.Nonce,
            });
        }
        catch (OpenIdConnectProtocolException e)
        {
            throw ProviderException.Untrusted(e.Message, e);
        }
        var claims = TokenCheck.Claims(token);
        if (token.Subject is not { Length: > 0 and <= LinkedSignIn.MostSubject } subject) throw ProviderException.Untrusted("no subject");
        // Some providers tell name and address only here. What was signed counts more.
        foreach (var (name, value) in await UserInfo(provider, metadata, given.AccessToken, subject, cancel)) claims.TryAdd(name, value);
        return new Told(metadata.Issuer, subject, given.IdToken, claims);
    }

    private static HttpRequestMessage TokenRequest(Provider provider, OpenIdConnectConfiguration metadata, string code, Asked asked)
    {
        var (id, secret) = (provider.Settings.ClientId, provider.Settings.ClientSecret);
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = provider.RedirectUri, ["code_verifier"] = asked.Verifier, ["client_id"] = id,
        };
        var request = new HttpRequestMessage(HttpMethod.Post, metadata.TokenEndpoint);
        // In the body, as the usual handler does, unless the provider says that it reads only the header.
        if (secret.Length > 0 && metadata.TokenEndpointAuthMethodsSupported is { Count: > 0 } ways && !ways.Contains("client_secret_post"))
        {
            var pair = Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(id)}:{Uri.EscapeDataString(secret)}");
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(pair));
        }
        else if (secret.Length > 0)
        {
            fields["client_secret"] = secret;
        }
        request.Content = new FormUrlEncodedContent(fields);
        return request;
    }

    private static async Task<Dictionary<string, JsonElement>> UserInfo(Provider provider, OpenIdConnectConfiguration metadata, string accessToken, string subject, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(metadata.UserInfoEndpoint)) return [];
        using var request = new HttpRequestMessage(HttpMethod.Get, metadata.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        var told = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(await Send(provider, request, cancel))!;
        return Told.Text(told, "sub") == subject ? told : throw ProviderException.Untrusted("the user info is about somebody else");
    }

    private static async Task<string> Send(Provider provider, HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            using (request)
            using (var answer = await provider.Backchannel.SendAsync(request, cancel))
            {
                var body = await answer.Content.ReadAsStringAsync(cancel);
                if ((int)answer.StatusCode >= 500) throw new ProviderException(ProviderFault.Down, $"{request.RequestUri!.AbsolutePath} answered {(int)answer.StatusCode}");
                if (!answer.IsSuccessStatusCode) throw ProviderException.Untrusted($"{request.RequestUri!.AbsolutePath} answered {(int)answer.StatusCode}");
                using var json = JsonDocument.Parse(body);
                return json.RootElement.ValueKind == JsonValueKind.Object ? body : throw ProviderException.Untrusted("no JSON object");
            }
        }
        catch (JsonException e)
        {
            throw ProviderException.Untrusted("no JSON", e);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            throw new ProviderException(ProviderFault.Down, e.Message, e);
        }
    }
}
