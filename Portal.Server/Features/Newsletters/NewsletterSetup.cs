using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Client;
using Portal.Server.Auth;
using Portal.Server.Jobs;
using Portal.Server.Mail;
using Portal.Server.Mail.Returns;
using Portal.Shared.Newsletters;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Newsletters;

/// <summary>The two doors of newsletters: what they need, and the addresses they answer.</summary>
internal static class NewsletterSetup
{
    public static void AddNewsletters(this IServiceCollection services)
    {
        services.AddSingleton<SubscriptionBook>();
        services.AddSingleton<CampaignSignal>();
        services.AddSingleton<CampaignProof>();
        services.AddSingleton<CampaignSending>();
        services.AddSingleton<CampaignStart>();
        services.AddSingleton<CampaignGate>();
        services.AddSingleton<CampaignEyes>();
        services.AddSingleton<CampaignWatch>();
        services.AddScoped<CampaignSteps>();
        services.AddSingleton<IMailAtSending, CampaignTurn>();
        services.AddHostedService<CampaignWorker>();
        services.AddScoped<ISubscriptions, Subscriptions>();
        services.AddScoped<IMyNewsletters, MyNewsletters>();
        services.AddScoped<ITopicDesk, TopicDesk>();
        services.AddScoped<ICampaignDesk, CampaignDesk>();
        services.AddScoped<ICampaignArchive, CampaignArchive>();
        services.AddScoped<CampaignExport>();
        services.AddScoped<ISuppressionDesk, SuppressionDesk>();
        services.AddSingleton<IBounceHeard, BouncedAddresses>();
        services.AddSingleton<IPortalJob, ClearedRequests>();
    }

    public static void MapNewsletters(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/newsletter/feed.xml", CampaignFeed.Send).AllowAnonymous();
        routes.MapGet("/staff/campaigns/{number}/results", (string number, HttpContext context, CampaignExport export, CancellationToken cancel) => export.Send(number, context, cancel))
            .RequireAuthorization(AuthSetup.Staff);
        // Before the page of the same address, which only ever shows itself. No cookie and no form token: the address is the key,
        // and it is a mail program that posts (RFC 8058).
        routes.MapPost("/unsubscribe/{token}/{campaign}", Leave).DisableAntiforgery().AllowAnonymous().WithOrder(-1).WithMetadata(new LimitGuessesAttribute());
    }

    private static async Task<Results<ContentHttpResult, RedirectHttpResult>> Leave(
        string token, string campaign, HttpRequest request, ISubscriptions subscriptions, CancellationToken cancel)
    {
        // Read before anything is done: what was cut off on its way asks for nothing.
        var form = request.HasFormContentType ? await request.ReadFormAsync(cancel) : FormCollection.Empty;
        // With words of its own: an empty answer to a post would be made a page, and pages take no post without a form token.
        if (!await subscriptions.Leave(token, campaign, cancel)) return Say(T("There is no such link.", "Diesen Link gibt es nicht."), StatusCodes.Status404NotFound);
        // The button of our own page leads a person on; a mail program must not be led anywhere.
        if (form.ContainsKey("page")) return TypedResults.LocalRedirect($"~/subscriptions/{Uri.EscapeDataString(token)}?done=left");
        return Say(T("You are unsubscribed.", "Sie sind abgemeldet."), StatusCodes.Status200OK);
    }

    private static ContentHttpResult Say(string words, int status) => TypedResults.Text(words, "text/plain", System.Text.Encoding.UTF8, status);
}
