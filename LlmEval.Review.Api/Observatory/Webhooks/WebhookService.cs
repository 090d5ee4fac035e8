using LlmEval.Adapters.Webhooks;
using LlmEval.Core.Domain.Results;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LlmEval.Review.Api.Observatory.Webhooks;

/// <summary>Sends messages to webhooks for as long as the server runs. What is not sent when it stops is sent when it runs again.</summary>
internal sealed class WebhookService(WebhookDispatcher dispatcher, TimeProvider clock, ILogger<WebhookService> log) : BackgroundService
{
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await dispatcher.SendDueAsync(stoppingToken);
                await dispatcher.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (StorageException e)
            {
                log.NotSent(e.Message);
                await Task.Delay(AfterFault, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}

/// <summary>What the server says of messages that it could not send.</summary>
internal static partial class WebhookLog
{
    [LoggerMessage(LogLevel.Error, "Messages to webhooks wait: {Reason}")]
    public static partial void NotSent(this ILogger log, string reason);
}
