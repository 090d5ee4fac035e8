namespace LlmEval.Adapters.Exports;

/// <summary>An export that was asked for cannot be made; the message says what to ask for instead.</summary>
public sealed class ExportRefusedException(string message) : Exception(message);

/// <summary>An export cannot be written; the message names the place.</summary>
public sealed class ExportException(string message, Exception? inner = null) : Exception(message, inner);
