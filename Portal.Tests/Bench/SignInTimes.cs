using System.Diagnostics;
using System.Globalization;

namespace Portal.Bench;

/// <summary>Whether the time of an answer tells of an account: sign-ins and recoveries of people who are there and who are not, one after the other.</summary>
internal static class SignInTimes
{
    /// <summary>So many wrong passwords the server must take before it locks: the setting is given with it.</summary>
    public const int Each = 30;

    /// <summary>Nobody else in the bench signs in with it: it is locked afterwards.</summary>
    private const string Known = "customer2@demo.example", Unknown = "nobody@nowhere.example";

    public static async Task Table(Uri address)
    {
        using var browser = new SignedInBrowser(address);
        Console.WriteLine($"| {Each} times, one after the other | median ms |");
        Console.WriteLine("|---|---|");
        await Row("recovery, unknown address", () => browser.Forget(Unknown));
        await Row("recovery, known address", () => browser.Forget(Known));
        await Row("sign-in, unknown name", () => browser.TryToSignIn(Unknown));
        await Row("sign-in, wrong password", () => browser.TryToSignIn(Known));
        await browser.TryToSignIn(Known);
        await Row("sign-in, locked", () => browser.TryToSignIn(Known));
    }

    /// <param name="post">Gives the milliseconds that the post alone took.</param>
    private static async Task Row(string what, Func<Task<double>> post)
    {
        var took = new List<double>();
        for (var i = 0; i < Each; i++) took.Add(await post());
        took.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {took[Each / 2]:0.0} |"));
    }
}
