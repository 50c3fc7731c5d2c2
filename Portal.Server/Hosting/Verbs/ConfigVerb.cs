using System.Collections;
using System.CommandLine;
using System.Globalization;

namespace Portal.Server.Hosting.Verbs;

/// <summary>config check: the settings in effect, secrets masked.</summary>
internal static class ConfigVerb
{
    public static Command Create()
    {
        var check = new Command("check", "Checks the settings and prints those in effect; secrets are masked.");
        check.SetAction(async (_, _) =>
        {
            await using var app = VerbTable.Open();
            foreach (var line in Lines("Portal", app.Services.GetRequiredService<PortalSettings>())) await Console.Out.WriteLineAsync(line);
            return 0;
        });
        return new Command("config", "About the settings.") { check };
    }

    /// <summary>Each setting as "Portal:Mail:Port = 587".</summary>
    public static IEnumerable<string> Lines(string path, object settings)
    {
        foreach (var property in settings.GetType().GetProperties().Where(p => p.SetMethod is not null))
        {
            var (key, value) = ($"{path}:{property.Name}", property.GetValue(settings));
            if (value is not null && value.GetType().Namespace == typeof(PortalSettings).Namespace && value.GetType().IsClass)
            {
                foreach (var line in Lines(key, value)) yield return line;
            }
            else if (value is IDictionary named)
            {
                foreach (var line in named.Keys.Cast<string>().SelectMany(name => named[name] is string text ? [$"{key}:{name} = {text}"] : Lines($"{key}:{name}", named[name]!))) yield return line;
            }
            else
            {
                var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
                yield return $"{key} = {(text.Length > 0 && IsSecret(property.Name) ? Masked(property.Name, text) : text)}";
            }
        }
    }

    private static bool IsSecret(string name) => name is "Password" or "ConnectionString" or "ClientSecret";

    /// <summary>Of a connection string everything but its secrets is worth seeing.</summary>
    private static string Masked(string name, string text)
    {
        if (name != "ConnectionString") return "(set)";
        var parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2) is [var key, _] && IsSecretKey(key) ? $"{key}=(set)" : part);
        return string.Join(';', parts);
    }

    private static bool IsSecretKey(string key) => key.Trim().ToUpperInvariant() is "PASSWORD" or "PWD" or "PASSFILE" or "SSL PASSWORD" or "SSLPASSWORD" or "ACCESS TOKEN";
}
