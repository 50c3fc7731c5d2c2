using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId;

/// <summary>A provider that answers well until it is told to do something wrong. It has no pages: a test fetches its codes itself.</summary>
internal sealed class HostileProvider : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Question> codes = new();
    private readonly WebApplication app;

    private HostileProvider(WebApplication app, string issuer)
    {
        (this.app, Issuer) = (app, issuer);
        Write = claims => Rs256(claims);
    }

    /// <summary>As its metadata say.</summary>
    public string Issuer { get; set; }

    public RSA Key { get; set; } = RSA.Create(2048);

    public string Kid { get; set; } = "first";

    public Func<DateTimeOffset> Now { get; set; } = () => DateTimeOffset.UtcNow;

    /// <summary>Who signs in, as the user info tells it.</summary>
    public Dictionary<string, object?> Person { get; } = new() { ["sub"] = "anna", ["name"] = "Anna There", ["email"] = "anna@there.example", ["email_verified"] = true, ["locale"] = "en", ["groups"] = new[] { "agents" } };

    /// <summary>Changes what is signed.</summary>
    public Action<Dictionary<string, object?>> Twist { get; set; } = _ => { };

    /// <summary>Makes a token of it.</summary>
    public Func<Dictionary<string, object?>, string> Write { get; set; }

    /// <summary>What it usually says of itself.</summary>
    public Func<IResult> Metadata { get; private set; } = () => Results.NotFound();

    /// <summary>Answers an address in place of what is usual there: "/metadata", "/token", "/userinfo", "/jwks".</summary>
    public Func<string, IResult?> Instead { get; set; } = _ => null;

    public bool TakesCodesTwice { get; set; }

    public int Exchanges { get; private set; }

    public static async Task<HostileProvider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var address = $"http://127.0.0.1:{Ports.Free()}";
        builder.WebHost.UseUrls(address);
        var provider = new HostileProvider(builder.Build(), address);
        var app = provider.app;
        provider.Metadata = () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = provider.Issuer, ["authorization_endpoint"] = $"{address}/authorize", ["token_endpoint"] = $"{address}/token", ["userinfo_endpoint"] = $"{address}/userinfo",
            ["jwks_uri"] = $"{address}/jwks", ["end_session_endpoint"] = $"{address}/end", ["authorization_response_iss_parameter_supported"] = true,
        });
        app.MapGet("/.well-known/openid-configuration", () => provider.Instead("/metadata") ?? provider.Metadata());
        app.MapGet("/jwks", () => provider.Instead("/jwks") ?? Results.Json(new { keys = new[] { provider.PublicKey() } }));
        app.MapPost("/token", async (HttpRequest request) => provider.Instead("/token") ?? provider.Exchange(await request.ReadFormAsync()));
        app.MapGet("/userinfo", () => provider.Instead("/userinfo") ?? Results.Json(provider.Person));
        await app.StartAsync();
        return provider;
    }

    /// <summary>A code as if the person had signed in there.</summary>
    public string Grant(Question question)
    {
        var code = Guid.NewGuid().ToString("N");
        codes[code] = question;
        return code;
    }

    public Dictionary<string, object?> LogoutClaims(string jti) => new()
    {
        ["iss"] = Issuer, ["aud"] = "portal", ["iat"] = Now().ToUnixTimeSeconds(), ["exp"] = Now().AddMinutes(2).ToUnixTimeSeconds(), ["jti"] = jti, ["sub"] = Person["sub"],
        ["sid"] = "there-1", ["events"] = new Dictionary<string, object> { ["http://schemas.openid.net/event/backchannel-logout"] = new { } },
    };

    public string Rs256(Dictionary<string, object?> claims, RSA? key = null, string? kid = null, string type = "JWT")
    {
        var text = Part(new { alg = "RS256", kid = kid ?? Kid, typ = type }) + "." + Part(claims);
        return text + "." + Base64UrlEncoder.Encode((key ?? Key).SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public static string Unsigned(Dictionary<string, object?> claims) => Part(new { alg = "none" }) + "." + Part(claims) + ".";

    /// <summary>Signed with the public key as if it were a shared secret.</summary>
    public string UnderThePublicKey(Dictionary<string, object?> claims)
    {
        var text = Part(new { alg = "HS256", kid = Kid, typ = "JWT" }) + "." + Part(claims);
        return text + "." + Base64UrlEncoder.Encode(HMACSHA256.HashData(Encoding.ASCII.GetBytes(Key.ExportSubjectPublicKeyInfoPem()), Encoding.ASCII.GetBytes(text)));
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private object PublicKey()
    {
        var key = Key.ExportParameters(false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = Kid, n = Base64UrlEncoder.Encode(key.Modulus!), e = Base64UrlEncoder.Encode(key.Exponent!) };
    }

    private IResult Exchange(IFormCollection form)
    {
        Exchanges++;
        var code = form["code"].ToString();
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!codes.TryGetValue(code, out var question) || question["code_challenge"] != challenge || question["code_challenge_method"] != "S256") return Results.BadRequest(new { error = "invalid_grant" });
        if (!TakesCodesTwice) codes.TryRemove(code, out _);
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = Issuer, ["sub"] = Person["sub"], ["aud"] = "portal", ["exp"] = Now().AddMinutes(5).ToUnixTimeSeconds(), ["iat"] = Now().ToUnixTimeSeconds(),
            ["nonce"] = question["nonce"], ["sid"] = "there-1", ["auth_time"] = Now().ToUnixTimeSeconds(),
        };
        Twist(claims);
        return Results.Json(new { access_token = "access", token_type = "Bearer", id_token = Write(claims) });
    }

    private static string Part(object json) => Base64UrlEncoder.Encode(JsonSerializer.SerializeToUtf8Bytes(json));
}
