using Microsoft.Net.Http.Headers;

namespace Portal.Server.Files;

/// <summary>How an uploaded file goes out: pictures are shown, everything else is saved; nothing that was uploaded can run as a page of ours.</summary>
internal static class FileAnswer
{
    public static IResult Send(Stream content, string name, string contentType, HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.Headers.CacheControl = "private, no-store";
        var isPicture = contentType is "image/jpeg" or "image/png" or "image/webp" or "image/gif";
        var disposition = new ContentDispositionHeaderValue(isPicture ? "inline" : "attachment");
        disposition.SetHttpFileName(name);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        return TypedResults.Stream(content, contentType);
    }
}
