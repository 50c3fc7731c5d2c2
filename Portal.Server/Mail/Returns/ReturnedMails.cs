using Portal.Server.Jobs;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Mail.Returns;

/// <summary>Reads what lies in the box that mails come back to.</summary>
internal sealed partial class ReturnedMails(ReturnBox box, BounceBook book, ILogger<ReturnedMails> log) : IPortalJob
{
    /// <summary>In one run; what is left comes a minute later.</summary>
    private const int Most = 500;

    public string Name => "returned-mail";

    public string Title => T("Reading mail that came back", "Zurückgekommene Mails lesen");

    public async Task<int> Run(CancellationToken cancel)
    {
        var written = 0;
        foreach (var message in box.Read(Most))
        {
            cancel.ThrowIfCancellationRequested();
            // An answer of a person or anything else that lies there tells us nothing and stays to be read by people.
            if (Report(message) is { } report && await book.Write(report.MessageId, report.News, cancel)) written++;
            message.Done();
        }
        return written;
    }

    public Task<int> Preview(CancellationToken cancel) => Task.FromResult(box.Waiting);

    /// <summary>A message made to break us keeps nobody from the next one.</summary>
    private ReturnReport? Report(BoxedMessage message)
    {
        try
        {
            return ReturnReport.Read(message.Content);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            Unreadable(log, e, message.Name);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The returned mail {Name} cannot be read and is passed over")]
    private static partial void Unreadable(ILogger log, Exception e, string name);
}
