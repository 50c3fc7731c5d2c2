using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId;

/// <summary>What the portal sent a browser to a provider with.</summary>
internal sealed record Question(string Provider, Uri Address)
{
    public string this[string name] => QueryHelpers.ParseQuery(Address.Query).TryGetValue(name, out var value) ? value.ToString() : "";

    /// <summary>The address that the provider would lead back to.</summary>
    public string Back(string issuer, string code, string? state = null) =>
        $"/signin-oidc/{Provider}?code={code}&state={Uri.EscapeDataString(state ?? this["state"])}&iss={Uri.EscapeDataString(issuer)}";
}

/// <summary>The steps of a sign-in elsewhere, as a browser takes them.</summary>
internal static class Trips
{
    /// <summary>The settings of a provider.</summary>
    public static string[] Settings(string name, string kind, string authority, params string[] more) =>
    [
        .. new[] { $"For={kind}", $"Title=The {name} account", $"Authority={authority}", "ClientId=portal", $"ClientSecret={RealProvider.Secret}", "RequireHttpsMetadata=false" }
            .Concat(kind == "Staff" ? ["Roles:agents=Agent", "Roles:admins=Administrator", "Roles:managers=Manager"] : []).Concat(more).Select(s => $"--Portal:SignIn:Providers:{name}:{s}"),
    ];

    /// <summary>Presses the provider's button on the sign-in page.</summary>
    public static Task<Question> Ask(this Visitor visitor, string name, string returnUrl = "") => visitor.Press(name, "/account/sign-in", $"/account/sign-in/with/{name}", ("returnUrl", returnUrl));

    /// <summary>Presses a button that leads to a provider.</summary>
    public static async Task<Question> Press(this Visitor visitor, string name, string page, string action, params (string, string)[] values)
    {
        var pressed = await visitor.Submit(page, $"form[action='{action}']", values);
        Assert.Equal("/account/onward", pressed.Headers.Location?.ToString());
        return await visitor.Onward(name);
    }

    public static async Task<Question> Onward(this Visitor visitor, string name, string page = "/account/onward")
    {
        var answer = await visitor.Http.GetAsync(page);
        var address = (await Visitor.Parse(answer)).QuerySelector("main a.button")!.GetAttribute("href")!;
        // The browser goes on by itself, and the form's policy stays as narrow as it is.
        Assert.Equal($"0;url={address}", answer.Headers.GetValues("Refresh").Single());
        Assert.Contains("form-action 'self';", answer.Headers.GetValues("Content-Security-Policy").Single());
        return new Question(name, new Uri(address));
    }

    /// <summary>The whole way with a provider that has no pages.</summary>
    public static async Task<HttpResponseMessage> SignInWith(this Visitor visitor, HostileProvider provider, string name, string returnUrl = "")
    {
        var question = await visitor.Ask(name, returnUrl);
        return await visitor.Http.GetAsync(question.Back(provider.Issuer, provider.Grant(question)));
    }

    /// <summary>The same for linking, from a page that is open already.</summary>
    public static async Task<HttpResponseMessage> LinkWith(this Visitor visitor, HostileProvider provider, string name, string root = "/account")
    {
        var question = await visitor.Press(name, $"{root}/security", $"{root}/security/link/{name}");
        return await visitor.Http.GetAsync(question.Back(provider.Issuer, provider.Grant(question)));
    }

    /// <summary>Signs staff out. Their pages come over a circuit; the token of any form of theirs will do.</summary>
    public static async Task<HttpResponseMessage> SignOutOfStaff(this Visitor visitor)
    {
        var page = await visitor.Open("/staff/security");
        page.QuerySelector("form[action^='/staff/security']")!.SetAttribute("action", "/staff/sign-out");
        return await visitor.Post(page, "/staff/security", "form[action='/staff/sign-out']");
    }

    public static void AssertRefused(this HttpResponseMessage answer, string page, string why)
    {
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.StartsWith($"{page}?refused={why}", answer.Headers.Location!.ToString());
    }

    /// <summary>Everything that a refused attempt must leave as it was.</summary>
    public static Task<(int Users, int Staff, int Sessions, int Open, int Links, int Events, int Mails)> Snapshot(this PortalApp app) => app.World.Read(async db => (
        await db.Users.CountAsync(), await db.Staff.CountAsync(), await db.Sessions.CountAsync(), await db.Sessions.CountAsync(s => s.EndedAt == null),
        await db.LinkedSignIns.CountAsync(), await db.Events.CountAsync(), await db.Mails.CountAsync()));
}
