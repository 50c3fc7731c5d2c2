using System.Text;
using Portal.Shared.Common;

namespace Portal.Server.Files;

/// <summary>A CSV file that goes out as it is written, in the reader's language: what is taken out is not first put together.</summary>
internal sealed class CsvAnswer : IAsyncDisposable
{
    private readonly char separator = Texts.IsGerman ? ';' : ',';
    private readonly StreamWriter writer;

    // With its mark at the beginning; without it a spreadsheet takes UTF-8 for something else.
    private CsvAnswer(Stream body) => writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);

    /// <param name="name">Of the file, without the day and the ending; letters that a header carries as they are.</param>
    /// <param name="header">The names of its columns.</param>
    public static async Task<CsvAnswer> Begin(HttpContext context, string name, DateOnly today, params IEnumerable<string> header)
    {
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.Headers.ContentDisposition = $"attachment; filename={name}-{today:yyyy-MM-dd}.csv";
        var answer = new CsvAnswer(context.Response.Body);
        await answer.Write([header], context.RequestAborted);
        return answer;
    }

    /// <summary>Sends some lines on their way.</summary>
    public async Task Write(IEnumerable<IEnumerable<string>> lines, CancellationToken cancel)
    {
        foreach (var line in lines) await writer.WriteAsync(CsvLine.Of(separator, line).AsMemory(), cancel);
        await writer.FlushAsync(cancel);
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();
}
