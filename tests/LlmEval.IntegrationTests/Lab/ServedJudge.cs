using LlmEval.IntegrationTests.Models;

namespace LlmEval.IntegrationTests.Lab;

/// <summary>A server whose model <see cref="Model"/> ranks two responses, and always likes the first one; all others answer a word.</summary>
internal static class ServedJudge
{
    public const string Model = "gpt-4.1";

    public static bool IsAsked(RecordedCall call) => call.Json.GetProperty("model").GetString() == Model;

    public static FakeAnswer Answer(RecordedCall call) => !IsAsked(call) ? FakeAnswer.Completion("rain") : FakeAnswer.Completion(
        """
        {"rankings":[
            {"label":"A","comment":"the first","criteria_scores":{"form":5},"overall_score":8,"rank":1},
            {"label":"B","comment":"the second","criteria_scores":{"form":4},"overall_score":2,"rank":2}]}
        """,
        usage: FakeAnswer.Usage(1000, 100));
}
