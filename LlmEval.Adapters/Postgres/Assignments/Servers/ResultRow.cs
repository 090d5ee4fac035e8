using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Course;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Postgres.Assignments.Servers;

/// <summary>A row of assignments.result with its submission.</summary>
internal sealed record ResultRow : NoticeRow
{
    /// <summary>Selects them; what of them follows.</summary>
    public const string Select = $"""
        select {Columns}, k.check_name, k.kind, k.round, k.passed_before, k.score, k.not_measured, k.reason, k.logs, k.weight, k.elapsed_ms, k.screenshot
        from assignments.result k join assignments.repo r on r.id = k.repo_id join assignments.task t on t.id = r.task_id
        """;

    public required RowText CheckName { get; init; }

    public required string Kind { get; init; }

    public required int Round { get; init; }

    public bool? PassedBefore { get; init; }

    public double? Score { get; init; }

    public required bool NotMeasured { get; init; }

    public required RowText Reason { get; init; }

    public string? Logs { get; init; }

    public required double Weight { get; init; }

    public required double ElapsedMs { get; init; }

    public string? Screenshot { get; init; }

    /// <summary>The result.</summary>
    public StoredResult ToResult() => new(
        ToNotice(),
        new CheckResult
        {
            Name = CheckName.Value,
            Kind = NameOf<CheckKind>.Parse(Kind),
            Round = Round,
            PassedBefore = PassedBefore,
            Score = Score,
            NotMeasured = NotMeasured,
            Reason = Reason.Value,
            Weight = Weight,
            Elapsed = Durations.FromMilliseconds(ElapsedMs),
            Evidence = Logs is null ? null : ServerJson.Read<StoredEvidence>(Logs).ToEvidence(),
        },
        Screenshot is not null);
}

/// <summary>Evidence as text; its picture stands apart.</summary>
internal sealed record StoredEvidence(IReadOnlyList<string> Console, IReadOnlyList<string> Requests, string? Dom)
{
    /// <summary>The stored form of evidence.</summary>
    public static StoredEvidence Of(PageEvidence evidence) => new(evidence.Console, evidence.Requests, evidence.Dom);

    /// <summary>The evidence.</summary>
    public PageEvidence ToEvidence() => new() { Console = Console, Requests = Requests, Dom = Dom };
}
