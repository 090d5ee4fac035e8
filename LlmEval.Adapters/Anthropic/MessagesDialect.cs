using System.Globalization;
using System.Text.RegularExpressions;
using LlmEval.Adapters.ModelApi;
using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Adapters.Anthropic;

/// <summary>Which parameters a Claude model takes, and how: the one place that knows.</summary>
/// <remarks>
/// The name decides: its last part behind a <c>/</c> or <c>.</c> that ends a gateway's prefix, such as <c>anthropic/claude-opus-4-6</c>.
/// <code>
/// model                            temperature, top_p               reasoning_effort
/// claude 3, 4.0                    yes                              none
/// claude 4.1 to 4.5                one of the two                   none; claude-opus-4-5: also low, medium, high
/// claude 4.6                       one of the two, and only without reasoning_effort
///                                                                   none, low, medium, high, max
/// claude 4.7, later                no                               low, medium, high, xhigh, max; none where thinking can be turned off
/// any other name                   yes                              yes   (the server decides)
/// </code>
/// An effort is sent as <c>output_config.effort</c>, and from 4.6 on with <c>thinking: adaptive</c>, without which 4.6 to 4.8 do not think;
/// <c>none</c> sends <c>thinking: disabled</c> to the models that think unless told otherwise (5 and later), to others nothing. Sampling is
/// refused from 4.7 on for every value but the default, so that there is no use in it. No model takes <c>temperature</c> above 1, a
/// <c>stop</c> of white space alone, <c>seed</c>, penalties or <c>verbosity</c>.
/// Source: Anthropic's API reference (Messages) and its guides "Effort", "Thinking", "Troubleshooting thinking" and those for migration.
/// </remarks>
internal sealed partial record MessagesDialect
{
    private const string Api = "Anthropic's API";
    private const string Remove = "remove it";
    private const string NoEffort = "none";
    private const int MatchMilliseconds = 1000;

    // Models of version 5 that can be told not to think. The others always do.
    private static readonly HashSet<(string Family, int Version)> CanStopThinking = [("opus", 500), ("sonnet", 500), ("haiku", 500), ("haiku", 505)];

    private readonly string family;

    // 100 times major plus minor; null for names that are none of Anthropic's.
    private readonly int? version;

    private MessagesDialect(string family, int? version)
    {
        this.family = family;
        this.version = version;
    }

    /// <summary>What <c>max_tokens</c> is without <c>max_output_tokens</c>: what Claude 3 can do, or for later models room for thinking.</summary>
    public int DefaultMaxTokens => version < 400 ? 4096 : 16_384;

    /// <summary>
    /// How answers are held to a schema: by structured output where the model has it (from 4.5 on, and <c>claude-opus-4-1</c>), else by a tool
    /// that has to be called. Names that are none of Anthropic's are asked for the former first.
    /// </summary>
    /// <remarks>Source: Anthropic's guide "Structured outputs". A tool that has to be called excludes thinking, structured output does not.</remarks>
    public AnswerForm StrictestForm => version is null or >= 405 || (version == 401 && family == "opus") ? AnswerForm.Schema : AnswerForm.Tool;

    private IReadOnlyList<string> Efforts => version switch
    {
        null => [],
        405 when family == "opus" => [NoEffort, "low", "medium", "high"],
        < 406 => [NoEffort],
        406 => [NoEffort, "low", "medium", "high", "max"],
        < 500 => [NoEffort, "low", "medium", "high", "xhigh", "max"],
        { } later => CanStopThinking.Contains((family, later)) ? [NoEffort, "low", "medium", "high", "xhigh", "max"] : ["low", "medium", "high", "xhigh", "max"],
    };

    /// <summary>The dialect of a model.</summary>
    public static MessagesDialect For(string model)
    {
        var name = model.ToLowerInvariant();
        if (NewName().Match(name) is { Success: true } match) return new(match.Groups["family"].Value, Version(match));
        return OldName().Match(name) is { Success: true } old ? new(old.Groups["family"].Value, Version(old)) : new("", null);
    }

    /// <summary>The kind of thinking to ask for; null to leave it to the model.</summary>
    public string? Thinking(ModelParameters parameters) => parameters.ReasoningEffort switch
    {
        null => null,
        NoEffort => version is null or >= 500 ? "disabled" : null,
        _ => version >= 406 ? "adaptive" : null,
    };

    /// <summary>The effort to ask for; null to leave it to the model.</summary>
    public static string? Effort(ModelParameters parameters) => parameters.ReasoningEffort is NoEffort ? null : parameters.ReasoningEffort;

    /// <summary>What of the parameters the model does not take, each with its fix; empty when it takes all.</summary>
    public IReadOnlyList<ParameterProblem> Problems(ModelParameters parameters)
    {
        var problems = new List<ParameterProblem>();
        Check(parameters.Seed is not null, "seed", Api, Remove);
        Check(parameters.FrequencyPenalty is not null, "frequency_penalty", Api, Remove);
        Check(parameters.PresencePenalty is not null, "presence_penalty", Api, Remove);
        Check(parameters.Verbosity is not null, "verbosity", Api, Remove);
        Check(parameters.Stop.Any(string.IsNullOrWhiteSpace), "stop", Api + " where it is white space alone", "add what comes before or behind it");
        Check(parameters.Temperature > 1, "temperature", Api + " above 1", "lower it to 1 or less");
        CheckSampling();
        var effort = parameters.ReasoningEffort;
        var fix = Efforts.Count > 1 ? $"use one of {string.Join(", ", Efforts)}" : "remove it or use claude-opus-4-6 or later";
        Check(version is not null && effort is not null && !Efforts.Contains(effort), "reasoning_effort", $"this model as '{effort}'", fix);
        return problems;

        void CheckSampling()
        {
            if (version is null) return;
            var thinks = Thinking(parameters) == "adaptive";
            var (kind, mend) = version >= 407 ? ("this model", Remove) : ("this model with reasoning_effort", "remove one of the two");
            var refused = version >= 407 || thinks;
            Check(refused && parameters.Temperature is not null, "temperature", kind, mend);
            Check(refused && parameters.TopP is not null, "top_p", kind, mend);
            var both = parameters is { Temperature: not null, TopP: not null };
            Check(!refused && version >= 401 && both, "top_p", "this model together with temperature", "remove one of the two");
        }

        void Check(bool isRefused, string parameter, string kind, string fix)
        {
            if (isRefused) problems.Add(new ParameterProblem(parameter, kind, fix) { CanBeLeftOut = fix == Remove });
        }
    }

    private static int Version(Match match) => (100 * Number(match, "major")) + Number(match, "minor");

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true, ValueSpan: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;

    // claude-opus-4-6, claude-sonnet-4-20250514, and a gateway's anthropic/claude-opus-4.6.
    [GeneratedRegex(@"(^|[/.])claude-(?<family>[a-z]+)-(?<major>\d{1,2})([-.](?<minor>\d{1,2}))?(?!\d)", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex NewName();

    // claude-3-opus-20240229, claude-3-5-sonnet-latest.
    [GeneratedRegex(@"(^|[/.])claude-(?<major>\d)([-.](?<minor>\d))?-(?<family>[a-z]+)", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex OldName();
}
