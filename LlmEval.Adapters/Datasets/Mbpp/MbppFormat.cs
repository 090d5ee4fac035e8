using LlmEval.Adapters.Datasets.EvalPlus;
using LlmEval.Adapters.Datasets.Jsonl;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Adapters.Datasets.Mbpp;

/// <summary>
/// MBPP (J. Austin et al. 2021), full (<c>text</c>, <c>code</c>, <c>test_list</c>, <c>test_setup_code</c>) or sanitized (<c>prompt</c>
/// for the text, <c>test_imports</c> for the setup).
/// </summary>
/// <remarks>
/// Only <c>test_list</c> decides, as in the paper; <c>challenge_test_list</c> is not run, so that numbers compare with published ones.
/// </remarks>
internal sealed class MbppFormat : IJsonTaskFormat
{
    public DatasetFormat Format => DatasetFormat.Mbpp;

    public string Signature => "task_id, text or prompt, code, test_list";

    public bool Matches(JsonRecord record) => record.Has("code", "test_list") && (record.Has("text") || record.Has("prompt"));

    public EvalTask Read(JsonRecord record) => Read(record, "MBPP");

    /// <summary>Makes the task. A ready <c>test</c>, which EvalPlus adds to MBPP's fields, takes the place of the asserts as the tests.</summary>
    /// <param name="record">The record.</param>
    /// <param name="family">What stands before a bare number in the id.</param>
    public static EvalTask Read(JsonRecord record, string family)
    {
        var number = record.TextOrNumber("task_id");
        var id = number.Contains('/', StringComparison.Ordinal) ? number : $"{family}/{number}";
        var text = record.Text(record.Has("text") ? "text" : "prompt");
        var code = record.Text("code");
        var asserts = record.Texts("test_list");
        var test = record.OptionalText("test") ?? string.Join('\n', asserts) + "\n";
        return new EvalTask
        {
            Id = id,
            Title = id,
            Prompt = MbppPrompt.Of(text, asserts),
            EntryPoint = record.IsSound ? EntryPoint(record, code, asserts) : "",
            ReferenceSolution = code,
            Tests = new TaskTests { Kind = TestKind.Statements, Source = test, Setup = Setup(record, test) },
            Source = record.Source,
        };
    }

    private static string? Setup(JsonRecord record, string test)
    {
        IEnumerable<string?> parts = [NumpyStandIn.For(test), record.OptionalText("test_setup_code"), .. record.OptionalTexts("test_imports")];
        var setup = string.Join('\n', parts.OfType<string>());
        return setup.Length == 0 ? null : setup;
    }

    private static string EntryPoint(JsonRecord record, string code, IReadOnlyList<string> asserts)
    {
        if (MbppEntryPoint.Find(code, asserts) is { } name) return name;
        record.Report("no function or class that 'code' defines is called in 'test_list': what is the entry point?");
        return "";
    }
}
