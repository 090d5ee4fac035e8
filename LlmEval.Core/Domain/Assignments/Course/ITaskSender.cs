using LlmEval.Core.Domain.Assignments.Building;

namespace LlmEval.Core.Domain.Assignments.Course;

/// <summary>Port: sends tasks to builders.</summary>
public interface ITaskSender
{
    /// <summary>Sends a task once.</summary>
    /// <param name="endpoint">Where the builder listens.</param>
    /// <param name="request">The task, with the secret.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What came of it: whatever the network does wrong is an answer without a status. Only cancellation throws.</returns>
    Task<HttpAnswer> SendAsync(string endpoint, BuildRequest request, CancellationToken cancellationToken);
}
