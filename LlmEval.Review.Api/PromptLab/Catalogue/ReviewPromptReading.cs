using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Checks;
using LlmEval.Review.Api.Lab;
using LlmEval.Review.Api.PromptLab.Transport;

namespace LlmEval.Review.Api.PromptLab.Catalogue;

/// <summary>Reads review prompts. What is wrong is noted with the fields.</summary>
internal static class ReviewPromptReading
{
    /// <summary>A new one.</summary>
    /// <param name="input">The request.</param>
    /// <param name="madeBy">Who made it, unless the request says so.</param>
    /// <param name="settings">The connections that there are.</param>
    public static ReviewPrompt ReadNew(LabInput input, string madeBy, LabSettings settings) => Change(
        new ReviewPrompt
        {
            Id = Guid.CreateVersion7().ToString(),
            Name = input.Fields.RequiredText("name"),
            Version = 1,
            Template = input.Fields.RequiredText("template"),
            DefaultModel = input.Fields.RequiredText("default_model"),
            CreatedBy = input.Words("created_by") ?? madeBy,
        },
        input,
        settings);

    /// <summary>One with the fields that the request has; null clears description and system prompt.</summary>
    public static ReviewPrompt Change(ReviewPrompt prompt, LabInput input, LabSettings settings)
    {
        var fields = input.Fields;
        var changed = prompt with
        {
            Name = fields.IsNull("name") ? prompt.Name : fields.RequiredText("name"),
            Template = fields.IsNull("template") ? prompt.Template : fields.RequiredText("template"),
            DefaultModel = fields.IsNull("default_model") ? prompt.DefaultModel : fields.RequiredText("default_model"),
            Connection = fields.IsNull("connection") ? prompt.Connection : fields.RequiredText("connection"),
            Description = fields.Has("description") ? input.Words("description") : prompt.Description,
            SystemPrompt = fields.Has("system_prompt") ? input.Words("system_prompt") : prompt.SystemPrompt,
            Criteria = fields.IsNull("criteria") ? prompt.Criteria : ReadCriteria(input),
            Mode = fields.Name("mode", prompt.Mode),
            Output = fields.Name("output", prompt.Output),
            Scale = new ScoreScale(fields.Number("scale_lowest") ?? prompt.Scale.Lowest, fields.Number("scale_highest") ?? prompt.Scale.Highest),
        };
        input.Refuse([.. ReviewPromptCheck.Of(changed), .. ConnectionCheck.Of(changed.Connection, settings)]);
        return changed;
    }

    /// <summary>The criteria; none when they are not there.</summary>
    public static IReadOnlyList<string> ReadCriteria(LabInput input) =>
        input.Fields.IsNull("criteria") ? [] : [.. input.Fields.Texts("criteria").Select(criterion => criterion.Trim())];
}
