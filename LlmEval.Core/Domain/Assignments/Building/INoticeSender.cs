namespace LlmEval.Core.Domain.Assignments.Building;

/// <summary>Port: tells an instructor that a page stands.</summary>
public interface INoticeSender
{
    /// <summary>Sends a notice once.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="notice">The notice.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What came of it: whatever the network does wrong is an answer without a status. Only cancellation throws.</returns>
    Task<HttpAnswer> SendAsync(string url, BuildNotice notice, CancellationToken cancellationToken);
}

/// <summary>What a server answered.</summary>
/// <param name="Status">The HTTP status; null for no answer.</param>
/// <param name="Text">The beginning of what it said, or why there is no answer; on one line.</param>
public sealed record HttpAnswer(int? Status, string Text)
{
    /// <summary>Whether the request was taken: the course counts nothing but 200.</summary>
    public bool IsOk => Status == 200;
}
