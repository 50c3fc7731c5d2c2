using Portal.Tests.Support;

namespace Portal.Tests.Complaints;

/// <summary>An open stream of server-sent events, read as it comes.</summary>
internal sealed class Stream : IDisposable
{
    private readonly HttpResponseMessage answer;
    private readonly List<(string Event, string Data, string? Id)> all = [];
    private readonly Task reading;

    private Stream(HttpResponseMessage answer, StreamReader reader) => (this.answer, reading) = (answer, Read(reader));

    public IReadOnlyList<(string Event, string Data, string? Id)> News
    {
        get
        {
            lock (all) return [.. all.Where(e => e.Event == "news")];
        }
    }

    public string Text
    {
        get
        {
            lock (all) return string.Join('\n', all);
        }
    }

    public static async Task<Stream> Open(Visitor visitor, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/complaints/news");
        if (lastEventId is not null) request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        var answer = await visitor.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        var stream = new Stream(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
        await stream.Until(() => stream.all.Count > 0);
        // The feed looks once a second: it listens from its next look on.
        await Task.Delay(1500);
        return stream;
    }

    /// <summary>The first news, or a failure after a while.</summary>
    public async Task<(string Event, string Data, string? Id)> Next()
    {
        await Until(() => all.Any(e => e.Event == "news"));
        // Whatever else would come with it has come now.
        await Task.Delay(1500);
        return News[0];
    }

    public Task Ended() => reading.WaitAsync(TimeSpan.FromSeconds(40));

    public void Dispose() => answer.Dispose();

    private async Task Until(Func<bool> there)
    {
        for (var i = 0; i < 200; i++)
        {
            lock (all)
            {
                if (there()) return;
            }
            await Task.Delay(50);
        }
        throw new TimeoutException("Nothing came within ten seconds.");
    }

    private async Task Read(StreamReader reader)
    {
        try
        {
            var (kind, data, id) = ("", "", (string?)null);
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("event: ", StringComparison.Ordinal)) kind = line[7..];
                else if (line.StartsWith("data: ", StringComparison.Ordinal)) data = line[6..];
                else if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
                else if (line.Length == 0 && kind.Length > 0)
                {
                    lock (all) all.Add((kind, data, id));
                    (kind, data, id) = ("", "", null);
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The line was cut, as a line is.
        }
    }
}
