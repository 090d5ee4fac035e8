using System.Globalization;
using System.Text.RegularExpressions;
using LlmEval.Adapters.ModelApi;
using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Adapters.OpenAi;

/// <summary>Which parameters a model takes, and under which names: the one place that knows.</summary>
/// <remarks>
/// No server says it, so name and address decide. Of the name counts the last part of a path, without <c>ft:</c> and without what follows
/// a colon: <c>openai/o3-mini</c> is <c>o3-mini</c>, <c>gpt-oss:20b</c> is <c>gpt-oss</c>. OpenAI itself is <c>api.openai.com</c> and its
/// regions.
/// <code>
/// model                        temperature  stop    penalties  reasoning_effort  verbosity
///                              top_p
/// o1*                          no           yes     no         yes               no
/// o3*, o4*, later              no           no      no         yes               no
/// gpt-5*                       no           no      no         yes               yes
/// gpt-5.1*, gpt-5.2*, later    only with reasoning_effort: none
///                                                   no         yes               yes
/// gpt-3.5*, gpt-4*, chatgpt-*, gpt-5-chat*
///              at OpenAI       yes          yes     yes        no                no
/// any other name, with reasoning_effort set
///              at OpenAI       no           no      no         yes               yes
/// any other name               yes          yes     yes        yes               yes   (the server decides)
/// </code>
/// The limit of output tokens is sent as <c>max_completion_tokens</c> to OpenAI, which takes it for every model, and to the reasoning
/// models named above wherever they are served; all else gets <c>max_tokens</c>, the only name that Ollama, LM Studio and older vLLM and
/// llama.cpp servers act on. The system message has the role <c>developer</c> for reasoning models at OpenAI, <c>system</c> elsewhere.
/// <c>seed</c> is sent to all; servers that have none ignore it.
/// Source: OpenAI's API reference (chat completions) and its guides "Reasoning models" and "Using GPT-5".
/// </remarks>
internal sealed partial record ChatDialect
{
    private const string Remove = "remove it";
    private const int MatchMilliseconds = 1000;

    private readonly Family family;
    private readonly bool atOpenAi;

    private ChatDialect(Family family, bool atOpenAi)
    {
        this.family = family;
        this.atOpenAi = atOpenAi;
    }

    private enum Family
    {
        O1,
        O3AndLater,
        Gpt5,
        Gpt51AndLater,
        ReasoningOfUnknownName,
        ChatOfOpenAi,
        DecidedByServer,
    }

    /// <summary>The field that limits output tokens.</summary>
    public string TokenLimitField => atOpenAi || IsReasoning ? "max_completion_tokens" : "max_tokens";

    /// <summary>The role of the system message.</summary>
    public string SystemRole => atOpenAi && IsReasoning ? "developer" : "system";

    private bool IsReasoning => family is not (Family.ChatOfOpenAi or Family.DecidedByServer);

    /// <summary>The dialect for a model at an address.</summary>
    public static ChatDialect For(string model, Uri baseUrl, ModelParameters parameters)
    {
        var official = IsOpenAi(baseUrl);
        var name = BareName(model);
        if (FamilyOf(name) is { } known) return new(known, official);
        if (!official) return new(Family.DecidedByServer, official);
        if (ChatName().IsMatch(name)) return new(Family.ChatOfOpenAi, official);
        return new(parameters.ReasoningEffort is null ? Family.DecidedByServer : Family.ReasoningOfUnknownName, official);
    }

    /// <summary>Whether an address is OpenAI's own, and no gateway's or compatible server's.</summary>
    public static bool IsOpenAi(Uri baseUrl) =>
        baseUrl.Host is "api.openai.com" || baseUrl.Host.EndsWith(".api.openai.com", StringComparison.Ordinal);

    /// <summary>What of the parameters the model does not take, each with its fix; empty when it takes all.</summary>
    public IReadOnlyList<ParameterProblem> Problems(ModelParameters parameters)
    {
        var problems = new List<ParameterProblem>();
        if (!TakesSampling(parameters))
        {
            var fix = family == Family.Gpt51AndLater ? "remove it or set reasoning_effort: none" : Remove;
            Check(parameters.Temperature is not null, "temperature", fix);
            Check(parameters.TopP is not null, "top_p", fix);
            Check(parameters.Stop.Count > 0 && family != Family.O1, "stop", fix);
        }

        Check(IsReasoning && parameters.FrequencyPenalty is not null, "frequency_penalty", Remove);
        Check(IsReasoning && parameters.PresencePenalty is not null, "presence_penalty", Remove);
        Check(
            family == Family.ChatOfOpenAi && parameters.ReasoningEffort is not null,
            "reasoning_effort",
            "remove it or use a reasoning model");
        Check(
            family is Family.O1 or Family.O3AndLater or Family.ChatOfOpenAi && parameters.Verbosity is not null,
            "verbosity",
            "remove it or use gpt-5 or later");
        return problems;

        void Check(bool refused, string parameter, string fix)
        {
            if (refused) problems.Add(new ParameterProblem(parameter, Kind, fix) { CanBeLeftOut = true });
        }
    }

    private string Kind => family switch
    {
        Family.ChatOfOpenAi => "this model, which does not reason",
        Family.ReasoningOfUnknownName => "a model with reasoning_effort",
        _ => "this reasoning model",
    };

    private bool TakesSampling(ModelParameters parameters) =>
        !IsReasoning || (family == Family.Gpt51AndLater && parameters.ReasoningEffort is "none");

    private static string BareName(string model)
    {
        var name = model.ToLowerInvariant();
        name = name[(name.LastIndexOf('/') + 1)..];
        if (name.StartsWith("ft:", StringComparison.Ordinal)) name = name[3..];
        return name.Split(':')[0];
    }

    private static Family? FamilyOf(string name)
    {
        if (OSeriesName().Match(name) is { Success: true } o) return Number(o, "major") == 1 ? Family.O1 : Family.O3AndLater;
        if (GptName().Match(name) is { Success: true } gpt && Number(gpt, "major") is >= 5 and var major)
        {
            return major == 5 && Number(gpt, "minor") == 0 ? Family.Gpt5 : Family.Gpt51AndLater;
        }

        return null;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true, ValueSpan: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^o(?<major>\d{1,3})(-|$)", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex OSeriesName();

    [GeneratedRegex(@"^gpt-(?!5-chat)(?<major>\d{1,3})(\.(?<minor>\d{1,3}))?(-|$)", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex GptName();

    [GeneratedRegex(@"^(gpt-3\.5|gpt-4|chatgpt-|gpt-5-chat)", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex ChatName();
}
