using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Domain.Lab;

/// <summary>What whoever runs the lab declares (<c>lab.yaml</c>): the ways to providers, what models cost, and how much may be spent.</summary>
public sealed record LabSettings
{
    /// <summary>The name of the file that is looked for.</summary>
    public const string FileName = "lab.yaml";

    /// <summary>The connections in the file's order, at least one, with unique names.</summary>
    public required IReadOnlyList<LabConnection> Connections { get; init; }

    /// <summary>What models cost whose connection gives no price.</summary>
    public PriceList Prices { get; init; } = PriceList.Empty;

    /// <summary>The most that one run or session may cost with its judging, in US dollars; null for no limit.</summary>
    public decimal? MaxCostUsd { get; init; }

    /// <summary>The connection of a name; null when there is none.</summary>
    public LabConnection? Find(string name) => Connections.FirstOrDefault(connection => connection.Name == name);
}
