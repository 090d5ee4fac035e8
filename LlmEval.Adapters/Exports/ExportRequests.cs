using LlmEval.Core.Domain.Results;
using LlmEval.Core.Preferences;

namespace LlmEval.Adapters.Exports;

/// <summary>Which preferences to write, and how.</summary>
public sealed record PreferenceExportRequest
{
    /// <summary>The runs, in any order: they are written by age.</summary>
    public required IReadOnlyList<RunRecord> Runs { get; init; }

    /// <summary>One of <see cref="PreferenceExport.Formats"/>.</summary>
    public required string Format { get; init; }

    /// <summary>Which judgments count. Default: people's, in all lanes, none that contradict the tests.</summary>
    public PreferencePolicy Policy { get; init; } = new();

    /// <summary>Share of the tasks that go to <c>train</c>, between 0 and 1, the others to <c>test</c>; null writes one file.</summary>
    public double? TrainShare { get; init; }
}

/// <summary>Which judgments to write, and how.</summary>
public sealed record JudgmentExportRequest
{
    /// <summary>The runs, in any order: they are written by age.</summary>
    public required IReadOnlyList<RunRecord> Runs { get; init; }

    /// <summary>One of <see cref="JudgmentExport.Formats"/>.</summary>
    public required string Format { get; init; }
}
