using Microsoft.AspNetCore.Mvc;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Files;
using Portal.Server.Jobs;
using Portal.Server.Mail;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <summary>The two doors of complaints: what they need, and the addresses they answer.</summary>
internal static class ComplaintSetup
{
    public static void AddComplaints(this IServiceCollection services)
    {
        services.AddSingleton<ComplaintRules>();
        services.AddSingleton<ComplaintTimes>();
        services.AddSingleton<EscalationReading>();
        services.AddSingleton<ComplaintPost>();
        services.AddSingleton<ComplaintFiles>();
        services.AddSingleton<ISentFiles, ComplaintFileSizes>();
        services.AddScoped<IMyComplaints, MyComplaints>();
        services.AddSingleton<ISentFiles, StartedFileSizes>();
        services.AddScoped<IMyDrafts, MyDrafts>();
        services.AddSingleton<IPortalJob, LeftDrafts>();
        services.AddScoped<ComplaintChanges>();
        services.AddScoped<IComplaintDesk, ComplaintDesk>();
        services.AddScoped<IInboxDesk, InboxDesk>();
        services.AddScoped<InboxExport>();
        services.AddScoped<ComplaintEntry>();
        services.AddScoped<IComplaintEntry>(s => s.GetRequiredService<ComplaintEntry>());
        services.AddScoped<IAnswering, Answering>();
        services.AddScoped<INoticeDesk, NoticeDesk>();
        services.AddSingleton<NewsFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<NewsFeed>());
        services.AddScoped<NewsStream>();
        services.AddSingleton<HeldPost>();
        services.AddHostedService(provider => provider.GetRequiredService<HeldPost>());
        services.AddScoped<IHeldAnswers, HeldAnswers>();
        services.AddScoped<IComplaintBonds, ComplaintBonds>();
        services.AddSingleton<IPortalJob, FollowerNews>();
        services.AddScoped<IRemedyDesk, RemedyDesk>();
        services.AddScoped<IGoodwillDesk, GoodwillDesk>();
        services.AddSingleton<IPortalJob, RemedyReminders>();
        services.AddScoped<ITargetDesk, TargetDesk>();
        services.AddScoped<ICauseDesk, CauseDesk>();
        services.AddScoped<IChainDesk, ChainDesk>();
        services.AddScoped<IEscalationDesk, EscalationDesk>();
        services.AddSingleton<IPortalJob, ComplaintEscalations>();
        services.AddSingleton<IPortalJob, ComplaintFollowUps>();
        services.AddSingleton(new MailEvent("complaint-filed", () => T("We have received your complaint", "Ihre Beschwerde ist eingegangen"), IsMandatory: true));
        services.AddSingleton(new MailEvent("complaint-answered", () => T("Our answer to your complaint", "Unsere Antwort auf Ihre Beschwerde")));
        services.AddSingleton(new MailEvent("complaint-progress", () => T("When you have not heard from us for a while", "Wenn Sie eine Weile nichts von uns gehört haben")));
        services.AddSingleton(new MailEvent("complaint-late", () => T("When we miss the day of our answer", "Wenn wir den Tag unserer Antwort versäumen")));
        services.AddSingleton(new MailEvent("complaint-decided", () => T("Our decision on your complaint", "Unsere Entscheidung über Ihre Beschwerde")));
        services.AddSingleton(new MailEvent("complaint-remedy", () => T("What we promised has been carried out", "Was wir zugesagt haben, ist ausgeführt")));
        services.AddSingleton(new MailEvent("complaint-lesson", () => T("What we changed because of your complaint", "Was wir wegen Ihrer Beschwerde geändert haben")));
        services.AddSingleton(new MailEvent("complaint-joined", () => T("When two of your complaints go on as one", "Wenn zwei Ihrer Beschwerden als eine weitergehen")));
        services.AddSingleton(new MailEvent("complaint-closed", () => T("Our decision, when your complaint is closed", "Unsere Entscheidung, wenn Ihre Beschwerde abgeschlossen ist")));
    }

    public static void MapComplaints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/staff/complaints/export", (HttpContext context, InboxExport export, CancellationToken cancel) => export.Send(context, cancel)).RequireAuthorization(AuthSetup.Staff);
        routes.MapDrafts();
        routes.MapGet("/complaints/news", (NewsStream stream, CurrentActor current, HttpContext context, [FromHeader(Name = "Last-Event-ID")] string? lastEventId, int? seconds) =>
            current is { Customer: CustomerActor, Session: { } session } ? stream.Answer(context, session, lastEventId, seconds) : TypedResults.NotFound()).RequireAuthorization(AuthSetup.Customer);
        routes.MapGet("/complaints/{number}/files/{file:int}", async (string number, int file, CurrentActor current, ComplaintFiles files, HttpContext context, CancellationToken cancel) =>
            Send(await files.Open(current.Customer, number, file, cancel), context)).RequireAuthorization(AuthSetup.Customer);
        routes.MapGet("/staff/complaints/{number}/files/{file:int}", async (string number, int file, CurrentActor current, ComplaintFiles files, HttpContext context, CancellationToken cancel) =>
            Send(await files.Open(await current.Staff(cancel), number, file, cancel), context)).RequireAuthorization(AuthSetup.Staff);
        routes.MapGet("/staff/complaints/{number}/answer/files/{file:int}", async (string number, int file, CurrentActor current, ComplaintFiles files, HttpContext context, CancellationToken cancel) =>
            Send(await files.OpenOfAnswer(await current.Staff(cancel), number, file, cancel), context)).RequireAuthorization(AuthSetup.Staff);
    }

    private static IResult Send((FileEntry Entry, Stream Content)? found, HttpContext context) =>
        found is { } file ? FileAnswer.Send(file.Content, file.Entry.Name, file.Entry.ContentType, context) : TypedResults.NotFound();
}
