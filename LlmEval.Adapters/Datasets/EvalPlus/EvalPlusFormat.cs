using LlmEval.Adapters.Datasets.HumanEval;
using LlmEval.Adapters.Datasets.Jsonl;
using LlmEval.Adapters.Datasets.Mbpp;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Adapters.Datasets.EvalPlus;

/// <summary>
/// HumanEval+ and MBPP+ (J. Liu et al. 2023), as EvalPlus releases them (inputs, and a canonical solution that tells the expected values)
/// or as they are on the Hugging Face hub (HumanEval's or MBPP's fields with a ready <c>test</c>).
/// </summary>
internal sealed class EvalPlusFormat : IJsonTaskFormat
{
    public DatasetFormat Format => DatasetFormat.EvalPlus;

    public string Signature => "task_id, prompt, entry_point, canonical_solution, base_input, plus_input";

    public bool Matches(JsonRecord record) =>
        record.Has("base_input") || record.Has("code", "test_list", "test") || NumpyStandIn.For(record.Peek("test") ?? "") is not null;

    public EvalTask Read(JsonRecord record) =>
        record.Has("base_input") ? Released(record)
        : record.Has("test_list") ? MbppFormat.Read(record, "Mbpp")
        : new HumanEvalFormat().Read(record);

    private static EvalTask Released(JsonRecord record)
    {
        var id = record.Text("task_id");
        var prompt = record.Text("prompt");
        var reference = prompt + record.Text("canonical_solution");
        var entryPoint = HumanEvalFormat.EntryPoint(record);
        var program = new EvalPlusProgram
        {
            TaskId = id,
            EntryPoint = entryPoint,
            Reference = reference,
            BaseInputs = record.RawList("base_input", required: true),
            PlusInputs = record.RawList("plus_input", required: false),
            AbsoluteTolerance = record.NonNegativeNumber("atol"),
        };
        return new EvalTask
        {
            Id = id,
            Title = id,
            Prompt = prompt,
            EntryPoint = entryPoint,
            ReferenceSolution = reference,
            Tests = new TaskTests { Kind = TestKind.Check, Source = program.ToPython() },
            Source = record.Source,
        };
    }
}
