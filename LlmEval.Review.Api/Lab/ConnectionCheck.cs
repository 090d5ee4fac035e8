using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab;

namespace LlmEval.Review.Api.Lab;

/// <summary>Whether this server knows a way to a provider.</summary>
internal static class ConnectionCheck
{
    /// <summary>What is wrong with a connection's name.</summary>
    public static IReadOnlyList<LabProblem> Of(string name, LabSettings settings) => settings.Find(name) is null && !string.IsNullOrWhiteSpace(name)
        ? [new LabProblem("connection", $"'{name}' is not declared in {LabSettings.FileName}; there is {string.Join(", ", settings.Connections.Select(known => $"'{known.Name}'"))}")]
        : [];
}
