using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Postgres.Lab.Runs;

/// <summary>A row of lab.run with its configs.</summary>
internal sealed record LabRunReading
{
    /// <summary>Selects runs; no condition.</summary>
    public const string Select = """
        select r.id, r.prompt, r.prompt_version, r.session, r.number, r.eval_run, r.review_prompt, r.status, r.error, r.planned_experiments,
            r.started_at, r.completed_at,
            array(select x.config from lab.run_config x where x.run = r.id order by x.position) as configs,
            array(select x.config_version from lab.run_config x where x.run = r.id order by x.position) as config_versions
        from lab.run r
        """;

    public required RowText Id { get; init; }

    public required RowText Prompt { get; init; }

    public required int PromptVersion { get; init; }

    public RowText? Session { get; init; }

    public required int Number { get; init; }

    public Guid? EvalRun { get; init; }

    public RowText? ReviewPrompt { get; init; }

    public required string Status { get; init; }

    public RowText? Error { get; init; }

    public required int PlannedExperiments { get; init; }

    public required DateTime StartedAt { get; init; }

    public DateTime? CompletedAt { get; init; }

    public required string[] Configs { get; init; }

    public required int[] ConfigVersions { get; init; }

    /// <summary>The run.</summary>
    public LabRun ToRun() => new()
    {
        Id = Id.Value,
        Prompt = Prompt.Value,
        PromptVersion = PromptVersion,
        Session = Session?.Value,
        Number = Number,
        EvalRun = EvalRun is { } run ? new RunId(run) : null,
        ReviewPrompt = ReviewPrompt?.Value,
        Status = NameOf<LabRunStatus>.Parse(Status),
        Error = Error?.Value,
        PlannedExperiments = PlannedExperiments,
        StartedAt = new DateTimeOffset(StartedAt),
        CompletedAt = CompletedAt is { } completed ? new DateTimeOffset(completed) : null,
        Configs = [.. Configs.Zip(ConfigVersions, (name, version) => new LabConfigRef(StoredText.Decode(name), version))],
    };
}
