namespace Portal.Server.Features.Newsletters;

/// <summary>Keeps started campaigns going: woken by a start, by what there is left to do, and now and then to look for other nodes' work.</summary>
internal sealed partial class CampaignWorker(CampaignSending sending, CampaignSignal signal, ILogger<CampaignWorker> log) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(15), Busy = TimeSpan.FromSeconds(1), AfterFailure = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var (unsettled, more) = await sending.Step(stoppingToken);
                if (!more) await signal.Wait(unsettled > 0 ? Busy : Idle, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The program ends; what was begun is committed or was not.
            }
            catch (Exception e)
            {
                Stumbled(log, e);
                await Task.Delay(AfterFailure, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Campaigns wait: a step could not be done and is tried again")]
    private static partial void Stumbled(ILogger log, Exception e);
}
