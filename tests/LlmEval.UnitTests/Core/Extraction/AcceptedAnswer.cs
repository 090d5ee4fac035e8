using LlmEval.Core.Domain.Code;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.UnitTests.Core.Extraction;

/// <summary>What came of an answer as a golden file keeps it.</summary>
internal static class AcceptedAnswer
{
    /// <summary>Method, span, and the start of the code's hash: <c>Fenced 34-120 1f0c9a77b2de</c>.</summary>
    public static string Of(ExtractedCode found) =>
        found.Span is { } span ? $"{found.Method} {span.Start}-{span.End} {ContentHash.OfText(found.Code!).Hex[..12]}" : $"{found.Method}";
}
