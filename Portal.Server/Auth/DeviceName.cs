using static Portal.Shared.Common.Texts;

namespace Portal.Server.Auth;

/// <summary>
/// What a person calls the browser and machine that a User-Agent header speaks of. Versions are left out: a browser that was
/// updated overnight is the same one. Order matters: each of them also claims to be those below it.
/// </summary>
internal static class DeviceName
{
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS X", "Mac"), ("Linux", "Linux"),
    ];

    public static string Of(string userAgent) => (Find(Browsers, userAgent), Find(Systems, userAgent)) switch
    {
        (null, null) => T("Unknown browser", "Unbekannter Browser"),
        (null, { } system) => T($"Unknown browser, {system}", $"Unbekannter Browser, {system}"),
        ({ } browser, null) => browser,
        var (browser, system) => $"{browser}, {system}",
    };

    /// <summary>True where a person would say it is the same browser on the same kind of machine.</summary>
    public static bool Same(string one, string other) => Find(Browsers, one) == Find(Browsers, other) && Find(Systems, one) == Find(Systems, other);

    private static string? Find((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(k => userAgent.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
