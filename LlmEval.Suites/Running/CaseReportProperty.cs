using LlmEval.Core.Pipeline;
using Microsoft.Testing.Platform.Extensions.Messages;

namespace LlmEval.Suites.Running;

/// <summary>The report of a case, for those who are told how its test ended.</summary>
/// <param name="Report">The report.</param>
internal sealed record CaseReportProperty(CaseReport Report) : IProperty;
