using System.Text.Json.Serialization;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Core.Domain.Configuration;

/// <summary>Which tasks are run.</summary>
public sealed record DatasetOptions
{
    /// <summary>Absolute path of a folder of YAML task files or of a JSONL file (also .gz).</summary>
    public required string Path { get; init; }

    /// <summary>The format. Default: found out from the content.</summary>
    public DatasetFormat Format { get; init; } = DatasetFormat.Auto;

    /// <summary>Of assignment templates: the seeds that each is rendered with, in order. Of other formats, empty.</summary>
    public IReadOnlyList<string> Seeds { get; init; } = [];

    /// <summary>Of assignment templates: 1 for the first round alone, 2 with the change request. Default 2.</summary>
    public int Rounds { get; init; } = 2;

    /// <summary>Overrides the tasks' own policy; null leaves it.</summary>
    public MutationPolicy? Mutation { get; init; }

    /// <summary>
    /// <see cref="IntegrityMode.Weak"/> runs tests in the solution's interpreter, save those of tasks that say strong themselves. Default:
    /// strong; a task that says weak is then <c>unsupported</c>.
    /// </summary>
    public IntegrityMode Mode { get; init; } = IntegrityMode.Strong;

    /// <summary>Keeps only these topics; empty keeps all.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Keeps only these difficulties; empty keeps all.</summary>
    public IReadOnlyList<string> Difficulties { get; init; } = [];

    /// <summary>Keeps only tasks whose id matches one of these globs (<c>*</c> any run of characters, <c>?</c> one); empty keeps all.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Keeps the first so many tasks after the filters; null keeps all.</summary>
    public int? Limit { get; init; }
}

/// <summary>The formats that datasets come in.</summary>
public enum DatasetFormat
{
    /// <summary>Found out from the content.</summary>
    Auto,

    /// <summary>HumanEval's JSONL.</summary>
    [JsonStringEnumMemberName("humaneval")]
    HumanEval,

    /// <summary>MBPP's JSONL.</summary>
    [JsonStringEnumMemberName("mbpp")]
    Mbpp,

    /// <summary>EvalPlus' JSONL (HumanEval+ and MBPP+).</summary>
    [JsonStringEnumMemberName("evalplus")]
    EvalPlus,

    /// <summary>Our own folder of YAML task files.</summary>
    [JsonStringEnumMemberName("llm-eval")]
    LlmEval,

    /// <summary>A folder of templates of web-app tasks, as YAML.</summary>
    [JsonStringEnumMemberName("assignments")]
    Assignments,
}
