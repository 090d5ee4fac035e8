using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;

namespace LlmEval.Adapters.Postgres.Results.Reading;

/// <summary>A row of eval.run with its config and dataset.</summary>
internal sealed record RunReading
{
    /// <summary>Selects runs; <c>r</c> is eval.run, <c>d</c> core.dataset.</summary>
    public const string Select = $"select y.content as config_yaml, {Columns} {From} join core.text y on y.sha256 = r.config_text\n";

    /// <summary>The same with counts of their cases, for which all of these are read.</summary>
    public const string SelectCounted = $"select y.content as config_yaml, {Columns}, {Counts} {From} join core.text y on y.sha256 = r.config_text\n";

    /// <summary>The same with an empty text for the config: for pages.</summary>
    public const string SelectWithoutConfig = $"select '' as config_yaml, {Columns} {From}\n";

    private const string Columns = """
        r.id, r.kind, r.name, r.config_path, r.config_hash, d.name as dataset_name, d.hash as dataset_hash,
            r.tool_version, r.git_commit, r.host, r.sandbox_backend, r.sandbox_python_version, r.sandbox_image_digest, r.sandbox_description,
            r.samples_per_case, r.pass_at, r.planned_cases, r.left_out, r.started_at, r.finished_at, r.status, r.conditions_key, r.resumed_from, r.carry,
            array(select m.label from eval.run_model m where m.run_id = r.id order by m.position) as models,
            array(select p.label from eval.run_prompt p where p.run_id = r.id order by p.position) as prompts
        """;

    private const string Counts = """
        (select count(*) from eval.run_case c where c.run_id = r.id and c.verdict = 'passed') as passed_cases,
            (select count(*) from eval.run_case c where c.run_id = r.id and c.verdict = 'failed') as failed_cases
        """;

    private const string From = "from eval.run r join core.dataset d on d.key = r.dataset_key";

    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required RowText Name { get; init; }

    public required RowText ConfigPath { get; init; }

    public required RowText ConfigYaml { get; init; }

    public required string ConfigHash { get; init; }

    public required RowText DatasetName { get; init; }

    public required string DatasetHash { get; init; }

    public required RowText ToolVersion { get; init; }

    public RowText? GitCommit { get; init; }

    public required RowText Host { get; init; }

    public required RowText SandboxBackend { get; init; }

    public required RowText SandboxPythonVersion { get; init; }

    public RowText? SandboxImageDigest { get; init; }

    public required RowText SandboxDescription { get; init; }

    public required string[] Models { get; init; }

    public required string[] Prompts { get; init; }

    public required int SamplesPerCase { get; init; }

    public required int[] PassAt { get; init; }

    public required int PlannedCases { get; init; }

    public required int LeftOut { get; init; }

    public required DateTime StartedAt { get; init; }

    public DateTime? FinishedAt { get; init; }

    public required string Status { get; init; }

    public string? ConditionsKey { get; init; }

    public Guid? ResumedFrom { get; init; }

    public string? Carry { get; init; }

    public long PassedCases { get; init; }

    public long FailedCases { get; init; }

    /// <summary>The record.</summary>
    public RunRecord ToRecord(RunStatus status, IEnumerable<GateReading> gates) => new()
    {
        Id = new RunId(Id),
        Kind = NameOf<RunKind>.Parse(Kind),
        Name = Name.Value,
        ConfigPath = ConfigPath.Value,
        ConfigYaml = ConfigYaml.Value,
        ConfigHash = ContentHash.Parse(ConfigHash),
        DatasetName = DatasetName.Value,
        DatasetHash = ContentHash.Parse(DatasetHash),
        ToolVersion = ToolVersion.Value,
        GitCommit = GitCommit?.Value,
        Host = Host.Value,
        Sandbox = new SandboxInfo
        {
            Backend = SandboxBackend.Value,
            PythonVersion = SandboxPythonVersion.Value,
            ImageDigest = SandboxImageDigest?.Value,
            Description = SandboxDescription.Value,
        },
        ConditionsKey = ConditionsKey is null ? null : ContentHash.Parse(ConditionsKey),
        Base = ResumedFrom is { } from ? new RunBase(new RunId(from), NameOf<Carry>.Parse(Carry!)) : null,
        Models = [.. Models.Select(StoredText.Decode)],
        Prompts = [.. Prompts.Select(StoredText.Decode)],
        SamplesPerCase = SamplesPerCase,
        PassAt = PassAt,
        PlannedCases = PlannedCases,
        LeftOut = LeftOut,
        StartedAt = new DateTimeOffset(StartedAt),
        FinishedAt = FinishedAt is { } finished ? new DateTimeOffset(finished) : null,
        Status = status,
        Gates = [.. gates.Select(gate => gate.ToResult())],
    };
}

/// <summary>A row of eval.gate.</summary>
internal sealed record GateReading
{
    /// <summary>Selects the gates of several runs.</summary>
    public const string Select = "select run_id, gate, status, value, message from eval.gate where run_id = any(@Ids) order by run_id, position";

    public required Guid RunId { get; init; }

    public required RowText Gate { get; init; }

    public required string Status { get; init; }

    public double? Value { get; init; }

    public required RowText Message { get; init; }

    /// <summary>The result.</summary>
    public GateResult ToResult() => new() { Gate = Gate.Value, Status = NameOf<GateStatus>.Parse(Status), Value = Value, Message = Message.Value };
}
