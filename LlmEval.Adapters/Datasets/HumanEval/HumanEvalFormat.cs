using LlmEval.Adapters.Datasets.EvalPlus;
using LlmEval.Adapters.Datasets.Jsonl;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Adapters.Datasets.HumanEval;

/// <summary>
/// HumanEval (M. Chen et al. 2021): <c>task_id</c>, <c>prompt</c>, <c>entry_point</c>, <c>canonical_solution</c> (the body that continues
/// the prompt) and <c>test</c>, which defines <c>check(candidate)</c>.
/// </summary>
internal sealed class HumanEvalFormat : IJsonTaskFormat
{
    public DatasetFormat Format => DatasetFormat.HumanEval;

    public string Signature => "task_id, prompt, entry_point, test";

    public bool Matches(JsonRecord record) => record.Has("prompt", "entry_point", "test");

    public EvalTask Read(JsonRecord record)
    {
        var id = record.Text("task_id");
        var prompt = record.Text("prompt");
        var test = record.Text("test");
        if (test.Length > 0 && !PythonText.DefinesCheck(test)) record.Report("'test' does not define check(candidate)");
        return new EvalTask
        {
            Id = id,
            Title = id,
            Prompt = prompt,
            EntryPoint = EntryPoint(record),
            ReferenceSolution = record.OptionalText("canonical_solution") is { } body ? prompt + body : null,
            Tests = new TaskTests { Kind = TestKind.Check, Source = test, Setup = NumpyStandIn.For(test) },
            Source = record.Source,
        };
    }

    /// <summary>The record's <c>entry_point</c>, which has to be a Python name.</summary>
    public static string EntryPoint(JsonRecord record)
    {
        var name = record.Text("entry_point");
        if (name.Length > 0 && !PythonText.IsIdentifier(name)) record.Report($"'entry_point' is '{name}', which is no Python name");
        return name;
    }
}
