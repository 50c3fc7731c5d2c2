using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Client;
using Portal.Server.Data;
using Portal.Server.Hosting;

namespace Portal.Server.Mail.Returns;

/// <summary>A call that was taken: the same signature is not taken twice.</summary>
internal sealed class HookPost
{
    [System.ComponentModel.DataAnnotations.MaxLength(64), Impersonal]
    public required string Signature { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>What a provider tells of mails that came back, one call for many. See docs/mail-returns.md.</summary>
internal sealed record HookNews(
    [property: JsonRequired] string MessageId, [property: JsonRequired] BounceKind Kind, string Status = "", string Words = "");

/// <summary>The address a mail provider calls when mails come back.</summary>
internal sealed class ReturnHook(Databases databases, BounceBook book, Clock clock, PortalSettings settings)
{
    private const int MostBytes = 256 * 1024, MostNews = 1000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) }, RespectNullableAnnotations = true,
    };

    public async Task<Results<Ok<HookAnswer>, ContentHttpResult>> Take(HttpRequest request, CancellationToken cancel)
    {
        if (settings.Mail.Returns.Secret.Length == 0) return Say(StatusCodes.Status404NotFound, "There is no such address: Portal:Mail:Returns:Secret is not set.");
        if (await Body(request, cancel) is not { } body) return Say(StatusCodes.Status413PayloadTooLarge, $"At most {MostBytes} bytes in one call.");
        if (ReturnSignature.Check(request.Headers[ReturnSignature.Header].ToString(), body, settings.Mail.Returns.Secret, clock.Now) is not { } signature)
            return Stranger(request, $"{ReturnSignature.Header} is missing, wrong, or not of the last five minutes.");
        if (Read(body) is not { } all) return Say(StatusCodes.Status400BadRequest, $"Not a list of at most {MostNews} of {{\"messageId\", \"kind\": \"hard\"|\"soft\"|\"complaint\", \"status\", \"words\"}}.");
        return await Write(signature, all, cancel) is { } written
            ? TypedResults.Ok(new HookAnswer(written)) : Say(StatusCodes.Status401Unauthorized, "This call has been taken already.");
    }

    /// <returns>How many were news; null where the call was taken before.</returns>
    private async Task<int?> Write(string signature, IReadOnlyList<HookNews> all, CancellationToken cancel) => (await databases.WriteAsStaff<int?>(Actor.System, async db =>
    {
        var old = clock.Now - 2 * ReturnSignature.Lives;
        await db.HookPosts.Where(p => p.At < old).ExecuteDeleteAsync(cancel);
        if (await db.HookPosts.AnyAsync(p => p.Signature == signature, cancel)) return (int?)null;
        db.HookPosts.Add(new HookPost { Signature = signature, At = clock.Now });
        var ids = all.Select(n => n.MessageId).ToList();
        var mails = await db.Mails.Where(m => ids.Contains(m.MessageId)).Select(m => new { m.MessageId, Mail = new ReturnedMail(m.Id, m.Recipient, m.BatchId) })
            .ToDictionaryAsync(m => m.MessageId, m => m.Mail, cancel);
        var written = 0;
        foreach (var news in all.Where(n => mails.ContainsKey(n.MessageId)))
        {
            if (await book.Write(db, mails[news.MessageId], News(news), cancel)) written++;
        }
        return written;
    }, cancel)).Value;

    private static BounceNews News(HookNews news)
    {
        var status = BounceStatus.In(news.Status);
        return new($"hook:{news.MessageId}:{news.Kind}:{status}", news.Kind, BounceSource.Hook, status, news.Words);
    }

    private static IReadOnlyList<HookNews>? Read(byte[] body)
    {
        try
        {
            var all = JsonSerializer.Deserialize<List<HookNews>>(body, Json);
            return all is { Count: <= MostNews } && all.TrueForAll(n => n is { MessageId.Length: > 0 and <= 120 }) ? all : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <returns>Null where it is too long.</returns>
    private static async Task<byte[]?> Body(HttpRequest request, CancellationToken cancel)
    {
        var body = new byte[MostBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancel);
        return length > MostBytes ? null : body[..length];
    }

    private static ContentHttpResult Stranger(HttpRequest request, string words)
    {
        LimitGuessesAttribute.Count(request.HttpContext);
        return Say(StatusCodes.Status401Unauthorized, words);
    }

    private static ContentHttpResult Say(int status, string words) => TypedResults.Text(words, "text/plain", System.Text.Encoding.UTF8, status);
}

/// <param name="Taken">How many of them were news about mails of this portal.</param>
internal sealed record HookAnswer(int Taken);
