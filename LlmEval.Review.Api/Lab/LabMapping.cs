using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Review.Api.Lab.Configs;

namespace LlmEval.Review.Api.Lab;

/// <summary>Maps what several pages of the lab show.</summary>
internal static class LabMapping
{
    /// <summary>Messages of a prompt.</summary>
    public static IReadOnlyList<LabMessage> ToResponse(this IReadOnlyList<ChatMessage> messages) => [.. messages.Select(message => new LabMessage(message.Role, message.Content))];

    /// <summary>Messages of a request.</summary>
    public static IReadOnlyList<ChatMessage> ToMessages(this IReadOnlyList<LabMessage> messages) => [.. messages.Select(message => new ChatMessage(message.Role, message.Content))];

    /// <summary>Rows of a prompt.</summary>
    public static IReadOnlyList<LabRowValues> ToResponse(this IReadOnlyList<LabRow> rows) => [.. rows.Select(row => new LabRowValues(row.Name, row.Values))];

    /// <summary>Rows of a request.</summary>
    public static IReadOnlyList<LabRow> ToRows(this IReadOnlyList<LabRowValues> rows) => [.. rows.Select(row => new LabRow(row.Name, row.Values))];

    /// <summary>Parameters of a config.</summary>
    public static LabParameters ToResponse(this ModelParameters parameters) => new()
    {
        Temperature = parameters.Temperature,
        TopP = parameters.TopP,
        MaxOutputTokens = parameters.MaxOutputTokens,
        ReasoningEffort = parameters.ReasoningEffort,
        Verbosity = parameters.Verbosity,
        Stop = parameters.Stop,
        FrequencyPenalty = parameters.FrequencyPenalty,
        PresencePenalty = parameters.PresencePenalty,
        Seed = parameters.Seed,
    };

    /// <summary>Parameters of a request.</summary>
    public static ModelParameters ToParameters(this LabParameters sent) => new()
    {
        Temperature = sent.Temperature,
        TopP = sent.TopP,
        MaxOutputTokens = sent.MaxOutputTokens,
        ReasoningEffort = sent.ReasoningEffort,
        Verbosity = sent.Verbosity,
        Stop = sent.Stop,
        FrequencyPenalty = sent.FrequencyPenalty,
        PresencePenalty = sent.PresencePenalty,
        Seed = sent.Seed,
    };

    /// <summary>Whether something that can be deleted is wanted.</summary>
    public static bool Includes(this LabActive wanted, bool isActive) => wanted == LabActive.All || isActive == (wanted == LabActive.Yes);
}
