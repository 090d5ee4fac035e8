namespace LlmEval.Adapters.Assignments.Chromium.Process;

/// <summary>The browser itself failed, or a page server of ours: nothing that a page may be blamed for.</summary>
internal sealed class BrowserFailure(string message, Exception? inner = null) : Exception(message, inner);
