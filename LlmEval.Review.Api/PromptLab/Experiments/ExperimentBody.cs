using System.Buffers.Binary;
using System.Text.Json.Serialization;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Review.Api.PromptLab.Experiments;

/// <summary>An experiment: the original's fields, then ours.</summary>
internal sealed record ExperimentBody
{
    /// <summary>A number for programs that want one: the same for the same experiment, and of no further meaning.</summary>
    public required long Id { get; init; }

    public required string ExperimentId { get; init; }

    public required string PromptName { get; init; }

    public required string ConfigName { get; init; }

    public required string RunId { get; init; }

    public required string RenderedPrompt { get; init; }

    public required ExperimentConfigBody ConfigJson { get; init; }

    /// <summary>The answer; of a refusal its words after <c>[REFUSAL]</c>; empty without one.</summary>
    public required string Response { get; init; }

    public required string? FinishReason { get; init; }

    public required DateTimeOffset StartTime { get; init; }

    public required DateTimeOffset EndTime { get; init; }

    public required double DurationSeconds { get; init; }

    /// <summary>0 where it is not known, which the original's pages need.</summary>
    public required long PromptTokens { get; init; }

    public required long CompletionTokens { get; init; }

    public required long TotalTokens { get; init; }

    /// <summary>0 where it is not known: see <see cref="CostIsKnown"/>.</summary>
    public required decimal EstimatedCostUsd { get; init; }

    public required string? Error { get; init; }

    public required bool Success { get; init; }

    public required bool IsAcceptable { get; init; }

    /// <summary>The row that filled the prompt; null where it has none.</summary>
    public required ExperimentMetadata? MetadataJson { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string? SessionId { get; init; }

    public required int ConfigVersion { get; init; }

    /// <summary>The part of the completion's tokens that was reasoning.</summary>
    public required long ReasoningTokens { get; init; }

    public required bool CostIsKnown { get; init; }

    /// <summary>Maps.</summary>
    public static ExperimentBody Of(LabExperiment experiment)
    {
        var end = experiment.StartedAt + (experiment.Duration ?? TimeSpan.Zero);
        var usage = experiment.Response?.Usage;
        return new ExperimentBody
        {
            Id = NumberOf(experiment.Id),
            ExperimentId = experiment.Id.ToString(),
            PromptName = experiment.Prompt,
            ConfigName = experiment.Config.Name,
            RunId = experiment.Run,
            RenderedPrompt = Rendered(experiment.Messages),
            ConfigJson = ExperimentConfigBody.Of(experiment.Config),
            Response = ResponseText(experiment.Response),
            FinishReason = experiment.Response is { } response ? NameOf<FinishReason>.Of(response.FinishReason) : null,
            StartTime = experiment.StartedAt,
            EndTime = end,
            DurationSeconds = experiment.Duration?.TotalSeconds ?? 0,
            PromptTokens = usage?.InputTokens ?? 0,
            CompletionTokens = usage?.OutputTokens ?? 0,
            TotalTokens = TotalTokensOf(usage),
            EstimatedCostUsd = experiment.Cost?.Amount ?? 0,
            Error = experiment.Error,
            Success = experiment.IsSuccess,
            IsAcceptable = experiment.IsAcceptable,
            MetadataJson = experiment.Row is { } row ? new ExperimentMetadata(row) : null,
            CreatedAt = end,
            SessionId = experiment.Session,
            ConfigVersion = experiment.Config.Version,
            ReasoningTokens = usage?.ReasoningTokens ?? 0,
            CostIsKnown = experiment.Cost is not null,
        };
    }

    /// <summary>The messages as the original shows them.</summary>
    public static string Rendered(IReadOnlyList<ChatMessage> messages) =>
        string.Join("\n\n", messages.Select(message => $"[{NameOf<ChatRole>.Of(message.Role)}]\n{message.Content}"));

    /// <summary>The text of an answer as the original shows it.</summary>
    public static string ResponseText(ModelResponse? response) => response switch
    {
        null => "",
        { Text: "", Refusal: { } refusal } => $"[REFUSAL] {refusal}",
        _ => response.Text,
    };

    /// <summary>All tokens; 0 where they are not known.</summary>
    public static long TotalTokensOf(TokenUsage? usage) => usage is null ? 0 : usage.InputTokens + usage.OutputTokens;

    // 53 bits of the id's random end: what programs that know numbers as doubles can hold.
    private static long NumberOf(SampleId id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt64BigEndian(bytes[8..]) & ((1L << 53) - 1);
    }
}

/// <summary>What a config has set, as the original's files write it.</summary>
internal sealed record ExperimentConfigBody(
    string Model,
    double? Temperature,
    int? MaxOutputTokens,
    double? TopP,
    double? FrequencyPenalty,
    double? PresencePenalty,
    string? Verbosity,
    string? ReasoningEffort,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Stop,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Seed)
{
    /// <summary>Maps.</summary>
    public static ExperimentConfigBody Of(LabConfig config) => new(
        config.Model,
        config.Parameters.Temperature,
        config.Parameters.MaxOutputTokens,
        config.Parameters.TopP,
        config.Parameters.FrequencyPenalty,
        config.Parameters.PresencePenalty,
        config.Parameters.Verbosity,
        config.Parameters.ReasoningEffort,
        config.Parameters.Stop.Count > 0 ? config.Parameters.Stop : null,
        config.Parameters.Seed);
}

/// <summary>What else there is to say of an experiment.</summary>
/// <param name="Row">The row that filled the prompt.</param>
internal sealed record ExperimentMetadata(string Row);
