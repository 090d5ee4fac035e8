namespace LlmEval.Adapters.Assignments.Chromium.Network;

/// <summary>The page's server gave no answer that can be passed on.</summary>
/// <param name="message">Why, in a few words.</param>
/// <param name="mayPass">Whether another try may have more luck: it says nothing of what the server holds.</param>
/// <param name="inner">What happened.</param>
internal sealed class NoAnswerException(string message, bool mayPass, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether another try may have more luck.</summary>
    public bool MayPass => mayPass;
}
