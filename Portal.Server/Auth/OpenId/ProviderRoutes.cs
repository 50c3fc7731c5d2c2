using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Portal.Client;
using Portal.Client.Security;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Shared.Account;

namespace Portal.Server.Auth.OpenId;

/// <summary>Sign-in by a provider: what it needs, and the addresses it answers.</summary>
internal static class ProviderRoutes
{
    public static void AddProviders(this IServiceCollection services)
    {
        services.AddSingleton<Providers>();
        services.AddSingleton<TokenCheck>();
        services.AddSingleton<CodeExchange>();
        services.AddScoped<BackchannelLogout>();
        services.AddScoped<ProviderSessions>();
        services.AddScoped<ProviderTrips>();
        services.AddScoped<ISignInProviders>(s => s.GetRequiredService<ProviderTrips>());
        services.AddScoped<LinkDesk>();
        services.AddScoped<ILinkedSignIns>(s => s.GetRequiredService<LinkDesk>());
        services.AddScoped<ProviderSignIn>();
        services.AddScoped<ProviderReturn>();
    }

    public static void MapProviders(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/account/sign-in/with/{name}", SignIn).RequireRateLimiting(RateLimits.Account);
        foreach (var (root, policy, kind) in new[] { (UserKind.Customer.Root(), AuthSetup.Customer, UserKind.Customer), (UserKind.Staff.Root(), AuthSetup.Staff, UserKind.Staff) })
        {
            var own = routes.MapGroup(root).RequireAuthorization(policy).RequireRateLimiting(RateLimits.Account);
            own.MapPost("/security/link/{name}", (string name, HttpContext c, IAntiforgery f, [AsParameters] Steps s, CancellationToken cancel) => Link(name, root, kind, c, f, s, cancel));
            own.MapPost("/security/unlink/{name}", (string name, HttpContext c, IAntiforgery f, Proof p, LinkDesk l, CancellationToken cancel) => Unlink(name, root, c, f, p, l, cancel));
            own.MapPost("/confirm/with/{name}", (string name, HttpContext c, IAntiforgery f, [AsParameters] Steps s, CancellationToken cancel) => Confirm(name, kind, c, f, s, cancel));
        }
        routes.MapGet("/signin-oidc/{name}", Return).WithMetadata(new BesideViews());
        routes.MapGet("/signout-callback-oidc/{name}", (string name, string? state, Providers providers, ProviderTrips trips) => providers.Find(name) is not { } provider ? Results.NotFound()
            : Results.LocalRedirect(trips.Left(provider, state) ? "/account/sign-in?done=left" : "/account/sign-in"));
        routes.MapPost("/signout-oidc/{name}", EndFromThere).WithMetadata(new LimitGuessesAttribute());
    }

    private static async Task<IResult> SignIn(string name, HttpContext context, IAntiforgery forms, [AsParameters] Steps steps, CancellationToken cancel)
    {
        if (!await forms.IsRequestValidAsync(context)) return Results.BadRequest();
        if (steps.Providers.Find(name) is not { } provider) return Results.NotFound();
        var wanted = (await context.Request.ReadFormAsync(cancel))["returnUrl"];
        return Results.LocalRedirect(await steps.Begin(provider, AskedFor.SignIn, AreaAddress.Within(wanted, provider.Kind == UserKind.Staff), null, cancel));
    }

    private static async Task<IResult> Link(string name, string root, UserKind kind, HttpContext context, IAntiforgery forms, Steps steps, CancellationToken cancel)
    {
        if (!await forms.IsRequestValidAsync(context)) return Results.BadRequest();
        if (steps.Providers.Find(name, kind) is not { } provider) return Results.NotFound();
        if (await steps.Proof.Fresh() is not { } me) return Results.LocalRedirect($"{root}/confirm?returnUrl={root}/security");
        return Results.LocalRedirect(await steps.Begin(provider, AskedFor.Link, $"{root}/security?done=linked", me.Session, cancel));
    }

    private static async Task<IResult> Unlink(string name, string root, HttpContext context, IAntiforgery forms, Proof proof, LinkDesk links, CancellationToken cancel)
    {
        if (!await forms.IsRequestValidAsync(context)) return Results.BadRequest();
        if (await proof.Fresh() is not { } me) return Results.LocalRedirect($"{root}/confirm?returnUrl={root}/security");
        var refusal = await links.Unlink(me, name, cancel);
        return Results.LocalRedirect($"{root}/security?{(refusal is null ? "done=unlinked" : $"refused={refusal}")}");
    }

    private static async Task<IResult> Confirm(string name, UserKind kind, HttpContext context, IAntiforgery forms, Steps steps, CancellationToken cancel)
    {
        if (!await forms.IsRequestValidAsync(context)) return Results.BadRequest();
        if (steps.Providers.Find(name, kind) is not { } provider || await steps.Current.Signed() is not { } me) return Results.NotFound();
        var wanted = (await context.Request.ReadFormAsync(cancel))["returnUrl"];
        return Results.LocalRedirect(await steps.Begin(provider, AskedFor.Proof, AreaAddress.Within(wanted, kind == UserKind.Staff), me.Session, cancel));
    }

    private static async Task<IResult> Return(string name, HttpContext context, Providers providers, ProviderReturn answers, CancellationToken cancel)
    {
        if (providers.Find(name) is not { } provider) return Results.NotFound();
        // The address says nothing of whose session counts here; the provider does.
        var signed = await context.AuthenticateAsync(provider.Kind == UserKind.Staff ? AuthSetup.Staff : AuthSetup.Customer);
        context.User = signed.Principal ?? new System.Security.Claims.ClaimsPrincipal();
        return await answers.Answer(provider, providers, context, cancel);
    }

    private static async Task<IResult> EndFromThere(string name, HttpContext context, Providers providers, BackchannelLogout logout, CancellationToken cancel)
    {
        if (providers.Find(name) is not { } provider) return Results.Json(new { error = "invalid_request" }, statusCode: StatusCodes.Status404NotFound);
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            if (!context.Request.HasFormContentType) throw ProviderException.Untrusted("logout token: no form");
            await logout.End(provider, (await context.Request.ReadFormAsync(cancel))["logout_token"].ToString(), cancel);
            return Results.Ok();
        }
        catch (Exception e) when (e is ProviderException or InvalidDataException or BadHttpRequestException)
        {
            if (e is ProviderException known) providers.Note(provider, known);
            if (e is not ProviderException { Fault: ProviderFault.Down }) LimitGuessesAttribute.Count(context);
            return Results.Json(new { error = "invalid_request" }, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>What begins a trip to a provider.</summary>
    internal sealed record Steps(Providers Providers, ProviderTrips Trips, Proof Proof, CurrentActor Current, Clock Clock)
    {
        public Task<string> Begin(Provider provider, AskedFor what, string returnUrl, string? session, CancellationToken cancel) =>
            Trips.Begin(provider, Asked.Now(provider, what, returnUrl, session, Clock.Now), cancel);
    }
}
