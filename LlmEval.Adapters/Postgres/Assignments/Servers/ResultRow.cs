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
    public StoredResult ToResult()
    {
        var logs = Logs is null ? null : ServerJson.Read<StoredLogs>(Logs);
        var result = new CheckResult
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
            Evidence = logs?.ToEvidence(),
            Calls = [.. (logs?.Calls ?? []).Select(call => call.ToCall())],
        };
        return new StoredResult(ToNotice(), result, Screenshot is not null);
    }
}

/// <summary>What there is to see of a check, as text: of the page, whose picture stands apart, or what a judge said.</summary>
internal sealed record StoredLogs
{
    public IReadOnlyList<string>? Console { get; init; }

    public IReadOnlyList<string>? Requests { get; init; }

    public string? Dom { get; init; }

    public IReadOnlyList<StoredQualityCall>? Calls { get; init; }

    /// <summary>The stored form; null when there is nothing to see.</summary>
    public static StoredLogs? Of(CheckResult result) => result.Evidence is null && result.Calls.Count == 0 ? null : new StoredLogs
    {
        Console = result.Evidence?.Console,
        Requests = result.Evidence?.Requests,
        Dom = result.Evidence?.Dom,
        Calls = result.Calls.Count == 0 ? null : [.. result.Calls.Select(StoredQualityCall.Of)],
    };

    /// <summary>What was seen of the page; null for other checks.</summary>
    public PageEvidence? ToEvidence() => Console is null ? null : new PageEvidence { Console = Console, Requests = Requests ?? [], Dom = Dom };
}
