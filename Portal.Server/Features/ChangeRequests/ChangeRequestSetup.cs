using Portal.Server.Auth;
using Portal.Server.Files;
using Portal.Shared.ChangeRequests;

namespace Portal.Server.Features.ChangeRequests;

/// <summary>The two doors of change requests: what they need, and the addresses they answer.</summary>
internal static class ChangeRequestSetup
{
    public static void AddChangeRequests(this IServiceCollection services)
    {
        services.AddSingleton<RequestFiles>();
        services.AddSingleton<ISentFiles, RequestFileSizes>();
        services.AddSingleton<RequestPost>();
        services.AddSingleton<RequestSteps>();
        services.AddScoped<IMyRequests, MyRequests>();
        services.AddScoped<IRequestDesk, RequestDesk>();
    }

    public static void MapChangeRequests(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/account/company/requests/{number}/files/{file:int}", async (
            string number, int file, CurrentActor current, RequestFiles files, HttpContext context, CancellationToken cancel) =>
            await files.Open(current.Customer, number, file, cancel) is { } found
                ? FileAnswer.Send(found.Content, found.File.Name, found.File.ContentType, context) : Results.NotFound()).RequireAuthorization(AuthSetup.Customer);
        routes.MapGet("/staff/requests/{number}/files/{file:int}", async (
            string number, int file, CurrentActor current, RequestFiles files, HttpContext context, CancellationToken cancel) =>
        {
            var found = await files.OpenFor(await current.Staff(cancel), number, file, cancel);
            if (!found.Succeeded) return found.IsNotFound ? Results.NotFound() : Results.StatusCode(StatusCodes.Status403Forbidden);
            return FileAnswer.Send(found.Value.Content, found.Value.File.Name, found.Value.File.ContentType, context);
        }).RequireAuthorization(AuthSetup.Staff);
    }
}
