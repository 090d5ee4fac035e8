using LlmEval.Adapters.Assignments.Chromium.Libraries;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Chromium.Network;

/// <summary>What becomes of a request of a page.</summary>
internal abstract record RequestDecision;

/// <summary>Its own server is asked.</summary>
internal sealed record AskOwnServer : RequestDecision;

/// <summary>A service of the task is answered in its place.</summary>
/// <param name="Answer">The answer.</param>
internal sealed record AnswerForService(ServiceAnswer Answer) : RequestDecision;

/// <summary>A vendored library is served.</summary>
/// <param name="File">Its file.</param>
internal sealed record ServeLibrary(LibraryFile File) : RequestDecision;

/// <summary>It goes nowhere.</summary>
/// <param name="Reason">Why.</param>
internal sealed record Refuse(string Reason) : RequestDecision;
