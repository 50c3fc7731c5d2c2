using System.Globalization;
using System.Text.Json;

namespace Portal.Server.Auth.OpenId;

/// <summary>What a provider tells about somebody who signed in there.</summary>
internal sealed record Told(string Issuer, string Subject, string IdToken, Dictionary<string, JsonElement> Claims)
{
    /// <summary>As the provider has it; whether it is hers says <see cref="IsEmailVerified"/>.</summary>
    public string Email => Text("email") is { Length: <= 254 } email ? email.Trim() : "";

    public bool IsEmailVerified => Claims.TryGetValue("email_verified", out var said) && (said.ValueKind == JsonValueKind.True || said.ValueKind == JsonValueKind.String && said.GetString() == "true");

    public string Name
    {
        get
        {
            var name = Text("name") is { Length: > 0 } whole ? whole : $"{Text("given_name")} {Text("family_name")}".Trim();
            if (name.Length == 0) name = Email.Split('@')[0];
            return name.Length > 200 ? name[..200] : name;
        }
    }

    public string Locale => Text("locale");

    /// <summary>The provider's own session.</summary>
    public string? Sid => Text("sid") is { Length: > 0 and <= 255 } sid ? sid : null;

    /// <summary>When she last proved there who she is.</summary>
    public DateTimeOffset? AuthTime => Claims.TryGetValue("auth_time", out var at) && at.ValueKind == JsonValueKind.Number && at.TryGetInt64(out var seconds)
        ? DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, 0, 253402300799)) : null;

    /// <summary>A list of texts, or one text.</summary>
    public IReadOnlyList<string> Groups(string claim) => !Claims.TryGetValue(claim, out var said) ? []
        : said.ValueKind == JsonValueKind.Array ? [.. said.EnumerateArray().Where(g => g.ValueKind == JsonValueKind.String).Select(g => g.GetString()!)]
        : said.ValueKind == JsonValueKind.String ? [said.GetString()!] : [];

    public string Text(string claim) => Text(Claims, claim);

    /// <summary>Empty where it is not there, or no text; without what a database cannot hold.</summary>
    public static string Text(Dictionary<string, JsonElement> claims, string claim) =>
        claims.TryGetValue(claim, out var said) && said.ValueKind == JsonValueKind.String
            ? new string([.. said.GetString()!.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Control)]) : "";
}
