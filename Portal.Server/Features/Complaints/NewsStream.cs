using System.Collections.Concurrent;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;

namespace Portal.Server.Features.Complaints;

/// <summary>
/// The stream that tells a customer's browser which of her complaints to look at again: numbers, never words. Who she is and what she may
/// see is read anew for each of them, and twice a minute besides: an ended session ends its stream.
/// </summary>
internal sealed class NewsStream(NewsFeed feed, SessionStore sessions, Databases databases, Clock clock, IHostApplicationLifetime life)
{
    private const int MostMissed = 50;

    /// <summary>A browser needs one; a few more while one gives way to the next.</summary>
    private const int MostOfSession = 6;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(25), Longest = TimeSpan.FromMinutes(10);

    private static readonly ConcurrentDictionary<string, int> Open = [];

    /// <param name="lastEventId">The moment of the last one that arrived, as the browser repeats it; null at first.</param>
    /// <param name="seconds">How long it stays open at most; the browser opens it again.</param>
    public IResult Answer(HttpContext context, string session, string? lastEventId, int? seconds)
    {
        if (Open.AddOrUpdate(session, 1, (_, open) => open + 1) > MostOfSession)
        {
            Leave(session);
            context.Response.Headers.RetryAfter = "60";
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        }
        var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        context.Response.RegisterForDispose(stop);
        context.Response.OnCompleted(() =>
        {
            Leave(session);
            return Task.CompletedTask;
        });
        var until = clock.Now + (seconds is { } asked && asked < Longest.TotalSeconds ? TimeSpan.FromSeconds(Math.Max(0, asked)) : Longest);
        return TypedResults.ServerSentEvents(Read(session, Moment(lastEventId), until, stop.Token));
    }

    private async IAsyncEnumerable<SseItem<string>> Read(string session, DateTimeOffset? after, DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (await Who(session) is not { } first) yield break;
        using var listener = feed.Listen(first.CustomerId);
        // The headers leave with the first word.
        yield return new SseItem<string>("", "hello") { ReconnectionInterval = TimeSpan.FromSeconds(2) };
        if (after is { } since)
        {
            foreach (var missed in await Missed(first, since, cancel)) yield return Say(missed);
        }
        while (clock.Now < until && !cancel.IsCancellationRequested)
        {
            var left = until - clock.Now;
            var news = await listener.Next(left < Beat ? left : Beat, cancel);
            if (await Who(session) is not { } now || now.CustomerId != first.CustomerId) yield break;
            if (news is null) yield return new SseItem<string>("", "beat");
            else if (await Sees(now, news, cancel)) yield return Say(news);
        }
    }

    private static SseItem<string> Say(News news) => new(news.Number, "news") { EventId = news.At.ToString("O", CultureInfo.InvariantCulture) };

    private async Task<CustomerActor?> Who(string session) => await sessions.Find(session) is { } principal ? PortalClaims.ActorOf(principal) as CustomerActor : null;

    private async Task<bool> Sees(CustomerActor actor, News news, CancellationToken cancel)
    {
        await using var db = databases.Open(actor);
        return await db.Complaints.AnyAsync(c => c.Number == news.Number, cancel);
    }

    private async Task<List<News>> Missed(CustomerActor actor, DateTimeOffset since, CancellationToken cancel)
    {
        await using var db = databases.Open(actor);
        var missed = await db.Events.Where(e => e.CustomerId == actor.CustomerId && e.At > since && e.SubjectKind == SubjectKind.Complaint).OrderBy(e => e.At).Take(MostMissed)
            .Select(e => new News(e.CustomerId, e.SubjectNumber, e.At)).ToListAsync(cancel);
        return [.. missed.GroupBy(m => m.Number).Select(m => m.Last()).OrderBy(m => m.At)];
    }

    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) ? moment : null;

    private static void Leave(string session)
    {
        if (Open.AddOrUpdate(session, 0, (_, open) => open - 1) <= 0) Open.TryRemove(new(session, 0));
    }
}
