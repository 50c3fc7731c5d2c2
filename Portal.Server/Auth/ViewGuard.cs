using Portal.Client;
using Portal.Server.Data;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Auth;

/// <summary>
/// What somebody of the staff who sees the portal as a customer gets of it: what is only looked at, and nothing of what is the person's
/// own. It asks what the session is, not what a page does; below it, nothing is written whatever a feature tries.
/// </summary>
internal static class ViewGuard
{
    public static void UseViews(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (PortalClaims.ActorOf(context.User) is not CustomerActor { Onlooker: { } onlooker, Name: var name }
            || context.GetEndpoint()?.Metadata.GetMetadata<BesideViews>() is not null)
        {
            await next(context);
            return;
        }
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            var audit = context.RequestServices.GetRequiredService<AuditLog>();
            await audit.Write("view.write-refused", onlooker, new { path = context.Request.Path.Value, asUser = name }, context.RequestAborted);
            context.Refuse(T(
                $"You only look at the portal as {name}: nothing can be changed or sent here. End the view first.",
                $"Sie sehen das Portal nur an, als {name}: Ändern und senden lässt sich hier nichts. Beenden Sie zuerst die Ansicht."));
            return;
        }
        if (context.GetEndpoint()?.Metadata.GetMetadata<OfOnePersonAttribute>() is not null)
        {
            context.Refuse(T($"This page is for {name} only: it is about signing in and personal settings.", $"Diese Seite ist nur für {name}: Sie betrifft die Anmeldung und persönliche Einstellungen."));
            return;
        }
        OnlyLooking.Begin();
        await next(context);
    });

    /// <summary>Answers 403 with a page that says why.</summary>
    public static void Refuse(this HttpContext context, string why)
    {
        context.Items[typeof(Refusal)] = new Refusal(why, IsOfSignIn: false);
        context.Show(StatusCodes.Status403Forbidden);
    }

    /// <summary>Answers with the page of a status. That page takes no post; it is only shown.</summary>
    public static void Show(this HttpContext context, int status) => (context.Response.StatusCode, context.Request.Method) = (status, HttpMethods.Get);
}

/// <summary>Marks an address that a view neither opens nor closes: ending the view, and where providers send people back to.</summary>
internal sealed class BesideViews;
