using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Checks;

namespace LlmEval.Core.Lab.Importing;

/// <summary>Reads review prompts of the original and of this tool.</summary>
internal static class ReviewPromptReader
{
    private const string Model = "gpt-5";

    /// <summary>A review prompt. Null with problems when it is broken.</summary>
    public static ReviewPrompt? Read(ImportedObject item)
    {
        var before = item.Problems.Count;
        var prompt = new ReviewPrompt
        {
            // The same file imported twice is the same review prompt.
            Id = item.Text("prompt_id") ?? item.Text("id") ?? item.Stem,
            Name = item.Text("name") ?? item.Stem,
            Version = 1,
            Description = item.Text("description"),
            Template = item.Text("template") ?? "",
            SystemPrompt = item.Text("system_prompt"),
            Criteria = item.Texts("criteria"),
            Mode = Named<ReviewMode>(item, "mode") ?? ReviewMode.Listwise,
            Scale = Scale(item),
            Output = Named<ReviewOutput>(item, "output") ?? ReviewOutput.JsonSchema,
            Connection = item.Text("connection") ?? LabConnection.DefaultName,
            DefaultModel = item.Text("default_model") ?? Model,
            CreatedBy = item.Text("created_by") ?? "import",
        };
        foreach (var problem in ReviewPromptCheck.Of(prompt)) item.Problem($".{problem.Place}", problem.Message);
        return item.Problems.Count == before ? prompt : null;
    }

    private static ScoreScale Scale(ImportedObject item)
    {
        if (item.Field("scale") is not { } given) return new ScoreScale();
        var scale = item.At(given, ".scale", "");
        return new ScoreScale(scale.Number("lowest") ?? 0, scale.Number("highest") ?? 10);
    }

    private static T? Named<T>(ImportedObject item, string name)
        where T : struct, Enum
    {
        if (item.Text(name) is not { } written) return null;
        if (NameOf<T>.TryParse(written, out var value)) return value;
        item.Problem($".{name}", $"'{written}' is not one of: {string.Join(", ", NameOf<T>.All)}");
        return null;
    }
}
