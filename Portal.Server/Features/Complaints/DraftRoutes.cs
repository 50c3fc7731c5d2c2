using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Portal.Client;
using Portal.Client.Ui;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <summary>What the script of the form posts to while somebody writes. It gets sentences to show, and no pages.</summary>
internal static class DraftRoutes
{
    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        var drafts = routes.MapGroup("/complaints/drafts").RequireAuthorization(AuthSetup.Customer).RequireRateLimiting(RateLimits.Drafts)
            .WithMetadata(new SkipStatusCodePagesAttribute(), new RequestSizeLimitAttribute(UploadRules.MaxBytes + 1024 * 1024));
        drafts.MapPost("", Keep);
        drafts.MapPost("/{key:guid}/files/{file:int}/removal", Remove);
    }

    private static async Task<IResult> Keep(HttpContext context, IAntiforgery forms, IMyDrafts drafts, Clock clock, CancellationToken cancel)
    {
        if (!await forms.IsRequestValidAsync(context)) return TooOld();
        var form = await context.Request.ReadFormAsync(cancel);
        return Read(form) is { } draft ? Answer(await drafts.Keep(draft, cancel), clock) : TooOld();
    }

    private static async Task<IResult> Remove(Guid key, int file, HttpContext context, IAntiforgery forms, IMyDrafts drafts, Clock clock, CancellationToken cancel) =>
        await forms.IsRequestValidAsync(context) ? Answer(await drafts.Remove(key, file, cancel), clock) : TooOld();

    /// <summary>The fields as the form names them; null where one holds what the form never offers.</summary>
    private static ComplaintDraft? Read(IFormCollection form)
    {
        var line = Typed(form, nameof(ComplaintDraft.Line));
        int? position = int.TryParse(line, out var number) ? number : null;
        if (!Guid.TryParse(Typed(form, nameof(ComplaintDraft.FormKey)), out var key) || !Enum.TryParse<ComplaintKind>(Typed(form, nameof(ComplaintDraft.Kind)), out var kind)) return null;
        // Only complaints ask for it.
        var remedy = Typed(form, nameof(ComplaintDraft.WantedRemedy)) is { Length: > 0 } wanted ? Enum.TryParse<Remedy>(wanted, out var found) ? found : (Remedy)(-1) : default;
        if (position is null && line.Length > 0 || !Enum.IsDefined(remedy)) return null;
        return new ComplaintDraft
        {
            FormKey = key, Kind = kind, OrderNumber = Typed(form, nameof(ComplaintDraft.OrderNumber)), Line = position, InvoiceNumber = Typed(form, nameof(ComplaintDraft.InvoiceNumber)),
            Subject = Typed(form, nameof(ComplaintDraft.Subject)), Text = Typed(form, nameof(ComplaintDraft.Text)), Quantity = Typed(form, nameof(ComplaintDraft.Quantity)),
            WantedRemedy = remedy, Files = Uploads.Of(form.Files),
        };
    }

    private static string Typed(IFormCollection form, string field) => form[$"Draft.{field}"].ToString();

    private static IResult Answer(Outcome<StartedDraft> outcome, Clock clock)
    {
        if (outcome.Succeeded)
        {
            var at = clock.TimeOf(outcome.Value.ChangedAt);
            return TypedResults.Json(new Kept(T($"Kept at {at}.", $"Gespeichert um {at}."), [.. outcome.Value.Files.Select(f => new KeptFile(f.Number, f.Name, Uploads.Size(f.Size)))]));
        }
        var problem = outcome.Problems[0];
        return TypedResults.Json(new Kept(problem.Message, []), statusCode: problem.Kind switch
        {
            ProblemKind.NotFound => StatusCodes.Status404NotFound,
            ProblemKind.Invalid => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status409Conflict,
        });
    }

    private static IResult TooOld() => TypedResults.Json(new Kept(T(
        "Not kept: this page is too old. Copy what you typed, and open it anew.", "Nicht gespeichert: Diese Seite ist zu alt. Kopieren Sie, was Sie getippt haben, und öffnen Sie sie neu."), []), statusCode: StatusCodes.Status400BadRequest);

    /// <param name="Said">For whoever writes.</param>
    /// <param name="Files">All that lie there now.</param>
    private sealed record Kept(string Said, IReadOnlyList<KeptFile> Files);

    private sealed record KeptFile(int Number, string Name, string Size);
}
