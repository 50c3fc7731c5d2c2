using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Portal.Client;
using Portal.Server.Auth;
using Portal.Server.Jobs;
using Portal.Shared.Common;
using Portal.Shared.Views;

namespace Portal.Server.Features.Views;

/// <summary>The two doors of views: what they need, and the addresses they answer. Only an answer to a request can bring or take a cookie.</summary>
internal static class ViewSetup
{
    public static void AddViews(this IServiceCollection services)
    {
        services.AddScoped<ViewDesk>();
        services.AddScoped<IMyLog, MyLog>();
        services.AddSingleton<IPortalJob, EndedViews>();
    }

    public static void MapViews(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/staff/customers/{number}/views", Start).RequireAuthorization(AuthSetup.Staff).RequireRateLimiting(RateLimits.Account);
        routes.MapPost(Areas.EndView, End).AllowAnonymous().WithMetadata(new BesideViews());
    }

    private static async Task<IResult> Start(string number, HttpContext context, IAntiforgery forms, ViewDesk desk, CancellationToken cancel)
    {
        if (!await forms.IsRequestValidAsync(context)) return Results.BadRequest();
        var posted = await context.Request.ReadFormAsync(cancel);
        var form = new ViewForm { Person = posted[nameof(ViewForm.Person)].ToString(), Reason = posted[nameof(ViewForm.Reason)].ToString() };
        var outcome = await desk.Start(number, form, cancel);
        if (outcome.Succeeded) return Results.LocalRedirect("/");
        if (outcome.IsNotFound) return Page(context, StatusCodes.Status404NotFound);
        if (outcome.Problems.FirstOrDefault(p => p.Kind == ProblemKind.Refused) is { } refused)
        {
            context.Refuse(refused.Message);
            return Results.Empty;
        }
        return Results.LocalRedirect($"/staff/customers/{Uri.EscapeDataString(number)}/view?refused=true&person={Uri.EscapeDataString(form.Person)}");
    }

    private static async Task<IResult> End(HttpContext context, IAntiforgery forms, ViewDesk desk, CancellationToken cancel)
    {
        // It ended by itself meanwhile: there is nothing to change any more, and no person whom a token could belong to.
        if (context.Items[typeof(ViewOver)] is ViewOver over)
        {
            await context.SignOutAsync(AuthSetup.Customer);
            return Results.LocalRedirect(over.Back);
        }
        if (!await forms.IsRequestValidAsync(context)) return Page(context, StatusCodes.Status400BadRequest);
        if (await desk.End(cancel) is not { } customer) return Results.LocalRedirect("/");
        await context.SignOutAsync(AuthSetup.Customer);
        return Results.LocalRedirect($"/staff/customers/{Uri.EscapeDataString(customer)}/view?done=ended");
    }

    private static IResult Page(HttpContext context, int status)
    {
        context.Show(status);
        return Results.Empty;
    }
}
