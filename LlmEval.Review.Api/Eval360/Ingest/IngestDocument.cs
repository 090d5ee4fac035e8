using System.Text.Json;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Review.Api.Compatibility;

namespace LlmEval.Review.Api.Eval360.Ingest;

/// <summary>What a program would send in one request: scores, many of them, or examples. Read by the rules of the endpoints.</summary>
public sealed record IngestDocument
{
    private const int MostResults = 5_000;

    /// <summary>The scores.</summary>
    public IReadOnlyList<EvalResultSubmission> Results { get; private init; } = [];

    /// <summary>The measurement that <see cref="Examples"/> belong to; null where there are none.</summary>
    public string? RunId { get; private init; }

    /// <summary>The examples.</summary>
    public IReadOnlyList<SubmittedExample> Examples { get; private init; } = [];

    /// <summary>Whether examples that are not among these go.</summary>
    public bool Replace { get; private init; }

    /// <summary>What is wrong with it, each with its field; nothing of it may be sent unless this is empty.</summary>
    public IReadOnlyList<string> Problems { get; private init; } = [];

    /// <summary>Reads a document: the body of <c>ingest/eval-result</c>, of <c>ingest/eval-results</c> or of <c>ingest/examples</c>.</summary>
    public static IngestDocument Read(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object) return Wrong("it should be a JSON object");
        var faults = new Faults();
        var fields = new JsonFields(document, [], faults);
        var read = fields.Has("examples")
            ? new IngestDocument { RunId = fields.RequiredText("eval_run_id"), Replace = fields.Boolean("replace") ?? false, Examples = ExampleReading.Read(fields) }
            : new IngestDocument { Results = fields.Has("results") ? [.. fields.RequiredObjects("results", MostResults).Select(SubmissionReading.Read)] : [SubmissionReading.Read(fields)] };
        return faults.Any ? read with { Problems = [.. faults.ToException().Faults.Select(fault => $"{fault.Place}: {fault.Message}")] } : read;
    }

    /// <summary>A document that is none.</summary>
    internal static IngestDocument Wrong(string problem) => new() { Problems = [problem] };
}
