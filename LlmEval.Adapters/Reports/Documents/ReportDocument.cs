using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Reports.Documents;

/// <summary>A run with its results and the facts of its cases, without their texts (schemas/report.schema.json).</summary>
internal sealed record ReportDocument
{
    /// <summary>The format's name and version. A field may be added to a version; nothing else changes in it.</summary>
    public string Format { get; } = "llm-eval.report/1";

    public required RunPart Run { get; init; }

    public required SummaryPart Summary { get; init; }

    public required IReadOnlyList<GatePart> Gates { get; init; }

    public required IEnumerable<CasePart> Cases { get; init; }

    public static ReportDocument Of(RunReport report) => new()
    {
        Run = RunPart.Of(report.Run),
        Summary = SummaryPart.Of(report),
        Gates = [.. report.Run.Gates.Select(gate => new GatePart(gate.Gate, NameOf<GateStatus>.Of(gate.Status), gate.Value, gate.Message))],
        Cases = report.Facts.Select(CasePart.Of),
    };
}

/// <summary>A gate in words, and whether it was met.</summary>
internal sealed record GatePart(string Gate, string Status, double? Value, string Message);

/// <summary>What a run was made of.</summary>
internal sealed record RunPart
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Status { get; init; }

    public required string ConfigPath { get; init; }

    public required string ConfigHash { get; init; }

    public required string DatasetName { get; init; }

    public required string DatasetHash { get; init; }

    public required string ToolVersion { get; init; }

    public required string Host { get; init; }

    public required SandboxPart Sandbox { get; init; }

    public required IReadOnlyList<string> Models { get; init; }

    public required IReadOnlyList<string> Prompts { get; init; }

    public required int SamplesPerCase { get; init; }

    public required IReadOnlyList<int> PassAt { get; init; }

    public required int PlannedCases { get; init; }

    public required int LeftOut { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public double? DurationMs { get; init; }

    public static RunPart Of(RunRecord run) => new()
    {
        Id = run.Id.Value,
        Name = run.Name,
        Status = NameOf<RunStatus>.Of(run.Status),
        ConfigPath = run.ConfigPath,
        ConfigHash = run.ConfigHash.Hex,
        DatasetName = run.DatasetName,
        DatasetHash = run.DatasetHash.Hex,
        ToolVersion = run.ToolVersion,
        Host = run.Host,
        Sandbox = new SandboxPart(run.Sandbox.Backend, run.Sandbox.PythonVersion, run.Sandbox.ImageDigest, run.Sandbox.Description),
        Models = run.Models,
        Prompts = run.Prompts,
        SamplesPerCase = run.SamplesPerCase,
        PassAt = run.PassAt,
        PlannedCases = run.PlannedCases,
        LeftOut = run.LeftOut,
        StartedAt = run.StartedAt,
        FinishedAt = run.FinishedAt,
        DurationMs = (run.FinishedAt - run.StartedAt)?.TotalMilliseconds,
    };
}

/// <summary>Where code ran.</summary>
internal sealed record SandboxPart(string Backend, string PythonVersion, string? ImageDigest, string Description);
