using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Checks;
using LlmEval.Review.Api.Lab;
using LlmEval.Review.Api.PromptLab.Transport;

namespace LlmEval.Review.Api.PromptLab.Catalogue;

/// <summary>Reads configs. What is wrong is noted with the fields.</summary>
internal static class ConfigReading
{
    /// <summary>A new one.</summary>
    public static LabConfig ReadNew(LabInput input, LabSettings settings) =>
        Change(new LabConfig { Name = input.Fields.RequiredText("name"), Version = 1, Model = input.Fields.RequiredText("model") }, input, settings);

    /// <summary>One with the fields that the request has. Null clears a field, which the original takes for one that is not there.</summary>
    public static LabConfig Change(LabConfig config, LabInput input, LabSettings settings)
    {
        var fields = input.Fields;
        var old = config.Parameters;
        var changed = config with
        {
            Model = fields.IsNull("model") ? config.Model : fields.RequiredText("model"),
            Connection = fields.IsNull("connection") ? config.Connection : fields.RequiredText("connection"),
            Description = fields.Has("description") ? input.Words("description") : config.Description,
            Parameters = new ModelParameters
            {
                MaxOutputTokens = fields.Has("max_output_tokens") ? fields.Int("max_output_tokens") : old.MaxOutputTokens,
                // The editor's choice of none may be sent as an empty text, too.
                Verbosity = fields.Has("verbosity") ? input.Words("verbosity") : old.Verbosity,
                ReasoningEffort = fields.Has("reasoning_effort") ? input.Words("reasoning_effort") : old.ReasoningEffort,
                Temperature = fields.Has("temperature") ? fields.Number("temperature") : old.Temperature,
                TopP = fields.Has("top_p") ? fields.Number("top_p") : old.TopP,
                FrequencyPenalty = fields.Has("frequency_penalty") ? fields.Number("frequency_penalty") : old.FrequencyPenalty,
                PresencePenalty = fields.Has("presence_penalty") ? fields.Number("presence_penalty") : old.PresencePenalty,
                Stop = !fields.Has("stop") ? old.Stop : fields.IsNull("stop") ? [] : fields.Texts("stop"),
                Seed = fields.Has("seed") ? fields.Long("seed") : old.Seed,
            },
        };
        input.Refuse([.. ConfigCheck.Of(changed), .. ConnectionCheck.Of(changed.Connection, settings)]);
        return changed;
    }
}
