using Portal.Server.Mail;

namespace Portal.Server.Features.Newsletters;

/// <summary>Tells the campaign worker that a campaign was started or resumed.</summary>
internal sealed class CampaignSignal : IDisposable
{
    private readonly MailSignal bell = new();

    public void Wake() => bell.Wake();

    /// <inheritdoc cref="MailSignal.Wait"/>
    public Task Wait(TimeSpan atMost, CancellationToken cancel) => bell.Wait(atMost, cancel);

    public void Dispose() => bell.Dispose();
}
